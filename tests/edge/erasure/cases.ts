import { env } from 'cloudflare:workers'
import { expect } from 'vitest'
import { type Case, caller, caseOf, HOUR, MINUTE, stored } from '../support.ts'

/** Years before the other tests' cases, so that nothing of theirs is due. Monday, 10:00 in Shanghai. */
export const LONG_AGO = Date.UTC(2020, 4, 11, 2)

export const contact = { email: 'lin@customer.example', phone: '+86 512 97538642', reference: 'PO-4711' }

/** A case with contact data, closed by its customer an hour after it was filed. */
export async function withdrawn(at = LONG_AGO, changes: Record<string, unknown> = {}): Promise<Case> {
  const key = { 'Idempotency-Key': crypto.randomUUID() }
  const one = await caseOf(await caller({ at }).file({ ...contact, ...changes }, key))
  expect((await caller({ at: at + HOUR }).act(one, { action: 'withdraw', version: 1 })).status).toBe(200)
  return one
}

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
