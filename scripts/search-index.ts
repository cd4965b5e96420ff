import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import * as z from 'zod'
import { type Language, languages } from '#contract/company'
import { apart, GAP } from '../site/forms/apart.ts'
import { insist } from './tool.ts'

const copies = '.cache/search'

/**
 * Puts Pagefind's index of the pages' texts into `dist/pagefind`.
 *
 * It is made from copies in which Chinese characters stand apart, a space without width between any two. Left
 * to itself Pagefind cuts Chinese into words, and cuts a query otherwise: `台账` was found on one of the six
 * pages that hold it. Character by character, a phrase is found where it stands and nowhere else.
 *
 * Pagefind keeps the languages apart and works on one core: each language is indexed by a process of its own, and what
 * they write is put together.
 */
export async function indexPages(): Promise<void> {
  rmSync(copies, { recursive: true, force: true })
  for (const file of globSync('dist/**/*.html')) {
    const copy = copyOf(readFileSync(file, 'utf8'))
    if (copy === undefined) continue
    const path = file.replace(/^dist/, pagesIn(copy.language))
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, copy.html)
  }
  await Promise.all(languages.map(indexLanguage))
  const entries = languages.map(readEntry)
  for (const language of languages) cpSync(indexOf(language), 'dist/pagefind', { recursive: true })
  const all = Object.assign({}, ...entries.map((entry) => entry.languages))
  writeFileSync('dist/pagefind/pagefind-entry.json', JSON.stringify({ ...entries[0], languages: all }))
  // Pagefind brings three interfaces of its own; the portal has one, so theirs are not published.
  for (const file of globSync('dist/pagefind/pagefind-{ui,modular-ui,component-ui,highlight}.*')) rmSync(file)
}

const pagesIn = (language: string) => `${copies}/pages-${language}`
const indexOf = (language: string) => `${copies}/index-${language}`

function indexLanguage(language: Language): Promise<void> {
  const words = ['--site', pagesIn(language), '--output-path', indexOf(language)]
  return insist('The search index could not be built', 'pagefind/lib/runner/bin.cjs', words)
}

const Entry = z.looseObject({ languages: z.record(z.string(), z.unknown()) })
const readEntry = (language: Language) =>
  Entry.parse(JSON.parse(readFileSync(`${indexOf(language)}/pagefind-entry.json`, 'utf8')))

/** What a page is searched for, where it is to be found at all. */
function copyOf(html: string): { language: string; html: string } | undefined {
  const language = /<html lang="([^"]+)"/.exec(html)?.[1]
  const main = /<main [^>]*data-pagefind-body[\s\S]*<\/main>/.exec(html)?.[0]
  const spaced = main?.replaceAll(blocks, '$& ')
  if (!spaced || !language) return undefined
  const copy = `<!doctype html><html lang="${language}"><body>${apart(spaced, GAP)}</body></html>`
  return { language, html: copy }
}

/** Where one of these ends, a word does; the pages are written without blanks between them. */
const blocks = /<\/(p|li|dt|dd|h[1-6]|td|th|time|caption|figcaption|summary|span)>/g
