import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Means } from '../means.ts'
import type { Outcome } from './delivery.ts'
import { type Priority, priorities } from './priorities.ts'
import type { Waiting } from './store.ts'
import { mailUse, outbox } from './tables.ts'

type Db = Means['db']

type Due = {
  now: number
  until: number
  /** The company's day, its ceiling, and what of it reminders and the like may use. */
  day: string
  ceiling: number
  half: number
  /** At most so many mails to customers, and so many messages to staff and robots. */
  limit: number
  notices: number
  number?: string | undefined
}

/** What this run may take: of each line the longest waiting, of mail no more than the day leaves room for. */
function mayTake({ now, day, ceiling, half, limit, notices, number }: Due): SQL {
  const used = (column: SQL) =>
    sql`coalesce((select ${column} from ${mailUse} where ${mailUse.id} = 1 and ${mailUse.day} >= ${day}), 0)`
  const ofCase = number === undefined ? sql`` : sql`and ${outbox.number} = ${number}`
  const line = (priority: Priority, most: SQL | number) =>
    sql`select * from (select ${outbox.id} as id, ${outbox.priority} as priority, ${outbox.nextAt} as next_at
      from ${outbox} where ${outbox.priority} = ${sql.raw(String(priorities[priority]))} and ${outbox.nextAt} is not null
        and ${outbox.nextAt} <= ${now} ${ofCase} order by ${outbox.nextAt} limit ${most})`
  const mails = (most: number) => sql`min(${most}, (select mails from room))`
  const lines = [
    line('robot', notices),
    line('code', mails(limit)),
    line('news', mails(limit)),
    line('staff', mails(notices)),
    line('rest', sql`min(${limit}, (select mails from room), (select rest from room))`),
  ]
  const isStaffs = sql.raw(`priority in (${priorities.robot}, ${priorities.staff})`)
  return sql`with room as (select max(0, ${ceiling} - ${used(sql`used`)}) as mails, max(0, ${half} - ${used(sql`rest`)}) as rest),
    due as (${sql.join(lines, sql` union all `)}),
    turns as (select id, priority, next_at, ${isStaffs} as is_staffs, row_number() over (partition by ${isStaffs}
      order by case when ${isStaffs} then 0 else priority end, next_at) as turn from due),
    taken as (select id, priority, row_number() over (partition by priority > 0 order by priority, next_at) as place
      from turns where turn <= case when is_staffs then ${notices} else ${limit} end)
    select id from taken where priority = 0 or place <= (select mails from room)`
}

/**
 * Takes what is due, so that until the lease ends nobody else does, and counts its mail towards the day's ceiling in
 * the same batch: what may go out is counted before it does. Customers' mail and what is for staff stand in lines of
 * their own, each with a limit. What the ceiling leaves no room for stays as it is.
 */
export async function claim(db: Db, due: Due): Promise<Waiting[]> {
  const token = crypto.randomUUID()
  const [claimed] = await db.batch([
    db
      .update(outbox)
      .set({
        nextAt: due.until,
        tries: sql`${outbox.tries} + 1`,
        doubts: sql`${outbox.doubts} + 1`,
        claim: token,
        firstTriedAt: sql`coalesce(${outbox.firstTriedAt}, ${due.now})`,
      })
      .where(sql`${outbox.id} in (${mayTake(due)})`)
      .returning(),
    db
      .insert(mailUse)
      .select(
        sql`select 1, ${due.day}, count(*), coalesce(sum(${outbox.priority} = ${priorities.rest}), 0) from ${outbox}
          where ${outbox.priority} in (1, 2, 3, 4) and ${outbox.nextAt} = ${due.until} and ${outbox.claim} = ${token}
          having count(*) > 0`,
      )
      .onConflictDoUpdate({
        target: mailUse.id,
        set: {
          day: sql`max(${mailUse.day}, excluded.day)`,
          used: sql`excluded.used + case when ${mailUse.day} >= excluded.day then ${mailUse.used} else 0 end`,
          rest: sql`excluded.rest + case when ${mailUse.day} >= excluded.day then ${mailUse.rest} else 0 end`,
        },
      }),
  ])
  return claimed
}

/** `isTried` is false where it was given up, or put off, without being handed to anybody this time. */
export type Came = { row: Waiting; outcome: Outcome; isTried: boolean }

/** Of what came of claims, the mail of which it is known that it did not go out this time. */
const kept = (came: readonly Came[]) =>
  came.filter(
    ({ row, outcome, isTried }) =>
      row.priority > 0 && (outcome === 'refused' || outcome === 'dropped' || !isTried),
  )

/**
 * Records what came of claims, and gives back to the day what did not go out. A success counts whoever reports it;
 * anything else only from the last who claimed, and never against a success.
 */
export function settle(
  db: Db,
  came: readonly Came[],
  { now, day }: Pick<Due, 'now' | 'day'>,
  next: (row: Waiting) => number,
) {
  const back = kept(came)
  const rest = back.filter(({ row }) => row.priority === priorities.rest).length
  const known = came.map(({ row, outcome }) => ({
    id: row.id,
    tries: outcome === 'sent' ? null : row.tries,
    doubts: outcome === 'lost' || outcome === 'given-up' ? row.doubts : row.doubts - 1,
    nextAt: outcome === 'refused' || outcome === 'lost' ? next(row) : null,
    sentAt: outcome === 'sent' ? now : null,
    givenUpAt: outcome === 'given-up' ? now : null,
  }))
  const of = (name: keyof (typeof known)[number]) => sql`came.value ->> ${sql.raw(`'$.${name}'`)}`
  return db.batch([
    db
      .update(outbox)
      .set({
        nextAt: of('nextAt'),
        doubts: of('doubts'),
        sentAt: of('sentAt'),
        givenUpAt: of('givenUpAt'),
        sealed: sql`case when ${of('nextAt')} is null then null else ${outbox.sealed} end`,
      })
      .from(sql`json_each(${JSON.stringify(known)}) as came`)
      .where(
        sql`${outbox.id} = ${of('id')} and ${outbox.sentAt} is null
          and coalesce(${of('tries')}, ${outbox.tries}) = ${outbox.tries}`,
      ),
    ...(back.length === 0
      ? []
      : [
          db
            .update(mailUse)
            .set({ used: sql`${mailUse.used} - ${back.length}`, rest: sql`${mailUse.rest} - ${rest}` })
            .where(and(eq(mailUse.id, 1), eq(mailUse.day, day))),
        ]),
  ])
}
