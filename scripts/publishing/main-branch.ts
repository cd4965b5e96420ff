import { execFileSync } from 'node:child_process'
import { LEDGER } from './shelf.ts'

/**
 * The ledger of the main branch, as it was where this branch left it: a branch that is merely behind has
 * rewritten nothing. Undefined without git, without a main branch, or before it had a ledger.
 */
export function ledgerOfMain(): string | undefined {
  const main = ['origin/main', 'main'].find((branch) => git('rev-parse', '--verify', '--quiet', branch))
  if (!main) return undefined
  const fork = git('merge-base', 'HEAD', main)?.trim() || main
  return git('show', `${fork}:./${LEDGER}`)
}

function git(...words: string[]): string | undefined {
  try {
    return execFileSync('git', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch {
    // No git, no repository, no such branch or file: there is nothing to compare with.
    return undefined
  }
}
