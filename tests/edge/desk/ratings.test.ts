import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { caller, DAY, filed, HOUR, handler, MINUTE, NOW, step } from '../support.ts'
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

test('the average of the real cases that somebody has is told from five ratings on', async () => {
  await env.DB.exec(`update complaints set kind = 'demo'`)
  const you = async () => (await colleague('handler', NOW + DAY).open('/en/desk/you/')).words
  for (const score of [5, 4, 4, 5]) await rated(score)
  await rated(1, 'supervisor')
  for (const kind of ['drill', 'demo'])
    await env.DB.prepare('update complaints set kind = ? where number = ?')
      .bind(kind, await rated(1))
      .run()
  await filed()
  expect(await you()).toContain('From five ratings on')
  await rated(3)
  expect(await you()).toContain('rated 4.2 of 5 on average, by 5 customers')
  expect((await colleague('assessor').open('/en/desk/you/')).words).not.toContain('ratings')
})
