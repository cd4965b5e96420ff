import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import { caller, DAY, filed, HOUR, MINUTE, runClock, settle, stored } from '../support.ts'
import {
  ask,
  contact,
  copyOf,
  entriesOf,
  history,
  LONG_AGO,
  nothing,
  putBack,
  rowsOf,
  withdrawn,
  withFile,
} from './cases.ts'

const cursor = () =>
  env.DB.prepare(`select cursor from jobs where name = 'erasure-list'`).first<string>('cursor')
const setCursor = (value: string | null) =>
  env.DB.prepare(`update jobs set cursor = ? where name = 'erasure-list'`).bind(value).run()

/** The list as it is on the first day, whenever the other tests did their erasing. */
beforeEach(async () => {
  const { objects } = await env.FILES.list({ prefix: 'erasures/' })
  await env.FILES.delete(objects.map(({ key }) => key))
  await setCursor(null)
})

/** Erases a case, and gives what the database held of it before. */
async function erasedWithCopy(copyAt: 'open' | 'closed' = 'closed') {
  await settle(LONG_AGO)
  const before = await cursor()
  const one = await filed(contact, LONG_AGO)
  const id = await withFile(one)
  const open = await copyOf(one.caseNumber)
  await caller({ at: LONG_AGO + HOUR }).act(one, { action: 'withdraw', version: 1 })
  const closed = await copyOf(one.caseNumber)
  await ask(one, LONG_AGO + 2 * HOUR)
  await settle(LONG_AGO + 3 * HOUR)
  expect(await rowsOf(one.caseNumber)).toEqual(nothing)
  return { one, id, copy: copyAt === 'open' ? open : closed, cursor: before }
}

test.each(['open', 'closed'] as const)(
  'an older copy that has the case still %s is put back, and the next tick erases it again and says so',
  async (state) => {
    const { one, copy, cursor } = await erasedWithCopy(state)
    const erased = (await stored(one.caseNumber)).complaint.facts
    await settle(LONG_AGO + DAY)
    await putBack(one.caseNumber, copy)
    await setCursor(cursor)
    expect((await stored(one.caseNumber)).words).toHaveLength(1)

    expect((await runClock(LONG_AGO + 2 * DAY))['erasure-list']).toEqual({ done: 1, failed: 0 })
    expect(await rowsOf(one.caseNumber)).toMatchObject({ complaint_words: 0, case_hashes: 0, outbox: 0 })
    const { complaint, events } = await stored(one.caseNumber)
    const version = state === 'open' ? 2 : 3
    expect(complaint).toMatchObject({ salt: null, facts: { ...erased, version } })
    expect(events.at(-1)).toMatchObject({ version, type: 'erase', facts: { again: true } })
    await settle(LONG_AGO + 2 * DAY + MINUTE)
    expect(await rowsOf(one.caseNumber)).toEqual(nothing)
    expect((await caller({ at: LONG_AGO + 3 * DAY }).look(one)).events.at(-1)).toMatchObject({
      type: 'erase',
    })
    expect(await entriesOf(one.caseNumber)).toHaveLength(1)
  },
)

test('where nothing was restored the list is read on from where it was, and costs one statement at most', async () => {
  const { one } = await erasedWithCopy()
  // Entries younger than five minutes are looked at again; then the cursor stands behind them.
  await runClock(LONG_AGO + 3 * HOUR + 6 * MINUTE)
  expect(await cursor()).toContain(one.caseNumber)
  expect((await runClock(LONG_AGO + 4 * HOUR))['erasure-list']).toEqual({ done: 0, failed: 0 })
})

test('a case that the restored copy does not have is passed', async () => {
  const { one, cursor: before } = await erasedWithCopy()
  await putBack(
    one.caseNumber,
    (await copyOf('nobody')).map((table) => ({ ...table, rows: [] })),
  )
  await setCursor(before)
  await runClock(LONG_AGO + DAY)
  expect(await cursor()).toContain(one.caseNumber)
})

test('an entry of a version that knew other facts still erases', async () => {
  const { one, copy, cursor: before } = await erasedWithCopy()
  const [key = ''] = await entriesOf(one.caseNumber)
  await env.FILES.put(
    key,
    JSON.stringify({ number: one.caseNumber, at: LONG_AGO, facts: { colour: 'green' } }),
  )
  await putBack(one.caseNumber, copy)
  await setCursor(before)
  await runClock(LONG_AGO + DAY)
  const { complaint } = await stored(one.caseNumber)
  expect(complaint).toMatchObject({ salt: null, facts: { state: 'closed', erasedAt: LONG_AGO + 3 * HOUR } })
  expect(complaint.facts).not.toHaveProperty('contact')
})

test('what else lies under the list’s prefix is passed by', async () => {
  await env.FILES.put('erasures/read-me.txt', 'Not an entry.')
  const one = await withdrawn()
  await ask(one, LONG_AGO + 2 * HOUR)
  await settle(LONG_AGO + 3 * HOUR)
  expect(await history(one)).toContain('erase 180')
  await env.FILES.delete('erasures/read-me.txt')
})

test('of two entries of a case, one left by an attempt that failed, the last counts and the other goes', async () => {
  const { one, copy } = await erasedWithCopy()
  const [key = ''] = await entriesOf(one.caseNumber)
  const entry = await (await env.FILES.get(key))?.text()
  await env.FILES.put(`erasures/00${LONG_AGO + 2 * HOUR}-${one.caseNumber}.json`, entry ?? '')
  await putBack(one.caseNumber, copy)
  await setCursor(null)
  await settle(LONG_AGO + DAY)
  expect((await stored(one.caseNumber)).complaint.facts.erasedAt).toBe(LONG_AGO + 3 * HOUR)
  await runClock(LONG_AGO + DAY + MINUTE)
  expect(await entriesOf(one.caseNumber)).toEqual([key])
})
