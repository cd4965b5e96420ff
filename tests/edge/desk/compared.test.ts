import { expect, test } from 'vitest'
import { read } from '../browser.ts'
import { caller, filed, HOUR, handler, NOW, step, stored } from '../support.ts'
import { colleague, deskCase, press, stepForm } from './staff.ts'

const at = NOW + HOUR / 2

/** The part of a page in which two texts stand beside each other, as words. */
const comparison = (html: string) =>
  (/<section class="compared"[\s\S]*?<\/section>/.exec(html)?.[0] ?? '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')

test('of two who answer at once one is taken, and the other reads both texts beside each other', async () => {
  const one = await filed()
  const path = deskCase(one.caseNumber)
  const people = [colleague('handler', at), colleague('supervisor', at)] as const
  const texts = ['The first text.', 'The second text.'] as const
  const [first, second] = [await people[0].open(path), await people[1].open(path)]
  const sent = await Promise.all([
    press(people[0], one.caseNumber, stepForm(first, 'respond', { text: texts[0] })),
    press(people[1], one.caseNumber, stepForm(second, 'respond', { text: texts[1] })),
  ])
  expect(sent.map(({ status }) => status).sort()).toEqual([303, 409])
  const slower = sent.findIndex(({ status }) => status === 409)
  const [mine = '', theirs = ''] = slower === 0 ? texts : texts.toReversed()
  const who = slower === 0 ? 'The supervisor' : 'The handler'
  const back = await read(sent[slower] ?? new Response())
  expect(comparison(back.html)).toMatch(
    new RegExp(`Meanwhile ${who} gave the first answer .*${theirs} Yours, not sent ${mine}`),
  )
  // Its step is over; what was written can be copied.
  expect(back.fields['stranded']).toBe(mine)
  const { events } = await stored(one.caseNumber)
  expect(events.map(({ type }) => type)).toEqual(['filed', 'respond'])
})

test('what the customer and colleagues wrote meanwhile stands there in order, with remedy and files, notes marked', async () => {
  const one = await filed()
  const path = deskCase(one.caseNumber)
  await step(one.caseNumber, { step: 'respond' }, handler, at, { text: 'We are on it.' })
  const who = colleague('handler', at)
  const page = await who.open(path)
  await caller({ at }).write(one, 'Two more are out of tolerance.')
  await step(one.caseNumber, { step: 'note' }, handler, at, { text: 'Ask the night shift.' })
  const form = stepForm(page, 'propose', {
    text: 'You are right.',
    outcome: 'upheld',
    remedy: 'Three parts.',
    remedyDue: '2026-12-20',
  })
  const back = await read(await press(who, one.caseNumber, form))
  expect(comparison(back.html)).toMatch(
    /The customer wrote .*Two more are out of tolerance\..*left a note .*Ask the night shift\. Yours, not sent You are right\. Three parts\./,
  )
  expect(back.fields['text-propose']).toBe('You are right.')
  // Sent again from there it goes out.
  expect((await press(who, one.caseNumber, { ...back.fields, action: 'propose' })).status).toBe(303)
})

test('a page that comes back for another reason compares nothing', async () => {
  const one = await filed()
  const who = colleague('handler', at)
  const page = await who.open(deskCase(one.caseNumber))
  const back = await read(await who.post(deskCase(one.caseNumber), stepForm(page, 'respond', { text: '' })))
  expect([back.status, comparison(back.html)]).toEqual([422, ''])
})
