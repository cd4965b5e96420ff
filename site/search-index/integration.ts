import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { AstroIntegration, AstroPrerenderer } from 'astro'
import * as z from 'astro/zod'
import { type Language, languages } from '#contract/company'
import { isComparison } from '../following/places.ts'
import { placeOf } from '../i18n/address.ts'
import type { Task, Told } from './indexer.ts'

type Indexers = Record<Language, Indexer>

/**
 * Puts Pagefind's index of the pages' texts into `dist/pagefind`. A page is indexed while the next is made. Pagefind
 * keeps the languages apart and works on one core: each has a thread and an index of its own, which are put together.
 */
export function searchIndex(): AstroIntegration {
  let folder = ''
  let indexers: Indexers
  return {
    name: 'search-index',
    hooks: {
      'astro:config:done': ({ config }) => {
        folder = fileURLToPath(new URL('pagefind/', config.outDir))
      },
      'astro:build:start': ({ setPrerenderer }) => {
        indexers = { 'zh-CN': startIndexer('zh-CN', folder), en: startIndexer('en', folder) }
        setPrerenderer((own) => overheard(own, indexers))
      },
      'astro:build:done': async () => {
        const entries = await Promise.all(languages.map((language) => indexers[language].finish()))
        const all = Object.assign({}, ...entries.map((entry) => entry.languages))
        writeFileSync(`${folder}pagefind-entry.json`, JSON.stringify({ ...entries[0], languages: all }))
      },
    },
  }
}

/** What Pagefind says of an index in its entry file. */
const Entry = z.looseObject({ languages: z.record(z.string(), z.unknown()) })
type Entry = z.infer<typeof Entry>

type Indexer = { take: (address: string, main: ArrayBuffer) => void; finish: () => Promise<Entry> }

/** Pages go over in lots: to wake a sleeping thread for each takes longer than to hand it over. */
const LOT = 32

function startIndexer(language: Language, folder: string): Indexer {
  const workerData: Task = { language, folder }
  const worker = new Worker(new URL('indexer.ts', import.meta.url), { workerData })
  const entry = new Promise<Entry>((resolve, reject) =>
    worker.once('error', reject).once('message', (said) => resolve(Entry.parse(JSON.parse(said)))),
  )
  // What goes wrong early is said at the end, when it is waited for; a build that fails before does not wait.
  entry.catch(() => undefined)
  worker.unref()
  const lot: Told[] = []
  const tell = (told: Told) => {
    lot.push(told)
    if (lot.length === LOT || told === 'finish') worker.postMessage(lot.splice(0))
  }
  let isTold = false
  return {
    take: (address, main) => tell({ address, main }),
    finish: () => {
      if (!isTold) tell('finish')
      isTold = true
      worker.ref()
      return entry
    },
  }
}

/**
 * Astro's own way of making pages, and what is to be found told of. One language is made after the other and the
 * comparisons, which nobody finds, last: so that an index is finished while there are still pages to make.
 */
function overheard(own: AstroPrerenderer, indexers: Indexers): AstroPrerenderer {
  const owed: Record<Language, number> = { 'zh-CN': 0, en: 0 }
  const place = (pathname: string) => placeOf(pathname.replace(/\/?$/, '/'))
  const turn = (pathname: string) => {
    const { language, path } = place(pathname)
    return isComparison(path) ? languages.length : languages.indexOf(language)
  }
  return {
    ...own,
    getStaticPaths: async () => {
      const all = await own.getStaticPaths()
      for (const { pathname, route } of all) {
        const { language, path } = place(pathname)
        if (route.type === 'page' && !isComparison(path)) owed[language]++
      }
      return all.toSorted((a, b) => turn(a.pathname) - turn(b.pathname))
    },
    render: async (request, options) => {
      const made = await own.render(request, options)
      const { pathname } = new URL(request.url)
      const { language, path } = place(pathname)
      if (options.routeData.type !== 'page' || isComparison(path)) return made
      const response = made instanceof Response ? made : made.response
      const page = await response.arrayBuffer()
      const main = soughtIn(page)
      if (main) indexers[language].take(pathname, main)
      if (--owed[language] === 0) void indexers[language].finish()
      const again = new Response(page, response)
      return made instanceof Response ? again : { ...made, response: again }
    },
  }
}

/** What a page is searched for, if it is to be found at all. */
function soughtIn(page: ArrayBuffer): ArrayBuffer | undefined {
  const bytes = Buffer.from(page)
  const mark = bytes.indexOf('data-pagefind-body')
  const end = '</main>'
  return mark < 0
    ? undefined
    : page.slice(bytes.lastIndexOf('<main', mark), bytes.indexOf(end, mark) + end.length)
}
