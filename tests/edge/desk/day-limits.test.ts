import { describe, expect, test } from 'vitest'
import { read } from '../browser.ts'
import { DAY, HOUR, handler, problemOf, step, stored } from '../support.ts'
import { at, investigating, table } from './situations.ts'
import { colleague, deskCase, press, program, stepForm } from './staff.ts'

const days = [
  ['propose', 'remedyDue'],
  ['allow-longer-pause', 'until'],
] as const
/** It is 23 November 2026 in the company's zone. */
const slips = [
  ['2026-11-22', 'day.past', '1 day ago', '1天前'],
  ['2027-11-24', 'day.far', '1 year, 1 day ahead', '1年1天以后'],
  ['2126-12-20', 'day.far', '100 years, 27 days ahead', '100年27天以后'],
  ['9999-12-31', 'day.far', '7,973 years, 1 month ahead', '7,973年1个月以后'],
] as const

async function began(action: (typeof days)[number][0]) {
  const row = table[action]
  if (!row) throw new Error(`${action} has no row`)
  const { caseNumber } = await row.from()
  const version = (await stored(caseNumber)).events.length
  return { caseNumber, version, as: row.as, typed: row.typed ?? {} }
}

describe.each(days)('the day of %s', (action, field) => {
  test.each(slips)('as %s is refused at its field, by form and by API', async (day, code, en, zh) => {
    const { caseNumber, version, as, typed } = await began(action)
    for (const [prefix, words] of [
      ['/en', en],
      ['', zh],
    ] as const) {
      const who = colleague(as, at)
      const path = deskCase(caseNumber, prefix)
      const answer = await who.post(path, stepForm(await who.open(path), action, { ...typed, [field]: day }))
      const back = await read(answer)
      expect([answer.status, back.links]).toEqual([422, [`${field}-${action}`]])
      expect(back.words).toContain(words)
      expect(back.fields[`${field}-${action}`]).toBe(day)
      expect(back.fields[`text-${action}`]).toBe(typed['text'])
    }
    const answer = await (await program(as, at)).act(caseNumber, { action, version, ...typed, [field]: day })
    const problem = await problemOf(answer)
    expect([answer.status, problem.errors]).toEqual([422, [{ pointer: `/${field}`, code }]])
    expect(problem.detail).toContain(en)
    expect((await stored(caseNumber)).events).toHaveLength(version)
  })

  test.each(['2026-11-23', '2027-11-23'])('as %s is taken', async (day) => {
    const { caseNumber, version, as, typed } = await began(action)
    const answer = await (await program(as, at)).act(caseNumber, { action, version, ...typed, [field]: day })
    expect(answer.status).toBe(200)
  })

  test('that was today when it was taken is answered again the day after', async () => {
    const { caseNumber, version, as, typed } = await began(action)
    const who = await program(as, at)
    const key = { 'Idempotency-Key': crypto.randomUUID() }
    const body = { action, version, ...typed, [field]: '2026-11-23' }
    const first = await who.act(caseNumber, body, key)
    who.clock.now += 20 * HOUR
    const again = await who.act(caseNumber, body, key)
    expect([first.status, again.status]).toEqual([200, 200])
    expect(await again.json()).toEqual(await first.json())
  })
})

test('a pause is refused with its reason once the days of pausing are used up', async () => {
  const { caseNumber } = await investigating()
  const later = at + 14 * DAY
  await step(caseNumber, { step: 'ask' }, handler, at, { text: 'Which batch?' })
  await step(caseNumber, { step: 'resume' }, { kind: 'clock' }, later)
  for (const [action, typed] of [
    ['ask', { text: 'And which drawing?' }],
    ['pause', { text: 'A laboratory measures.', reason: 'outside-test' }],
  ] as const) {
    const { version } = (await stored(caseNumber)).complaint
    const answer = await (await program('handler', later)).act(caseNumber, { action, version, ...typed })
    expect([answer.status, (await problemOf(answer)).detail]).toEqual([409, 'pauses-used-up'])
    const who = colleague('handler', later)
    const page = await who.open(deskCase(caseNumber))
    const refused = await press(who, caseNumber, stepForm(page, action, typed))
    expect(refused.status).toBe(409)
    expect((await read(refused)).words).toContain('that all pauses of a case may take together is used up')
    expect(page.html).not.toContain(`value="${action}"`)
  }
})
