import { apart, GAP } from './apart.ts'

/** What is used of Pagefind, whose script and index the build writes beside the pages. */
type Pagefind = {
  options: (options: { excerptLength: number }) => Promise<void>
  init: () => Promise<void>
  search: (term: string) => Promise<{ results: Hit[] }>
}
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
  if (!isChinese(term)) return { hits: loose, isLoose: false }
  const [first = [], ...others] = await Promise.all(
    term.split(' ').map(async (word) => {
      const asked = isChinese(word) ? `"${apart(word, ' ')}"` : word
      return (await pagefind.search(asked)).results
    }),
  )
  const exact = first.filter(({ id }) => others.every((hits) => hits.some((hit) => hit.id === id)))
  if (exact.length === 0) return { hits: loose, isLoose: true }
  const scores = new Map(loose.map(({ id, score }) => [id, score]))
  const score = ({ id }: Hit) => scores.get(id) ?? 0
  return { hits: exact.sort((a, b) => score(b) - score(a)), isLoose: false }
}

const isChinese = (text: string) => /\p{Script=Han}/u.test(text)

/**
 * What a lot of hits holds. Those that have the term in their title come first, and of two versions the one that
 * stands: Pagefind knows neither when it counts words.
 */
export async function open(hits: readonly Hit[], term: string): Promise<Found[]> {
  const found = await Promise.all(hits.map(async (hit) => readable(await hit.data())))
  const rank = ({ meta }: Found) =>
    (meta.title.toLowerCase().includes(term.toLowerCase()) ? 0 : 2) + (meta.standing === 'superseded' ? 1 : 0)
  return found.sort((a, b) => rank(a) - rank(b))
}

const readable = ({ url, excerpt, meta }: Found): Found => ({
  url,
  excerpt,
  meta: {
    ...meta,
    title: meta.title.replaceAll(GAP, ''),
    ...(meta.kind && { kind: meta.kind.replaceAll(GAP, '') }),
  },
})
