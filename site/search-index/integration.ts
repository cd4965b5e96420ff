import { globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { AstroIntegration, AstroPrerenderer } from 'astro'
import * as z from 'astro/zod'
import { type Language, languages } from '#contract/company'
import { placeOf } from '../i18n/address.ts'
import type { Told } from './indexer.ts'

/**
 * Puts Pagefind's index of the pages' texts into `dist/pagefind`. A page is indexed while the next is made. Pagefind
 * keeps the languages apart and works on one core: each has a thread and an index of its own, which are put together.
 */
export function searchIndex(): AstroIntegration {
  const indexers = new Map<Language, Indexer>()
  return {
    name: 'search-index',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) => {
        for (const language of languages) indexers.set(language, startIndexer())
        setPrerenderer((own) =>
          heard(own, (path, page) => indexers.get(placeOf(path).language)?.take(path, page)),
        )
      },
      'astro:build:done': async ({ dir }) => {
        const parts = languages.map((language) => fileURLToPath(new URL(`pagefind-${language}/`, dir)))
        await Promise.all(languages.map((language, i) => indexers.get(language)?.finish(parts[i] ?? '')))
        putTogether(parts, fileURLToPath(new URL('pagefind/', dir)))
      },
    },
  }
}

type Indexer = {
  take: (address: string, page: ArrayBuffer) => void
  finish: (folder: string) => Promise<void>
}

function startIndexer(): Indexer {
  const worker = new Worker(new URL('indexer.ts', import.meta.url))
  const ended = new Promise<void>((resolve, reject) => worker.once('error', reject).once('exit', resolve))
  // What goes wrong early is said at the end, when it is waited for.
  ended.catch(() => undefined)
  // A build that fails before does not wait for it.
  worker.unref()
  const tell = (told: Told) => worker.postMessage(told)
  return {
    take: (address, page) => tell({ address, page }),
    finish: (folder) => {
      worker.ref()
      tell({ folder })
      return ended
    },
  }
}

/** Astro's own way of making a page, and each that is to be found told of as it is made. */
const heard = (own: AstroPrerenderer, tell: (path: string, page: ArrayBuffer) => void): AstroPrerenderer => ({
  ...own,
  render: async (request, options) => {
    const made = await own.render(request, options)
    const response = made instanceof Response ? made : made.response
    if (options.routeData.type !== 'page') return made
    const page = await response.arrayBuffer()
    if (Buffer.from(page).includes('data-pagefind-body')) tell(new URL(request.url).pathname, page)
    const again = new Response(page, response)
    return made instanceof Response ? again : { ...made, response: again }
  },
})

const Entry = z.looseObject({ languages: z.record(z.string(), z.unknown()) })

function putTogether(parts: readonly string[], folder: string): void {
  const entries = parts.map((part) =>
    Entry.parse(JSON.parse(readFileSync(`${part}pagefind-entry.json`, 'utf8'))),
  )
  for (const part of parts) {
    for (const file of globSync('**/*.*', { cwd: part })) {
      mkdirSync(dirname(folder + file), { recursive: true })
      renameSync(part + file, folder + file)
    }
    rmSync(part, { recursive: true })
  }
  const all = Object.assign({}, ...entries.map((entry) => entry.languages))
  writeFileSync(`${folder}pagefind-entry.json`, JSON.stringify({ ...entries[0], languages: all }))
  // Pagefind brings three interfaces of its own; the portal has one, so theirs are not published.
  for (const file of globSync('pagefind-{ui,modular-ui,component-ui,highlight}.*', { cwd: folder }))
    rmSync(folder + file)
}
