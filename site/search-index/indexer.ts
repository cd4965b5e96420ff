import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { close, createIndex } from 'pagefind'
import type { Language } from '#contract/company'
import { apart, GAP } from '../forms/apart.ts'

export type Task = { language: Language; folder: string }
/** What the thread that indexes a language is told: each page's text as it was made, and at last that there is no more. */
export type Told = { address: string; main: ArrayBuffer } | 'finish'

const { language, folder }: Task = workerData
const { index, errors } = await createIndex()
if (!index) throw new Error(errors.join('\n'))
const { addHTMLFile, getFiles } = index
const taken: Promise<void>[] = []

parentPort?.on('message', async (lot: Told[]) => {
  for (const told of lot) {
    if (told === 'finish') return finish()
    const content = copyOf(new TextDecoder().decode(told.main))
    taken.push(addHTMLFile({ url: told.address, content }).then(insist))
  }
})

async function finish(): Promise<void> {
  await Promise.all(taken)
  // Pagefind answers before what it writes by itself is on the disk, and `close` kills it: the last file came short.
  const made = await getFiles()
  insist(made)
  await close()
  for (const { path, content } of made.files.filter(({ path }) => !apartFrom.test(path))) {
    mkdirSync(dirname(folder + path), { recursive: true })
    writeFileSync(folder + path, content)
  }
  const entry = made.files.find(({ path }) => path === 'pagefind-entry.json')
  parentPort?.postMessage(new TextDecoder().decode(entry?.content))
  parentPort?.close()
}

/** The entry names all languages and is written last; the portal has an interface of its own, and Pagefind's are not published. */
const apartFrom = /^pagefind-(entry|ui|modular-ui|component-ui|highlight)\./

function insist({ errors }: { errors: string[] }): void {
  if (errors.length > 0) throw new Error(`The search index could not be built: ${errors.join('\n')}`)
}

/**
 * A copy in which Chinese characters stand apart, a space without width between any two. Left to itself Pagefind cuts
 * Chinese into words, and cuts a query otherwise: `台账` was found on one of the six pages that hold it. Character by
 * character, a phrase is found where it stands and nowhere else.
 */
const copyOf = (main: string): string =>
  `<!doctype html><html lang="${language}"><body>${apart(main.replaceAll(blocks, '$& '), GAP)}</body></html>`

/** Where one of these ends, a word does; the pages are written without blanks between them. */
const blocks = /<\/(p|li|dt|dd|h[1-6]|td|th|time|caption|figcaption|summary|span)>/g
