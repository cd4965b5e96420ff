import { fillPlaceholders, type Placeholder, type Query, sql } from 'drizzle-orm'
import type { CaseFacts } from '#contract/complaints'
import {
  type Besides,
  type Db,
  derived,
  eventValues,
  insertClaim,
  insertEvent,
  insertWords,
  isNew,
  type Key,
  stored,
  type Written,
} from '../store.ts'
import { answers, complaints } from '../tables.ts'

type Filing = Omit<typeof complaints.$inferInsert, 'facts' | 'version' | 'dueAt' | 'alarmAt'> & {
  facts: CaseFacts
}
/** `older`: how many older keys the ring has; undefined where no idempotency key is claimed. */
type Way = { older: number | undefined; isReserved: boolean }
type Sealed = { sealed: Uint8Array<ArrayBuffer> }
type Text = string | Placeholder

/** What every statement but the claim asks: whether the claim is ours, and whether a reserved number is still free. */
function guardOf(keyHash: Text | undefined, number: Text, isReserved: boolean) {
  const mine = keyHash
    ? sql`exists (select 1 from ${answers} where ${answers.keyHash} = ${keyHash} and ${answers.number} = ${number})`
    : sql`1`
  return isReserved
    ? sql`${mine} and not exists (select 1 from ${complaints} where ${complaints.number} = ${number})`
    : mine
}

const at = sql.placeholder

function statements(db: Db, { older, isReserved }: Way): { first: Query[]; last: Query } {
  const number = at('number')
  const guard = guardOf(older === undefined ? undefined : at('keyHash'), number, isReserved)
  const key = {
    keyHash: at('keyHash'),
    contentHash: at('contentHash'),
    sealed: at('sealed'),
    keyVersion: at('claimKeyVersion'),
    expiresAt: at('expiresAt'),
  }
  const event = {
    number,
    version: 1,
    at: at('at'),
    actor: at('actor'),
    role: at('role'),
    type: at('type'),
    visibility: at('visibility'),
    facts: at('eventFacts'),
  }
  const claimed = Array.from({ length: older ?? 0 }, (_, index) => at(`older ${index}`))
  const first = [
    ...(older === undefined ? [] : [insertClaim(db, key, number, 1, isNew(claimed))]),
    insertEvent(db, event, guard),
    insertWords(db, number, 1, at('words'), guard),
  ]
  const last = db
    .insert(complaints)
    .select(
      sql`select ${number}, ${at('codeHash')}, ${at('codeGeneration')}, ${at('kind')}, ${at('language')},
        ${at('onBehalf')}, ${at('noticeVersion')}, ${at('facts')}, ${at('version')}, ${at('dueAt')}, ${at('alarmAt')},
        ${stored(at('salt'), complaints.salt)}, ${at('keyVersion')}, null, ${at('heardBytes')} where ${guard}`,
    )
    .returning({ number: complaints.number })
  return { first: first.map((one) => one.toSQL()), last: last.toSQL() }
}

const built = new Map<string, ReturnType<typeof statements>>()

/** Put together once an isolate: with drizzle that takes as long as all else that a filing computes. */
function statementsFor(db: Db, way: Way) {
  const name = `${way.older} ${way.isReserved}`
  const kept = built.get(name) ?? statements(db, way)
  built.set(name, kept)
  return kept
}

/**
 * Files a complaint once for a key, in one atomic batch: of several filings under the same key the first
 * claims it, and every other insert is guarded by that claim. A number that was reserved is the same in every
 * filing of its form, so the case itself is written last, and the others ask whether it stands. Without a key
 * nothing can come twice, and nothing is claimed. Says whether it was this call that filed.
 */
export async function file(
  db: Db,
  filing: Filing,
  written: Written & { words: Uint8Array<ArrayBuffer> },
  key: (Key & Sealed) | undefined,
  { isReserved = false, besides = () => [] }: { isReserved?: boolean; besides?: Besides } = {},
): Promise<boolean> {
  const row = { ...filing, ...derived(filing.facts) }
  const { facts: eventFacts, version: _, ...event } = eventValues(filing.number, 1, written)
  const values = {
    ...row,
    onBehalf: row.onBehalf ? 1 : 0,
    facts: JSON.stringify(row.facts),
    ...event,
    eventFacts,
    words: written.words,
    heardBytes: written.words.length,
    ...key,
    keyVersion: row.keyVersion,
    claimKeyVersion: key?.keyVersion,
    ...Object.fromEntries((key?.olderHashes ?? []).map((hash, index) => [`older ${index}`, hash])),
  }
  const { first, last } = statementsFor(db, { older: key?.olderHashes.length, isReserved })
  const filled = ({ sql, params }: Query) => ({ sql, params: fillPlaceholders(params, values) })
  const guard = guardOf(key?.keyHash, filing.number, isReserved)
  const others = besides(guard, 1).map((one) => one.toSQL())
  const batch = [...first.map(filled), ...others, filled(last)]
  const results = await db.$client.batch(
    batch.map(({ sql, params }) => db.$client.prepare(sql).bind(...params)),
  )
  return results.at(-1)?.results.length === 1
}
