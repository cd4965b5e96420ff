import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parentPort } from 'node:worker_threads'
import { close, createIndex } from 'pagefind'
import { apart, GAP } from '../forms/apart.ts'

/** What the thread that indexes a language is told: each page as it was made, and at last where its index goes. */
export type Told = { address: string; page: ArrayBuffer } | { folder: string }

const { index, errors } = await createIndex()
if (!index) throw new Error(errors.join('\n'))
const taken: Promise<void>[] = []

parentPort?.on('message', async (told: Told) => {
  if ('page' in told) {
    const content = copyOf(new TextDecoder().decode(told.page))
    if (content) taken.push(index.addHTMLFile({ url: told.address, content }).then(insist))
    return
  }
  await Promise.all(taken)
  // Pagefind answers before what it writes by itself is on the disk, and `close` kills it: the last file came short.
  const made = await index.getFiles()
  insist(made)
  for (const { path, content } of made.files) {
    mkdirSync(dirname(told.folder + path), { recursive: true })
    writeFileSync(told.folder + path, content)
  }
  await close()
  parentPort?.close()
})

function insist({ errors }: { errors: string[] }): void {
  if (errors.length > 0) throw new Error(`The search index could not be built: ${errors.join('\n')}`)
}

/**
 * What a page is searched for, where it is to be found at all: a copy in which Chinese characters stand apart, a space
 * without width between any two. Left to itself Pagefind cuts Chinese into words, and cuts a query otherwise: `台账`
 * was found on one of the six pages that hold it. Character by character, a phrase is found where it stands and
 * nowhere else.
 */
function copyOf(html: string): string | undefined {
  const language = /<html lang="([^"]+)"/.exec(html)?.[1]
  const main = /<main [^>]*data-pagefind-body[\s\S]*<\/main>/.exec(html)?.[0]
  const spaced = main?.replaceAll(blocks, '$& ')
  if (!spaced || !language) return undefined
  return `<!doctype html><html lang="${language}"><body>${apart(spaced, GAP)}</body></html>`
}

/** Where one of these ends, a word does; the pages are written without blanks between them. */
const blocks = /<\/(p|li|dt|dd|h[1-6]|td|th|time|caption|figcaption|summary|span)>/g
