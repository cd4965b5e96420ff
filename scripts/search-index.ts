import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { apart, GAP } from '../site/forms/apart.ts'
import { insist } from './tool.ts'

const copies = '.cache/search'

/**
 * Puts Pagefind's index of the pages' texts into `dist/pagefind`.
 *
 * It is made from copies in which Chinese characters stand apart, a space without width between any two. Left
 * to itself Pagefind cuts Chinese into words, and cuts a query otherwise: `台账` was found on one of the six
 * pages that hold it. Character by character, a phrase is found where it stands and nowhere else.
 */
export async function indexPages(): Promise<void> {
  rmSync(copies, { recursive: true, force: true })
  for (const file of globSync('dist/**/*.html')) {
    const copy = copyOf(readFileSync(file, 'utf8'))
    if (copy === undefined) continue
    const path = file.replace(/^dist/, copies)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, copy)
  }
  const words = ['--site', copies, '--output-path', 'dist/pagefind']
  await insist('The search index could not be built', 'pagefind/lib/runner/bin.cjs', words)
  // Pagefind brings three interfaces of its own; the portal has one, so theirs are not published.
  for (const file of globSync('dist/pagefind/pagefind-{ui,modular-ui,component-ui,highlight}.*')) rmSync(file)
}

/** What a page is searched for, where it is to be found at all. */
function copyOf(html: string): string | undefined {
  const language = /<html lang="([^"]+)"/.exec(html)?.[1]
  const main = /<main [^>]*data-pagefind-body[\s\S]*<\/main>/.exec(html)?.[0]
  const spaced = main?.replaceAll(blocks, '$& ')
  return spaced && `<!doctype html><html lang="${language}"><body>${apart(spaced, GAP)}</body></html>`
}

/** Where one of these ends, a word does; the pages are written without blanks between them. */
const blocks = /<\/(p|li|dt|dd|h[1-6]|td|th|time|caption|figcaption|summary|span)>/g
