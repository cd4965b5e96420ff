import { env } from 'cloudflare:workers'
import { expect } from 'vitest'
import { type Case, caller, caseOf, DAY, HOUR, handler, MINUTE, settle, step, stored } from '../support.ts'

/** Years before the other tests' cases, so that nothing of theirs is due. Monday, 10:00 in Shanghai. */
export const LONG_AGO = Date.UTC(2020, 4, 11, 2)

export const contact = { email: 'lin@customer.example', phone: '+86 512 97538642', reference: 'PO-heron-11' }

/** A case with contact data, closed by its customer an hour after it was filed. */
export async function withdrawn(at = LONG_AGO, changes: Record<string, unknown> = {}): Promise<Case> {
  const key = { 'Idempotency-Key': crypto.randomUUID() }
  const one = await caseOf(await caller({ at }).file({ ...contact, ...changes }, key))
  expect((await caller({ at: at + HOUR }).act(one, { action: 'withdraw', version: 1 })).status).toBe(200)
  return one
}

/** A case whose customer accepted a proposal two hours after filing, and agreed to later visits with it or did not. */
export async function accepted(visits = true, bindings = env as Env): Promise<Case> {
  const who = caller({ at: LONG_AGO, bindings })
  const one = await caseOf(await who.file({ ...contact, name: 'Lin', story: STORY }))
  await step(one.caseNumber, { step: 'respond' }, handler, LONG_AGO + MINUTE, { text: 'We look into it.' })
  const offer = { text: 'You are right.', remedy: 'New parts, free of charge.' }
  await step(one.caseNumber, { step: 'propose', outcome: 'upheld' }, handler, LONG_AGO + HOUR, offer)
  who.clock.now = ACCEPTED
  const answer = await who.act(one, { action: 'accept', version: 3, ...(visits ? { visits } : {}) })
  expect(answer.status).toBe(200)
  return one
}

/** Longer than the line that is kept of it. */
const STORY = `Three of the forty parts are out of tolerance.\n\n${'Batch 7 was measured twice. '.repeat(5)}`
export const LINE = `${STORY.replace(/\s+/g, ' ').slice(0, 100).trimEnd()}… → New parts, free of charge.`
/** Monday noon in Shanghai; words are kept for 180 days, which end four days before the second visit. */
const ACCEPTED = LONG_AGO + 2 * HOUR
export const WORDS_END = ACCEPTED + 180 * DAY
export const VISITS = { 3: ACCEPTED + 92 * DAY, 6: ACCEPTED + 184 * DAY, 12: ACCEPTED + 365 * DAY }

/** The same with its first visit recorded, reduced to what the others need. */
export async function reduced(bindings = env as Env): Promise<Case> {
  const one = await accepted(true, bindings)
  await visit(one, VISITS[3])
  await settle(WORDS_END, bindings)
  return one
}

export const visit = (one: Case, at: number) =>
  step(one.caseNumber, { step: 'visit', result: 'holds' }, handler, at, { text: 'It still fits.' })

export const ask = (one: Case, at: number, bindings = env as Env) =>
  caller({ at, bindings }).send('POST', `/api/complaints/${one.caseNumber}/erasure`, {
    Authorization: `Bearer ${one.accessCode}`,
  })

/** Puts a file into a case as an upload would have left it, without its content meaning anything. */
export async function withFile(one: Case, id = crypto.randomUUID()): Promise<string> {
  await env.DB.prepare(
    `insert into files (id, number, version, position, size, sealed, stored_at) values (?, ?, 1, 0, 5, 'c2VhbGVk', ?)`,
  )
    .bind(id, one.caseNumber, LONG_AGO)
    .run()
  await env.FILES.put(`files/${id}`, 'bytes')
  return id
}

const tables = [
  'complaint_words',
  'case_hashes',
  'one_time_codes',
  'outbox',
  'reservations',
  'files',
  'drafts',
  'answers',
] as const

/** How many rows each table holds of a case; of the answers only those that still hold something. */
export async function rowsOf(number: string): Promise<Record<string, number>> {
  const counts = await env.DB.batch<{ n: number }>(
    tables.map((table) =>
      env.DB.prepare(
        `select count(*) as n from ${table} where number = ?${table === 'answers' ? ' and sealed is not null' : ''}`,
      ).bind(number),
    ),
  )
  return Object.fromEntries(tables.map((table, i) => [table, counts[i]?.results[0]?.n ?? -1]))
}

export const nothing = Object.fromEntries(tables.map((table) => [table, 0]))

/** The entries of a case in the erasure list. */
export async function entriesOf(number: string): Promise<string[]> {
  const { objects } = await env.FILES.list({ prefix: 'erasures/' })
  return objects.map(({ key }) => key).filter((key) => key.includes(number))
}

export const history = async (one: Case) =>
  (await stored(one.caseNumber)).events.map(({ type, at }) => `${type} ${(at - LONG_AGO) / MINUTE}`)

const copied = [
  'complaints',
  'complaint_events',
  'complaint_words',
  'case_hashes',
  'answers',
  'outbox',
  'files',
  'drafts',
]
type Copy = { table: string; rows: Record<string, unknown>[] }[]

/** Everything that D1 holds of a case, as a backup would. */
export async function copyOf(number: string): Promise<Copy> {
  const read = await env.DB.batch<Record<string, unknown>>(
    copied.map((table) => env.DB.prepare(`select * from ${table} where number = ?`).bind(number)),
  )
  return copied.map((table, i) => ({ table, rows: read[i]?.results ?? [] }))
}

/** Puts such a copy in the place of what stands now, as a restore behind the Worker's back does. */
export async function putBack(number: string, copy: Copy): Promise<void> {
  const trigger = 'complaint_events_stay'
  const stay = await env.DB.prepare('select sql from sqlite_master where name = ?')
    .bind(trigger)
    .first<string>('sql')
  const insert = (table: string, row: Record<string, unknown>) => {
    const names = Object.keys(row)
    const marks = names.map(() => '?').join()
    return env.DB.prepare(
      `insert into ${table} (${names.map((name) => `"${name}"`).join()}) values (${marks})`,
    ).bind(...Object.values(row))
  }
  await env.DB.batch([
    env.DB.prepare(`drop trigger ${trigger}`),
    ...copy.flatMap(({ table, rows }) => [
      env.DB.prepare(`delete from ${table} where number = ?`).bind(number),
      ...rows.map((row) => insert(table, row)),
    ]),
    env.DB.prepare(stay ?? ''),
  ])
}
