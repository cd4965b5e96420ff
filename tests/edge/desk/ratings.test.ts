import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { caller, filed, HOUR, handler, MINUTE, NOW, step } from '../support.ts'
import { agreed } from './situations.ts'
import { colleague, deskCase, program } from './staff.ts'

const remark = 'It took three calls until anybody listened.'

/** A closed case that its customer rated. */
async function rated(score: number, assignee = 'handler', at = NOW + 2 * HOUR) {
  const one = await agreed()
  await step(one.caseNumber, { step: 'assign', assignee }, handler, at)
  const who = caller({ at: at + MINUTE })
  const { version } = await who.look(one)
  expect((await who.act(one, { action: 'rate', score, text: remark, version })).status).toBe(200)
  return one.caseNumber
}

/** Every way in which somebody can read a case and what it opened. */
async function waysOf(role: 'handler' | 'supervisor' | 'executive', number: string) {
  const at = NOW + 3 * HOUR
  const [who, own] = [colleague(role, at), await program(role, at)]
  const pages = [
    deskCase(number),
    `${deskCase(number)}file/`,
    `${deskCase(number)}file.json`,
    '/en/desk/alerts/',
  ]
  const places = [`/cases/${number}`, `/cases/${number}/file`, '/alerts']
  return Promise.all([
    ...pages.map(async (path) => (await who.get(path)).text()),
    ...places.map(async (path) => (await own.get(path)).text()),
  ])
}

const tells = /"score"|1 of 5|low-rating|rated our handling/

test('a handler reads that a case was rated, and by no way how: customers were told so', async () => {
  const number = await rated(1)
  for (const text of await waysOf('handler', number)) {
    expect(text).not.toMatch(tells)
    expect(text).not.toContain(remark)
  }
  expect((await colleague('handler', NOW + 3 * HOUR).open(deskCase(number))).words).toContain(
    'The customer rated the handling',
  )
})

test.each(['supervisor', 'executive'] as const)('the %s reads each rating with its words', async (role) => {
  const number = await rated(1)
  const [page = '', file = '', json = '', list = '', byApi = '', fileByApi = '', alerts = ''] = await waysOf(
    role,
    number,
  )
  for (const text of [page, file]) expect(text).toContain('1 of 5')
  for (const text of [json, byApi, fileByApi]) expect(text).toContain('"score":1')
  for (const text of [page, file, json, byApi, fileByApi]) expect(text).toContain(remark)
  expect(list).toContain('rated our handling 1 or 2')
  expect(alerts).toContain('low-rating')
})

/** The first moment of a month in the company's zone, Shanghai's. */
const monthFrom = (month: number) => Date.UTC(2026, month - 1, 1) - 8 * HOUR
const you = async (at: number, role: 'handler' | 'supervisor' | 'assessor' = 'handler') =>
  (await colleague(role, at).open('/en/desk/you/')).words
const told = (average: string, count: number) =>
  `Last month your cases were rated ${average} of 5 on average, by ${count} customers, counted in fives.`
const few = 'Once your cases get five ratings in a month'
const JANUARY = monthFrom(13)

test('the average of last month is told in whole fives of ratings of real cases', async () => {
  await env.DB.exec(`update complaints set kind = 'demo'`)
  for (const score of [5, 4, 4, 5]) await rated(score)
  await rated(1, 'supervisor')
  for (const kind of ['drill', 'demo'])
    await env.DB.prepare('update complaints set kind = ? where number = ?')
      .bind(kind, await rated(1))
      .run()
  await filed()
  const inDecember = monthFrom(12) + HOUR
  expect(await you(inDecember)).toContain(few)
  await rated(3)
  expect(await you(inDecember)).toContain(told('4.2', 5))
  // Not while the month goes on, and not once another has begun.
  expect(await you(monthFrom(12) - 1)).toContain(few)
  expect(await you(JANUARY)).toContain(few)
  expect(await you(inDecember, 'assessor')).not.toContain('rated')
})

test('a sixth rating, one of the running month, and a case that changes hands change nothing that is told', async () => {
  await env.DB.exec(`update complaints set kind = 'demo'`)
  const numbers: string[] = []
  for (const score of [5, 4, 4, 5, 3]) numbers.push(await rated(score))
  const inDecember = monthFrom(12) + HOUR
  const before = await you(inDecember)
  expect(before).toContain(told('4.2', 5))
  const sixth = await rated(1, 'handler', NOW + 4 * HOUR)
  expect(await you(inDecember)).toBe(before)
  await rated(1, 'handler', inDecember)
  expect(await you(inDecember + HOUR)).toBe(before)
  // Taking a case that a colleague had, or giving one away, brings nobody another average.
  for (const number of [...numbers.slice(0, 1), sixth])
    await step(number, { step: 'assign', assignee: 'supervisor' }, handler, inDecember)
  expect(await you(inDecember + HOUR)).toBe(before)
  expect(await you(inDecember + HOUR, 'supervisor')).toContain(few)
})

test('ten ratings are told as ten, and the last instant of a month is part of it', async () => {
  await env.DB.exec(`update complaints set kind = 'demo'`)
  for (let i = 0; i < 9; i++) await rated(5)
  const last = await rated(1)
  const at = (moment: number) =>
    env.DB.prepare(`insert into complaint_events select number, 99, ?, actor, role, type, visibility, facts
      from complaint_events where number = ? and type = 'rate'`).bind(moment, last)
  await at(monthFrom(12) - 1).run()
  expect(await you(monthFrom(12))).toContain(told('4.6', 10))
  await env.DB.prepare(`update complaints set kind = 'demo' where number = ?`).bind(last).run()
  expect(await you(monthFrom(12))).toContain(told('5.0', 5))
})
