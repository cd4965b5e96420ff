import { expect, test } from 'vitest'
import { caller, filed, HOUR, NOW, proposed, step, stored, supervisor } from '../support.ts'
import { agreed, at, investigating } from './situations.ts'
import { colleague, deskCase, press, stepForm } from './staff.ts'

const nextOn = (html: string) =>
  /<details id="step-([a-z-]+)"(?:(?!<\/summary>)[\s\S])*?class="next"/.exec(html)?.[1]

test('one step stands out on a case: the one that is owed now, if any', async () => {
  const of = async (number: string) => nextOn((await colleague('handler', at).open(deskCase(number))).html)
  expect(await of((await filed()).caseNumber)).toBe('respond')
  expect(await of((await investigating()).caseNumber)).toBe('propose')
  const offered = await proposed()
  expect(await of(offered.caseNumber)).toBe('told')
  await caller({ at: NOW + HOUR }).look(offered)
  expect(await of(offered.caseNumber)).toBeUndefined()
  await caller({ at: NOW + HOUR }).write(offered, 'Which parts do you mean?')
  expect(await of(offered.caseNumber)).toBe('message')
  const { caseNumber } = await agreed()
  expect(await of(caseNumber)).toBe('deliver')
})

test('whoever may not make the proposal that is owed reads who does', async () => {
  const { caseNumber } = await investigating()
  await step(caseNumber, { step: 'escalate' }, supervisor, NOW + HOUR / 2)
  const reads = async (role: 'handler' | 'supervisor' | 'assessor') =>
    (await colleague(role, at).open(deskCase(caseNumber))).words.includes('the proposal is not yours to make')
  expect([await reads('handler'), await reads('supervisor'), await reads('assessor')]).toEqual([
    true,
    false,
    false,
  ])
})

test('a case that nobody has is taken by one button; a doubled click takes it once, and the next page has no such button', async () => {
  const { caseNumber } = await filed()
  const path = deskCase(caseNumber)
  const who = colleague('handler')
  const page = await who.open(path)
  expect(page.buttons).toContain('take')
  const form = { ...stepForm(page, 'assign'), answer: 'take' }
  expect((await who.post(path, form)).status).toBe(303)
  expect((await who.post(path, form)).status).toBe(303)
  const { complaint, events } = await stored(caseNumber)
  expect([complaint.facts.assignee, events.map(({ type }) => type)]).toEqual(['handler', ['filed', 'assign']])
  expect((await who.open(path)).buttons).not.toContain('take')
})

test('of two who take a case at once one has it', async () => {
  const { caseNumber } = await filed()
  const path = deskCase(caseNumber)
  const both = [colleague('handler'), colleague('supervisor')] as const
  const pages = await Promise.all(both.map((who) => who.open(path)))
  const answers = await Promise.all(
    both.map((who, i) => {
      const page = pages[i]
      if (!page) throw new Error('no page')
      return who.post(path, { ...stepForm(page, 'assign'), answer: 'take' })
    }),
  )
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409])
  expect((await stored(caseNumber)).events).toHaveLength(2)
})

test('a note leads to where it is kept, an answer to what is owed next', async () => {
  const { caseNumber } = await filed()
  const path = deskCase(caseNumber)
  const who = colleague('handler')
  const noted = await who.post(path, stepForm(await who.open(path), 'note', { text: 'Called.' }))
  expect(noted.headers.get('Location')).toBe(`${path}#history`)
  const answered = await press(
    who,
    caseNumber,
    stepForm(await who.open(path), 'respond', { text: 'We look.' }),
  )
  expect(answered.headers.get('Location')).toBe(path)
})
