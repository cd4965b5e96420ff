import { type SQL, sql } from 'drizzle-orm'
import { Severity } from '#contract/categories'
import { Language } from '#contract/company'
import { State } from '#contract/complaints'
import { VISIT_EARLY } from '../complaints/aftercare.ts'
import { complaints } from '../complaints/tables.ts'
import { categories } from '../content.ts'
import { holders, type Queue, queueViews } from './queue.ts'

/** What the facts say, written as the indexes have it. */
const fact = (name: string) => sql`${complaints.facts} ->> ${sql.raw(`'$.${name}'`)}`

/** What nearly every index of the queue is ordered by. */
export const queueTime = sql`${complaints.dueAt}`

/** A filter: what an index knows of it with the time that it is ordered by, and what has to be looked at besides. */
export type Filter = {
  walked: SQL
  besides?: SQL
  /** Both in one, where another index knows them: counted along that one. */
  exact?: SQL
  /** The time by which the index is ordered, where it is not the next deadline. */
  by?: SQL
}

const promised = sql`${fact('state')} in ('received', 'investigating')`

const views = (now: number): Record<(typeof queueViews)[number], Filter> => ({
  late: {
    walked: sql`${queueTime} <= ${now}`,
    besides: promised,
    exact: sql`${promised} and ${queueTime} <= ${now}`,
  },
  warned: { walked: sql`${fact('warned')} = 1 and ${queueTime} > ${now}` },
  'wrote-last': { walked: sql`${fact('customerWroteLast')} = 1` },
  'not-reached': { walked: sql`${fact('unreachedSince')} is not null`, by: fact('unreachedSince') },
  reminders: { walked: sql`${fact('reminderOwed')} = 1` },
  'to-confirm': { walked: sql`${fact('confirmationOwed')} = 1` },
  remedies: { walked: sql`${fact('state')} = 'closed' and ${queueTime} <= ${now}` },
  'follow-ups': { walked: sql`${fact('visitDue')} <= ${now + VISIT_EARLY}`, by: fact('visitDue') },
  causes: { walked: sql`${fact('causeOwed')} = 1`, by: fact('closedAt') },
})

const withWhom = (me: string): Record<(typeof holders)[number], Filter> => ({
  me: { walked: sql`${fact('assignee')} = ${me}` },
  nobody: { walked: sql`${fact('assignee')} is null` },
})

const is = (name: string, value: string | number): Filter => ({ walked: sql`${fact(name)} = ${value}` })
const inLanguage = (language: string): Filter => ({ walked: sql`${complaints.language} = ${language}` })

/** What is likely to leave least comes first: its index is the one that is walked. */
export function filtersOf(queue: Queue, me: string, now: number): Filter[] {
  const { view, category, level, state, severity, language } = queue
  const chosen: (Filter | undefined)[] = [
    view && views(now)[view],
    queue.with && withWhom(me)[queue.with],
    category === undefined ? undefined : is('category', category),
    level === undefined ? undefined : is('level', level),
    state && is('state', state),
    severity && is('severity', severity),
    language && inLanguage(language),
  ]
  return chosen.filter((one) => one !== undefined)
}

/** Each choice of each filter by itself, named as the queue's address has it; `all` is the whole queue. */
export function kinds(me: string, now: number): Record<string, Filter> {
  const each = (name: string, values: readonly (string | number)[], filter: (value: string) => Filter) =>
    values.map((value) => [`${name}=${value}`, filter(String(value))] as const)
  return {
    all: { walked: sql`1` },
    ...Object.fromEntries([
      ...queueViews.map((view) => [`view=${view}`, views(now)[view]] as const),
      ...holders.map((holder) => [`with=${holder}`, withWhom(me)[holder]] as const),
      ...each('state', State.options, (value) => is('state', value)),
      ...each('level', [1, 2, 3], (value) => is('level', Number(value))),
      ...each('severity', Severity.options, (value) => is('severity', value)),
      ...each(
        'category',
        categories.categories.map(({ id }) => id),
        (value) => is('category', value),
      ),
      ...each('language', Language.options, inLanguage),
    ]),
  }
}
