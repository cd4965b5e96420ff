import { readFileSync } from 'node:fs'

/**
 * Why a sentence is true: a test by its file and name, or the place of a rule that the product enforces, each looked
 * up; what was measured, with the command; what somebody outside says, with the source; or why it claims nothing.
 */
export type Proof =
  | { test: string; name: string }
  | { rule: string; says: string }
  | { measured: string }
  | { outside: string }
  | { noClaim: string }

/** A sentence, or enough of it to be told from all others, in each language that says it, and its proofs. */
export type Claim = {
  en?: string | readonly string[]
  chinese?: string | readonly string[]
  proofs: readonly Proof[]
}

export const proved = (test: string, name: string): Proof => ({ test: `tests/${test}`, name })
export const rule = (file: string, says: string): Proof => ({ rule: file, says })
export const measured = (command: string): Proof => ({ measured: command })
export const outside = (source: string): Proof => ({ outside: source })
export const noClaim = (why: string): Proof => ({ noClaim: why })

/** What of a proof cannot be found where it is said to be; undefined for one that holds. */
export function missing(proof: Proof): string | undefined {
  if ('test' in proof)
    return holds(proof.test, proof.name) ? undefined : `${proof.test} has no test "${proof.name}"`
  if ('rule' in proof)
    return holds(proof.rule, proof.says) ? undefined : `${proof.rule} does not say "${proof.says}"`
  return undefined
}

const texts = new Map<string, string>()

function holds(file: string, part: string): boolean {
  if (!texts.has(file)) texts.set(file, readIfThere(file))
  // A word or a number stands in many places and proves nothing.
  return part.length >= 7 && (texts.get(file) ?? '').includes(part)
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
