import { createHash } from 'node:crypto'
import { globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cacheFolder } from '../site/company-folder.ts'

/** One hash over the content of every file that the patterns name, and over what else the result depends on. */
export function fingerprint(patterns: string[], ...also: string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(also))
  for (const path of globSync(patterns).sort()) {
    if (statSync(path).isFile()) hash.update(path).update('\0').update(readFileSync(path)).update('\0')
  }
  return hash.digest('hex')
}

/**
 * Does the work unless it was done for the same fingerprint before.
 * The note is removed first, so that work which failed half-way is done again.
 */
export async function unlessDone(
  name: string,
  print: string,
  work: () => Promise<void>,
): Promise<'unchanged' | 'done'> {
  const note = `${cacheFolder}/${name}`
  if (readIfThere(note) === print) return 'unchanged'
  rmSync(note, { force: true })
  await work()
  mkdirSync(cacheFolder, { recursive: true })
  writeFileSync(note, print)
  return 'done'
}

function readIfThere(path: string): string | undefined {
  return statSync(path, { throwIfNoEntry: false }) && readFileSync(path, 'utf8')
}
