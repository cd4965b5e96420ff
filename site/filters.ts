import type { Text } from '#contract/company'
import { type ItemState, itemStates } from '#rules/remediation'

/** By what the board can be narrowed; each is a part of an address below /remediation/. */
export const facets = ['state', 'timeline', 'role', 'subject'] as const
export type Facet = (typeof facets)[number]

/** What of an item the board is narrowed by. */
export type Filtered = { owner: Text; categories: string[]; timeline: string; now: { state: ItemState } }

/** One narrower view of the board, a page of its own. */
export type Filter<I extends Filtered = Filtered> = { facet: Facet; value: string; items: I[] }

/** `Head of finance` as it stands in an address, the same in both languages. */
export const roleSlug = ({ en }: Text) =>
  en
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')

const valuesOf = {
  state: ({ now }) => [now.state],
  timeline: ({ timeline }) => [timeline],
  role: ({ owner }) => [roleSlug(owner)],
  subject: ({ categories }) => categories,
} satisfies Record<Facet, (item: Filtered) => string[]>

/**
 * Every narrower view of these items. A state keeps its page while no item is in it, for whoever follows what is
 * overdue wants to read that nothing is.
 */
export function filtersOf<I extends Filtered>(items: readonly I[]): Filter<I>[] {
  return facets.flatMap((facet) => {
    const of = (item: I) => valuesOf[facet](item)
    const values = facet === 'state' ? itemStates : [...new Set(items.flatMap(of))]
    return values.map((value) => ({ facet, value, items: items.filter((item) => of(item).includes(value)) }))
  })
}

export const filterPath = ({ facet, value }: Pick<Filter, 'facet' | 'value'>) =>
  `/remediation/${facet}/${value}/`

const views = new RegExp(`^/remediation/(${facets.join('|')})/`)

/** The same items stand on the board and on their timelines. */
export const isFilter = (path: string) => views.test(path)
