import type { Text } from '#contract/company'
import { type ItemState, itemStates } from '#rules/remediation'

/** By what the board can be narrowed; each is a part of an address below /remediation/. */
export const facets = ['state', 'timeline', 'role', 'subject'] as const
export type Facet = (typeof facets)[number]

/** What of an item the board is narrowed by. */
export type Filtered = { owner: Text; categories: string[]; timeline: string; now: { state: ItemState } }

/** One narrower view of the board, a page of its own. */
export type Filter<I extends Filtered = Filtered> = { facet: Facet; value: string; items: I[] }

const slugs = new Map<string, string>()

/** `Head of finance` as it stands in an address, the same in both languages; few roles are asked for very often. */
export function roleSlug({ en }: Text): string {
  const known = slugs.get(en)
  if (known !== undefined) return known
  const slug = en
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
  slugs.set(en, slug)
  return slug
}

export type View = Pick<Filter, 'facet' | 'value'>

const valuesOf = {
  timeline: ({ timeline }) => [timeline],
  role: ({ owner }) => [roleSlug(owner)],
  subject: ({ categories }) => categories,
} satisfies Record<Exclude<Facet, 'state'>, (item: Omit<Filtered, 'now'>) => string[]>

/**
 * Every narrower view that items need, whatever the day. A state keeps its page while no item is in it, for
 * whoever follows what is overdue wants to read that nothing is.
 */
export const viewsOf = (items: readonly Omit<Filtered, 'now'>[]): View[] =>
  facets.flatMap((facet): View[] => {
    const values = facet === 'state' ? itemStates : new Set(items.flatMap((item) => valuesOf[facet](item)))
    return [...values].map((value) => ({ facet, value }))
  })

/** The same views, each with the items that stand in it. */
export const filtersOf = <I extends Filtered>(items: readonly I[]): Filter<I>[] =>
  viewsOf(items).map(({ facet, value }) => ({
    facet,
    value,
    items: items.filter((item) =>
      facet === 'state' ? item.now.state === value : valuesOf[facet](item).includes(value),
    ),
  }))

export const filterPath = ({ facet, value }: View) => `/remediation/${facet}/${value}/`

const views = new RegExp(`^/remediation/(${facets.join('|')})/`)

/** The same items stand on the board and on their timelines. */
export const isFilter = (path: string) => views.test(path)
