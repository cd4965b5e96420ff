import { getCollection, getEntry } from 'astro:content'
import type { Language } from '#contract/company'
import type { Item } from '#contract/remediation'
import { beginning, itemStates, standing, tally } from '#rules/remediation'
import { inCompany } from './company-folder.ts'
import { slugOf } from './documents.ts'
import { categories } from './facts.ts'
import { roleSlug, type View } from './filters.ts'
import { words } from './i18n/words.ts'
import { today } from './today.ts'

/** An item as it stands today, with the timeline it belongs to. */
export type StandingItem = Item & { timeline: string; now: ReturnType<typeof standing> }

export type Timeline = { slug: string; title: string; summary: string; items: StandingItem[] }

/** One ledger's items as they stand today, without those that begin later; an unknown name is the writer's mistake and stops the build. */
export async function itemsOf(timeline: string): Promise<StandingItem[]> {
  const ledger = await getEntry('ledgers', `${timeline}/ledger`)
  if (!ledger) throw new Error(`There is no ${inCompany('remediation')}/${timeline}/ledger.yaml.`)
  return ledger.data.items
    .filter((item) => import.meta.env.DEV || beginning([item]) <= today)
    .map((item) => ({ ...item, timeline, now: standing(item, today) }))
}

const known = new Map<Language, Promise<Timeline[]>>()

/** The timelines with their items, the one that began first on top. A build reads them once. */
export function timelines(language: Language): Promise<Timeline[]> {
  const taken = known.get(language)
  if (taken && import.meta.env.PROD) return taken
  const timelines = take(language)
  known.set(language, timelines)
  return timelines
}

async function take(language: Language): Promise<Timeline[]> {
  const entries = await getCollection('remediation', ({ data }) => data.language === language)
  const all = await Promise.all(
    entries.map(async (entry) => {
      const slug = slugOf(entry)
      return { slug, title: entry.data.title, summary: entry.data.summary, items: await itemsOf(slug) }
    }),
  )
  const shown = all.filter(({ items }) => import.meta.env.DEV || beginning(items) <= today)
  return shown.sort((a, b) => beginning(a.items).localeCompare(beginning(b.items)))
}

export const isDone = ({ now }: StandingItem) => now.state === 'done' || now.state === 'verified'

export const count = (items: readonly StandingItem[]) => tally(items.map(({ now }) => now))

/** What a narrower view of the board is called. */
export function nameOf({ facet, value }: View, programmes: readonly Timeline[], language: Language): string {
  const items = programmes.flatMap((programme) => programme.items)
  switch (facet) {
    case 'state':
      return itemStates.flatMap((state) => (state === value ? words(language).state[state] : [])).join()
    case 'timeline':
      return programmes.find(({ slug }) => slug === value)?.title ?? value
    case 'role':
      return items.find(({ owner }) => roleSlug(owner) === value)?.owner[language] ?? value
    case 'subject':
      return categories.categories.find(({ id }) => id === value)?.name[language] ?? value
  }
}

/** Where an item is told in full. */
export const itemPath = (item: StandingItem) => `/remediation/${item.timeline}/#${item.id}`
