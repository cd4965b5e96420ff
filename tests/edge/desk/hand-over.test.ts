import { env } from 'cloudflare:workers'
import { drizzle } from 'drizzle-orm/d1'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { handLot } from '../../../functions/desk/hand-over/handing.ts'
import * as store from '../../../functions/desk/hand-over/store.ts'
import { overlaid } from '../../../functions/http/database.ts'
import { read } from '../browser.ts'
import { filed, HOUR, handler, means, NOW, step, stored, supervisor } from '../support.ts'
import { colleague } from './staff.ts'

const PATH = '/en/desk/hand-over/'
const boss = { id: 'supervisor', email: 'a@b.test', name: 'The supervisor', role: 'supervisor' } as const

/** Cases that somebody holds. */
async function held(by: string, count: number): Promise<string[]> {
  const cases: string[] = []
  for (let made = 0; made < count; made++) {
    const { caseNumber } = await filed()
    await step(caseNumber, { step: 'assign', assignee: by }, supervisor, NOW)
    cases.push(caseNumber)
  }
  return cases
}

/** A closed case of somebody's, with nothing to deliver. */
async function settled(by: string, contact: Record<string, string> = {}) {
  const { caseNumber } = await filed(contact)
  const steps = [
    { does: { step: 'assign', assignee: by }, who: supervisor },
    { does: { step: 'propose', outcome: 'not-upheld' }, who: supervisor },
    { does: { step: 'accept' }, who: { kind: 'customer' } },
  ] as const
  for (const { does, who } of steps) await step(caseNumber, does, who, NOW + HOUR)
  const { facts, dueAt } = (await stored(caseNumber)).complaint
  expect([facts.state, dueAt]).toEqual(['closed', null])
  return caseNumber
}
const assignees = async (cases: string[]) =>
  Promise.all(cases.map(async (one) => (await stored(one)).complaint.facts.assignee))

async function chosen(from: string, to: string) {
  const who = colleague('supervisor')
  const { fields } = await who.open(PATH)
  const check = await read(await who.post(PATH, { ...fields, from, to }))
  return { who, check, go: () => who.post(PATH, { ...check.fields, answer: 'go' }) }
}

test('all that somebody who left holds goes to a colleague, after a page that says how many', async () => {
  const cases = await held('zhao-gone', 3)
  const others = await held('somebody-else', 1)
  const { who, check, go } = await chosen('zhao-gone', 'handler')
  expect(check.words).toContain('Hand 3 cases from zhao-gone to The handler?')
  expect(await assignees(cases)).toEqual(['zhao-gone', 'zhao-gone', 'zhao-gone'])

  const answer = await go()
  expect([answer.status, answer.headers.get('Location')]).toEqual([303, `${PATH}?handed=3`])
  expect((await who.open(`${PATH}?handed=3`)).words).toContain('3 cases were handed over.')
  expect(await assignees([...cases, ...others])).toEqual(['handler', 'handler', 'handler', 'somebody-else'])

  for (const one of cases) {
    const { complaint, events } = await stored(one)
    const { type, visibility, role, facts, version } = events.at(-1) ?? {}
    expect([type, visibility, role, version]).toEqual(['assign', 'internal', 'supervisor', complaint.version])
    expect(facts).toMatchObject({ assignee: 'handler' })
    const { results } = await env.DB.prepare('select staff, act, version from audit where number = ?')
      .bind(one)
      .all()
    expect(results).toEqual([{ staff: 'supervisor', act: 'assign', version: complaint.version }])
  }
})

test('what closed cases are owed goes with them: a visit that is planned, a cause that nobody has named', async () => {
  const [open = ''] = await held('left-visits', 1)
  const visited = await settled('left-visits', { phone: '+86 21 5555 0101' })
  const unnamed = await settled('left-visits')
  const owesNothing = await settled('left-visits')
  await step(owesNothing, { step: 'name-cause', cause: 'process' }, supervisor, NOW + HOUR, {
    text: 'Found.',
  })
  const { visitDue } = (await stored(visited)).complaint.facts
  expect(visitDue).toBeGreaterThan(NOW)

  expect(await store.holding(drizzle(env.DB))).toContain('left-visits')
  const { check, go } = await chosen('left-visits', 'handler')
  expect(check.words).toContain('Hand 3 cases')
  expect((await go()).headers.get('Location')).toBe(`${PATH}?handed=3`)
  expect(await assignees([open, visited, unnamed, owesNothing])).toEqual([
    ...['handler', 'handler', 'handler'],
    'left-visits',
  ])
  expect((await stored(visited)).complaint.facts).toMatchObject({ state: 'closed', visitDue })
  expect(await store.holding(drizzle(env.DB))).not.toContain('left-visits')
})

test('a doubled click hands over once', async () => {
  const cases = await held('doubled', 2)
  const { go } = await chosen('doubled', 'handler')
  await Promise.all([go(), go()])
  await go()
  const versions = await Promise.all(cases.map(async (one) => (await stored(one)).complaint.version))
  expect(versions).toEqual([3, 3])
})

test('what moved meanwhile is left as it is, is said, and can be handed over again', async () => {
  const [first = '', second = ''] = await held('moving', 2)
  let isFirst = true
  const batch = async (statements: D1PreparedStatement[]) => {
    const results = await env.DB.batch<never>(statements)
    // Between the read and the write somebody writes a note.
    if (isFirst) {
      isFirst = false
      await step(second, { step: 'note' }, handler, NOW, { text: 'A note.' })
    }
    return results
  }
  const slow = { db: drizzle(overlaid(env.DB, { batch })), now: NOW }
  expect(await handLot(slow, boss, 'moving', 'handler')).toEqual({ handed: 1, missed: 1, left: 1 })
  expect(await assignees([first, second])).toEqual(['handler', 'moving'])
  expect(await handLot(means(NOW), boss, 'moving', 'handler')).toEqual({ handed: 1, missed: 0, left: 0 })
  expect((await stored(second)).events.map(({ type }) => type)).toEqual(['filed', 'assign', 'note', 'assign'])
})

test('more than a lot is done in several sendings, each told', async () => {
  const [one = ''] = await held('many-cases', 1)
  await env.DB.prepare(
    `with recursive n(i) as (select 0 union all select i + 1 from n where i < ${store.LOT + 20})
      insert into complaints select printf('MJ-LOTS-%04d', i), 'lots' || i, code_generation, kind, language, on_behalf,
        notice_version, facts, version, due_at, alarm_at, salt, key_version, null, 0 from complaints, n where number = ?`,
  )
    .bind(one)
    .run()
  const { who, check, go } = await chosen('many-cases', 'handler')
  expect(check.words).toContain('Hand 122 cases')
  expect(check.words).toContain('100 are handed over at a time')
  const rest = await read(await go())
  expect([rest.status, rest.words]).toEqual([200, expect.stringContaining('100 cases were handed over.')])
  expect(rest.words).toContain('Hand 22 cases')
  expect((await who.post(PATH, { ...rest.fields, answer: 'go' })).status).toBe(303)
  expect(await store.held(drizzle(env.DB), 'many-cases')).toBe(0)
})

test.each([
  ['nobody', '', 'handler', 'Choose whose cases.'],
  ['somebody who does not answer', 'zhao-gone', 'assessor', 'Choose a colleague who answers cases.'],
  ['somebody who is not there', 'zhao-gone', 'zhao-gone-too', 'Choose a colleague who answers cases.'],
  ['the same', 'handler', 'handler', 'Choose somebody else'],
])('%s cannot be chosen', async (_, from, to, said) => {
  const { check } = await chosen(from, to)
  expect([check.status, check.words]).toEqual([422, expect.stringContaining(said)])
})

test('who holds something is read along two indexes, a row of each for each', async () => {
  const batches: number[] = []
  const batch = async (statements: D1PreparedStatement[]) => {
    const results = await env.DB.batch<never>(statements)
    batches.push(...results.map(({ meta }) => meta.rows_read))
    return results
  }
  await held('row-a', 12)
  await held('row-b', 12)
  for (let made = 0; made < 3; made++) await settled('row-c')
  const found = await store.holding(drizzle(overlaid(env.DB, { batch })))
  expect(found).toEqual(expect.arrayContaining(['row-a', 'row-b', 'row-c']))
  expect(batches[0]).toBeLessThanOrEqual(found.length * 4 + 8)
})

// Neither what other files left counts here, nor what is left here anywhere else.
const clear = () =>
  env.DB.exec(
    "update complaints set due_at = null, alarm_at = null, facts = json_remove(facts, '$.visitDue', '$.causeOwed')",
  )
beforeAll(clear)
afterAll(clear)
