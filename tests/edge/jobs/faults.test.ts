import { env } from 'cloudflare:workers'
import { expect, test, vi } from 'vitest'
import { ask, entriesOf, LONG_AGO, nothing, rowsOf, withdrawn, withFile } from '../erasure/cases.ts'
import { withoutBucket } from '../files/samples.ts'
import { caller, DAY, filed, HOUR, MINUTE, runClock, settle, stored, unreachable } from '../support.ts'

const quiet = () => vi.spyOn(console, 'error').mockImplementation(() => undefined)

/** Each fault comes twice: the write failed, or it succeeded and only the answer was lost. */
const faults = [
  ['did not happen', false],
  ['did happen', true],
] as const

test.each(faults)(
  'a run that is killed at any batch, which %s, is finished by the next, and nothing happens twice',
  async (_, didHappen) => {
    quiet()
    // Other tests' erasures lie later, and a reader that has come that far does not see these.
    await env.DB.prepare(`update jobs set cursor = null where name = 'erasure-list'`).run()
    for (let from = 1; from <= 12; from++) {
      const at = LONG_AGO + from * 7 * MINUTE
      const open = await filed({}, at)
      const closed = await withdrawn(at - 2 * HOUR)
      await ask(closed, at)
      const id = await withFile(closed)
      const killed = unreachable({ from, didHappen })
      // Half of the four working hours that were promised then, with a pause at noon.
      await runClock(at + 200 * MINUTE, killed).catch(() => undefined)
      await settle(at + 201 * MINUTE)
      expect((await stored(open.caseNumber)).events.map(({ type }) => type)).toEqual(['filed', 'warn'])
      expect((await stored(closed.caseNumber)).events.map(({ type }) => type)).toEqual([
        'filed',
        'withdraw',
        'ask-erasure',
        'erase',
      ])
      expect(await rowsOf(closed.caseNumber)).toEqual(nothing)
      expect(await env.FILES.head(`files/${id}`)).toBeNull()
      await settle(at + 220 * MINUTE)
      await settle(at + 240 * MINUTE)
      expect(await entriesOf(closed.caseNumber)).toHaveLength(1)
      await env.DB.prepare('update complaints set alarm_at = null where number = ?')
        .bind(open.caseNumber)
        .run()
    }
  },
  60_000,
)

test.each(faults)(
  'while R2 takes no entry, which %s, nothing is erased; then it is',
  async (_, didHappen) => {
    quiet()
    const one = await withdrawn()
    await ask(one, LONG_AGO + 2 * HOUR)
    const bindings = withoutBucket(['put'], didHappen)
    expect((await runClock(LONG_AGO + 3 * HOUR, bindings))['erasure']?.failed).toBeGreaterThanOrEqual(1)
    expect((await stored(one.caseNumber)).words).toHaveLength(1)
    bindings.repair()
    await settle(LONG_AGO + 3 * HOUR + MINUTE, bindings)
    expect(await rowsOf(one.caseNumber)).toEqual(nothing)
  },
)

test.each(faults)(
  'while R2 removes nothing, which %s, files keep their rows, and then go',
  async (_, didHappen) => {
    quiet()
    const one = await withdrawn()
    const id = await withFile(one)
    await ask(one, LONG_AGO + 2 * HOUR)
    const bindings = withoutBucket(['delete'], didHappen)
    await runClock(LONG_AGO + 3 * HOUR, bindings)
    await runClock(LONG_AGO + 3 * HOUR + MINUTE, bindings)
    expect(await rowsOf(one.caseNumber)).toMatchObject({ complaint_words: 0, files: 1 })
    expect(await env.DB.prepare('select sealed from files where id = ?').bind(id).first('sealed')).toBe('')
    bindings.repair()
    await settle(LONG_AGO + 3 * HOUR + 2 * MINUTE, bindings)
    expect(await rowsOf(one.caseNumber)).toEqual(nothing)
    expect(await env.FILES.head(`files/${id}`)).toBeNull()
  },
)

test('a list that cannot be read holds up neither alarms nor what is asked for', async () => {
  quiet()
  const one = await filed({}, LONG_AGO)
  const bindings = {
    ...(env as Env),
    FILES: new Proxy(env.FILES, {
      get(target, name) {
        if (name === 'list') return async () => Promise.reject(new Error('internal error'))
        const member: unknown = Reflect.get(target, name)
        return typeof member === 'function' ? member.bind(target) : member
      },
    }),
  }
  const closed = await withdrawn()
  await ask(closed, LONG_AGO + 2 * HOUR)
  const runs = await runClock(LONG_AGO + 3 * HOUR, bindings)
  expect(runs['erasure-list']).toEqual({ done: 0, failed: 1 })
  expect((await stored(one.caseNumber)).events.length).toBeGreaterThan(1)
  expect(await rowsOf(closed.caseNumber)).toEqual(nothing)
})

test('an event that stands where an erasure’s belongs keeps one case waiting, and no other', async () => {
  quiet()
  const [stuck, other] = [await withdrawn(), await withdrawn()]
  for (const one of [stuck, other]) await ask(one, LONG_AGO + 2 * HOUR)
  await env.DB.prepare(
    `insert into complaint_events values (?, 4, 0, 'staff', 'handler', 'note', 'internal', '{}')`,
  )
    .bind(stuck.caseNumber)
    .run()
  const { erasure } = await runClock(LONG_AGO + 3 * HOUR)
  expect(erasure).toEqual({ done: 1, failed: 1 })
  expect(await rowsOf(other.caseNumber)).toEqual(nothing)
  expect(await rowsOf(stuck.caseNumber)).toMatchObject({ complaint_words: 1 })
  expect(await entriesOf(stuck.caseNumber)).toEqual([])
  await env.DB.prepare('update complaints set alarm_at = null where number = ?').bind(stuck.caseNumber).run()
})

test('a customer who acts in the moment of the erasure is not erased with it, and the list forgets the attempt', async () => {
  const one = await withdrawn()
  const due = LONG_AGO + HOUR + 180 * DAY
  let isMeanwhile = true
  const batch = async (statements: D1PreparedStatement[]) => {
    if (isMeanwhile && (await entriesOf(one.caseNumber)).length > 0) {
      isMeanwhile = false
      expect((await caller({ at: due - 1 }).write(one, 'In the last moment.')).status).toBe(201)
    }
    return env.DB.batch(statements)
  }
  const DB = new Proxy(env.DB, {
    get(target, name) {
      if (name === 'batch') return batch
      const member: unknown = Reflect.get(target, name)
      return typeof member === 'function' ? member.bind(target) : member
    },
  })
  await runClock(due, { ...(env as Env), DB })
  expect(isMeanwhile).toBe(false)
  const { words, events } = await stored(one.caseNumber)
  expect([words.length, events.map(({ type }) => type)]).toEqual([2, ['filed', 'withdraw', 'message']])
  expect(await entriesOf(one.caseNumber)).toEqual([])
  await settle(due + MINUTE)
  expect(await rowsOf(one.caseNumber)).toEqual(nothing)
})
