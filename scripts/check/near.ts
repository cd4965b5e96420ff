import type { Text } from '#contract/company'
import { plus, quote, say } from './fault.ts'
import { meant, oneOf } from './shape-words.ts'

/** The known key at a distance of one or two slips, if there is one. */
export function nearest(key: string, known: string[]): string | undefined {
  const ranked = known.map((name) => ({ name, slips: slips(key.toLowerCase(), name.toLowerCase()) }))
  const best = ranked.sort((a, b) => a.slips - b.slips)[0]
  return best && best.slips <= 2 && best.slips < key.length ? best.name : undefined
}

/** Levenshtein's distance. */
function slips(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [i, letter] of [...from].entries()) {
    const next = [i + 1]
    for (const [j, other] of [...to].entries()) {
      next.push(
        Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)),
      )
    }
    row = next
  }
  return row.at(-1) ?? 0
}

/** What to say of a name that must be one of those known. */
export function choice(came: string, known: string[]): { expected: Text; came: Text; mend: Text } {
  const mend = say(
    'Write one of the names that exist, letter for letter.',
    '改成已有的名称，一个字母都不能差。',
  )
  if (known.length === 0)
    return {
      expected: say('one that exists, but none does', '已有的名称，但一个都没有'),
      came: quote(came),
      mend: say('Add it first, then refer to it.', '先添加它，再引用。'),
    }
  return { expected: plus(oneOf(known), meant(nearest(came, known))), came: quote(came), mend }
}
