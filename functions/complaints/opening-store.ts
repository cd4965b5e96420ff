import { and, asc, eq, getTableColumns, inArray, lte, type SQL, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import * as z from 'zod/mini'
import { filesAsColumn, isAdopted } from '../files/store.ts'
import { mailsOf, SentMail } from '../mail/store.ts'
import { asOutages, outagesAsColumn } from '../outages/store.ts'
import { answerOf } from './answers-store.ts'
import { SHOWN } from './case/folding.ts'
import { type Case, type Db, type Opened, parsed } from './store.ts'
import { complaintEvents, complaints, complaintWords, endedSessions } from './tables.ts'

/** That a case still stands under the key with which something of it was just sealed. */
export const stands = ({ number, keyVersion }: Pick<Case, 'number' | 'keyVersion'>): SQL =>
  sql`exists (select 1 from ${complaints} where ${complaints.number} = ${number}
    and ${complaints.keyVersion} = ${keyVersion} and ${complaints.salt} is not null)`

/**
 * How much of what people wrote is read with a case: nothing where a step is decided, the contact data, with it what
 * the case was filed with or a page of its history (the newest entries before a version), or everything.
 */
export type Part = 'nothing' | 'contact' | 'filing' | { before: number | undefined } | 'everything'

/**
 * The first entry of the page that ends before a version. What stands sealed is not fetched for it, only measured: four
 * characters of its text hold three bytes.
 */
const firstOfPage = (number: SQL, { before = Number.MAX_SAFE_INTEGER }: { before: number | undefined }) =>
  sql<number | null>`(select min("version") from (
    select "version", row_number() over newest as "nth", sum("size") over newest as "sum" from (
      select ${complaintEvents.version}, coalesce(length(${complaintWords.sealed}) * 3 / 4, 0) as "size"
      from ${complaintEvents} left join ${complaintWords} on ${complaintWords.number} = ${complaintEvents.number}
        and ${complaintWords.version} = ${complaintEvents.version}
      where ${complaintEvents.number} = ${number} and ${complaintEvents.visibility} = 'public'
        and ${complaintEvents.version} < ${before}
      order by ${complaintEvents.version} desc limit ${SHOWN.entries})
    window newest as (order by "version" desc))
    where "nth" = 1 or "sum" <= ${SHOWN.bytes})`

/** The entry of an event whose words belong to the part; null where they do not, which finds no row of words. */
function readWith(part: Part, number: SQL, where: SQL | undefined): SQL {
  const { version, visibility } = complaintEvents
  if (part === 'everything') return sql`${version}`
  if (part === 'nothing') return sql`null`
  const contact = sql`(select ${complaints.facts} ->> '$.contact.version' from ${complaints} where ${where})`
  if (part === 'contact') return sql`case when ${version} = ${contact} then ${version} end`
  const others =
    part === 'filing'
      ? sql`${version} = 1`
      : sql`${visibility} = 'public' and ${version} >= ${firstOfPage(number, part)}
          and ${version} < ${part.before ?? Number.MAX_SAFE_INTEGER}`
  return sql`case when ${version} = ${contact} or ${others} then ${version} end`
}

/** Finds the one case that `where` names, with a part of what is written in it, in one round trip. */
async function openWhere(
  db: Db,
  where: SQL | undefined,
  part: Part,
  keyHashes?: readonly string[],
  after: BatchItem<'sqlite'>[] = [],
) {
  const number = db.select({ number: complaints.number }).from(complaints).where(where)
  const one = db
    .select({
      ...getTableColumns(complaints),
      files: filesAsColumn(sql`${complaints}."number"`),
      outages: outagesAsColumn,
    })
    .from(complaints)
    .where(where)
  const told = db
    // Only one column of the joined table: a batch gives rows by name, and two of a name would be one.
    .select({
      ...getTableColumns(complaintEvents),
      sealed: complaintWords.sealed,
      first:
        typeof part === 'string'
          ? sql<null>`null`.as('first')
          : firstOfPage(sql`(${number})`, part).as('first'),
    })
    .from(complaintEvents)
    .leftJoin(
      complaintWords,
      and(
        eq(complaintWords.number, complaintEvents.number),
        eq(complaintWords.version, readWith(part, sql`(${number})`, where)),
      ),
    )
    .where(eq(complaintEvents.number, number))
    .orderBy(asc(complaintEvents.version))
  const openedBy = ([found, history]: readonly [Awaited<typeof one>, Awaited<typeof told>, ...unknown[]]) => {
    const [row] = found
    if (!row) return { opened: undefined, staged: [] }
    const { files, outages, ...complaint } = row
    const opened: Opened = {
      complaint: parsed(complaint, asOutages(outages)),
      events: history,
      words: history.flatMap(({ version, sealed }) => (sealed ? [{ version, sealed }] : [])),
      files: files.filter(isAdopted),
      part: typeof part === 'string' ? undefined : { first: history[0]?.first ?? 0, before: part.before },
    }
    return { opened, staged: files.filter((file) => !isAdopted(file)) }
  }
  if (keyHashes === undefined) {
    const results = await db.batch([one, told, ...after])
    return { ...openedBy(results), answered: undefined, rest: results.slice(2) }
  }
  const results = await db.batch([one, told, answerOf(db, keyHashes), ...after])
  const found = openedBy(results)
  // A key's row that was moved here from another case has done nothing on this one.
  const answered = results[2].find((row) => row.number === found.opened?.complaint.number)
  return { ...found, answered, rest: results.slice(3) }
}

/** The number that somebody claims to know, and what their access code may be stored as, the current key's first. */
export type Claimed = { number: string; codeHashes: readonly string[] }

/**
 * By number and access code. An unknown number, a malformed one and a wrong code all look for a hash that is not
 * there. While the ring holds older keys, a code that was found under one of them is stored under the current one in
 * the same round trip.
 */
export const openByCode = (db: Db, claimed: Claimed, part: Part, keyHashes?: readonly string[]) =>
  openWhere(db, isOpenedBy(claimed), part, keyHashes, renewals(db, claimed))

/**
 * The case is found by the hash, and must be the one that was asked for: a hash that was copied to another row opens
 * nothing. `+` keeps the number out of the search, so that known and unknown ones read the same rows.
 */
const isOpenedBy = ({ number, codeHashes }: Claimed) =>
  and(inArray(complaints.codeHash, [...codeHashes]), sql`+${complaints.number} = ${number}`)

function renewals(db: Db, { number, codeHashes }: Claimed): BatchItem<'sqlite'>[] {
  const [current = '', ...older] = codeHashes
  if (older.length === 0) return []
  return [
    db
      .update(complaints)
      .set({ codeHash: current })
      .where(isOpenedBy({ number, codeHashes: older })),
  ]
}

type OfSession = { id: string; number: string; generation: number }

/**
 * By session: the code's generation is checked in the same read, so a renewed code ends old sessions, and that its
 * reader has not left the case.
 */
export const openBySession = (db: Db, session: OfSession, part: Part, keyHashes?: readonly string[]) =>
  openWhere(db, isOfSession(session), part, keyHashes)

const isOfSession = ({ id, number, generation }: OfSession) =>
  and(
    eq(complaints.number, number),
    eq(complaints.codeGeneration, generation),
    sql`not exists (select 1 from ${endedSessions} where ${endedSessions.id} = ${id})`,
  )

/** Ends a session for good; those that would have ended by themselves meanwhile are forgotten. */
export const endSession = (db: Db, { id, until }: { id: string; until: number }, now: number) =>
  db.batch([
    db.delete(endedSessions).where(lte(endedSessions.until, now)),
    db.insert(endedSessions).values({ id, until }).onConflictDoNothing(),
  ])

/** `after` are statements of the same round trip, whose results stand in `rest`. */
export const openByNumber = (
  db: Db,
  number: string,
  part: Part,
  keyHashes?: readonly string[],
  after: BatchItem<'sqlite'>[] = [],
) => openWhere(db, eq(complaints.number, number), part, keyHashes, after)

/** A case with the mails that were sent about it, in the same round trip: what its whole record is made of. */
async function recordWhere(db: Db, where: SQL | undefined, after: BatchItem<'sqlite'>[] = []) {
  const number = db.select({ number: complaints.number }).from(complaints).where(where)
  const { opened, rest } = await openWhere(db, where, 'everything', undefined, [
    ...after,
    mailsOf(db, sql`${number}`),
  ])
  return opened && { opened, mails: z.array(SentMail).parse(rest.at(-1)), rest: rest.slice(0, -1) }
}

export const recordByCode = (db: Db, claimed: Claimed) =>
  recordWhere(db, isOpenedBy(claimed), renewals(db, claimed))
export const recordBySession = (db: Db, session: OfSession) => recordWhere(db, isOfSession(session))
/** For staff, with what else they read and write in the same round trip. */
export const recordByNumber = (db: Db, number: string, after: BatchItem<'sqlite'>[]) =>
  recordWhere(db, eq(complaints.number, number), after)
