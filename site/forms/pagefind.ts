import { apart, GAP } from './apart.ts'

/** What is used of Pagefind, whose script and index the build writes beside the pages. */
type Pagefind = {
  options: (options: { excerptLength: number }) => Promise<void>
  init: () => Promise<void>
  /** Without a term every page that the filters leave. */
  search: (term: string | null, options?: { filters: Filters }) => Promise<{ results: Hit[] }>
  /** How many pages have each value of each filter. */
  filters: () => Promise<Record<string, Record<string, number>>>
}
type Filters = Record<string, { any: string[] }>
export type Hit = { id: string; score: number; data: () => Promise<Found> }
export type Found = {
  url: string
  /** HTML in which only `<mark>` stands as an element. */
  excerpt: string
  meta: { title: string; kind?: string; date?: string; standing?: string }
}
export type Answer = { hits: Hit[]; isLoose: boolean }
export type Ask = (term: string) => Promise<Answer>

const script = '/pagefind/pagefind.js'

/** Loaded when somebody begins to search; the path is a variable so that the build leaves it alone. */
export async function load(excerptLength: number): Promise<Ask> {
  const pagefind: Pagefind = await import(/* @vite-ignore */ script)
  await pagefind.options({ excerptLength })
  await pagefind.init()
  return (term) => ask(pagefind, term)
}

/**
 * Chinese is looked for as it stands, every word of the query on the same page, and by single characters only
 * where that finds nothing. The order is that of the loose search: Pagefind does not weigh phrases.
 */
async function ask(pagefind: Pagefind, term: string): Promise<Answer> {
  const loose = (await pagefind.search(apart(term, ' '))).results
  if (!isChinese(term)) return { hits: await ranked(pagefind, loose, term), isLoose: false }
  const [first = [], ...others] = await Promise.all(
    term
      .split(breaks)
      .filter(Boolean)
      .map(async (word) => {
        const asked = isChinese(word) ? `"${apart(word, ' ')}"` : word
        return (await pagefind.search(asked)).results
      }),
  )
  const exact = first.filter(({ id }) => others.every((hits) => hits.some((hit) => hit.id === id)))
  if (exact.length === 0) return { hits: await ranked(pagefind, loose, term), isLoose: true }
  const scores = new Map(loose.map(({ id, score }) => [id, score]))
  const score = ({ id }: Hit) => scores.get(id) ?? 0
  const hits = exact.sort((a, b) => score(b) - score(a))
  return { hits: await ranked(pagefind, hits, term), isLoose: false }
}

/**
 * Pages that have the term in their title come first, and of two versions the one that stands: Pagefind weighs
 * neither. It is known of all pages at once, for results are loaded in lots and the best may stand in the last.
 */
async function ranked(pagefind: Pagefind, hits: Hit[], term: string): Promise<Hit[]> {
  const { title = {}, standing = {} } = await pagefind.filters()
  const wanted = term.toLowerCase()
  const titles = Object.keys(title).filter((one) => plain(one).toLowerCase().includes(wanted))
  const having = async (filter: string, values: string[]) => {
    if (values.length === 0) return new Set()
    const { results } = await pagefind.search(null, { filters: { [filter]: { any: values } } })
    return new Set(results.map(({ id }) => id))
  }
  const titled = await having('title', titles)
  const superseded = await having('standing', 'superseded' in standing ? ['superseded'] : [])
  const rank = ({ id }: Hit) => (titled.has(id) ? 0 : 2) + (superseded.has(id) ? 1 : 0)
  return hits.sort((a, b) => rank(a) - rank(b))
}

const plain = (text: string) => text.replaceAll(GAP, '')

/** Between words; Chinese punctuation parts them too, and in the index it is not there. */
const breaks = /\s+|(?<=\p{Script=Han})\p{P}+|\p{P}+(?=\p{Script=Han})/u

const isChinese = (text: string) => /\p{Script=Han}/u.test(text)

/** What a lot of hits holds. */
export const open = (hits: readonly Hit[]): Promise<Found[]> =>
  Promise.all(hits.map(async (hit) => readable(await hit.data())))

const readable = ({ url, excerpt, meta }: Found): Found => ({
  url,
  excerpt,
  meta: {
    ...meta,
    title: plain(meta.title),
    ...(meta.kind && { kind: plain(meta.kind) }),
  },
})
