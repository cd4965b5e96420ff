import { and, desc, type SQL, sql } from 'drizzle-orm'
import { Cause } from '#contract/causes'
import { CaseFacts } from '#contract/complaints'
import { complaints } from '../../complaints/tables.ts'
import { items } from '../../content.ts'
import type { Means } from '../../means.ts'
import type { Causes } from './contract.ts'

type Db = Means['db']

export const PAGE = 50
/** A count looks at one row more than is said. */
const COUNTED = sql.raw('100')

const fact = (name: string) => sql`${complaints.facts} ->> ${sql.raw(`'$.${name}'`)}`
const closedAt = fact('closedAt')

/** How many cases each value of a fact has, along its index, for a hundred rows each; drills are listed, and count nowhere. */
const counted = (db: Db, name: 'cause' | 'item', values: readonly string[]) =>
  db
    .select({
      value: sql<string>`asked.value`.as('value'),
      count: sql<number>`(select count(*) from (select 1 from ${complaints} where ${fact(name)} = asked.value
        and ${fact(name)} is not null and ${complaints.kind} <> 'drill' limit ${COUNTED}))`.as('count'),
    })
    .from(sql`json_each(${JSON.stringify(values)}) as asked`)

/** Where the page goes on, and what it lists: newest closing first, along the index of the cause or the item. */
function listed({ cause, item, after }: Causes): SQL | undefined {
  if (cause === undefined && item === undefined) return undefined
  const which =
    item === undefined
      ? sql`${fact('cause')} = ${cause} and ${fact('cause')} is not null`
      : sql`${fact('item')} = ${item} and ${fact('item')} is not null`
  const [at, ...number] = after?.split('-') ?? []
  return after === undefined
    ? which
    : and(which, sql`(${closedAt}, ${complaints.number}) < (${Number(at)}, ${number.join('-')})`)
}

/** Kinds of cause and items with how many cases each has, and the cases of one of them. One read. */
export async function causes(db: Db, asked: Causes) {
  const ids = items.map(({ id }) => id)
  const owed = sql<number>`(select count(*) from (select 1 from ${complaints} where ${fact('causeOwed')} = 1 limit ${COUNTED}))`
  const where = listed(asked)
  const { number, kind, facts } = complaints
  const [byCause, byItem, [unnamed], found = []] = await db.batch([
    counted(db, 'cause', Cause.options),
    counted(db, 'item', ids),
    db.select({ count: owed.as('count') }).from(sql`(select 1)`),
    ...(where
      ? [
          db
            .select({ number, kind, facts })
            .from(complaints)
            .where(where)
            .orderBy(desc(closedAt), desc(number))
            .limit(PAGE + 1),
        ]
      : []),
  ])
  const rows = found.slice(0, PAGE).flatMap((row) => {
    const read = CaseFacts.safeParse(row.facts).data
    return read ? [{ ...row, facts: read }] : []
  })
  const last = rows.at(-1)
  const more = found.length > PAGE && last ? `${last.facts.closedAt ?? 0}-${last.number}` : undefined
  return { byCause, byItem, unnamed: unnamed?.count ?? 0, rows, more }
}
export type Row = Awaited<ReturnType<typeof causes>>['rows'][number]
