import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { caller, DAY, filed, HOUR, handler, settle, step, stored } from '../support.ts'
import { LONG_AGO } from './cases.ts'

const DELIVERED = LONG_AGO + DAY
const WORDS_END = DELIVERED + 180 * DAY
const RECORD_END = DELIVERED + 3 * 365 * DAY
const time = (at: number) => new Date(at).toISOString()

/** Closed with a remedy that is due in almost a year, and delivered on the day after. */
async function delivered() {
  const one = await filed({}, LONG_AGO)
  await step(one.caseNumber, { step: 'respond' }, handler, LONG_AGO + HOUR / 2, { text: 'We look into it.' })
  const offer = { step: 'propose', outcome: 'upheld', remedyDue: '2021-05-01' } as const
  await step(one.caseNumber, offer, handler, LONG_AGO + HOUR, {
    text: 'You are right.',
    remedy: 'New parts.',
  })
  const who = caller({ at: LONG_AGO + 2 * HOUR })
  expect((await who.act(one, { action: 'accept', version: 3 })).status).toBe(200)
  await step(one.caseNumber, { step: 'deliver' }, handler, DELIVERED, { text: 'Handed to the carrier.' })
  return one
}

const alarmOf = async (number: string) => (await stored(number)).complaint.alarmAt

test('words go 180 days after an early delivery, as the record to take along says', async () => {
  const one = await delivered()
  const code = { Authorization: `Bearer ${one.accessCode}` }
  const answer = await caller({ at: DELIVERED }).send('GET', `/api/complaints/${one.caseNumber}/export`, code)
  expect(await answer.json()).toMatchObject({
    contentUntil: time(WORDS_END),
    recordUntil: time(RECORD_END),
  })
  await settle(WORDS_END - 1)
  expect((await stored(one.caseNumber)).words.length).toBeGreaterThan(0)
  await settle(WORDS_END)
  expect((await stored(one.caseNumber)).words).toEqual([])
  expect(await alarmOf(one.caseNumber)).toBe(RECORD_END)
})

test('cases that were delivered before are brought to the same time, and no other', async () => {
  const [one, soon, erased] = [await delivered(), await delivered(), await delivered()]
  await caller({ at: DELIVERED }).send('POST', `/api/complaints/${erased.caseNumber}/erasure`, {
    Authorization: `Bearer ${erased.accessCode}`,
  })
  await settle(DELIVERED + 1)
  const set = (number: string, at: number) =>
    env.DB.prepare('update complaints set alarm_at = ? where number = ?').bind(at, number).run()
  await set(one.caseNumber, Date.UTC(2126, 0, 1))
  await set(erased.caseNumber, Date.UTC(2126, 0, 1))
  await set(soon.caseNumber, WORDS_END - DAY)
  const open = await filed({}, LONG_AGO)
  const before = await alarmOf(open.caseNumber)

  const migration = env.TEST_MIGRATIONS.find(({ name }) => name.endsWith('_delivered_remedies.sql'))
  for (const query of migration?.queries ?? []) await env.DB.prepare(query).run()

  expect(await alarmOf(one.caseNumber)).toBe(WORDS_END)
  expect(await alarmOf(erased.caseNumber)).toBe(RECORD_END)
  expect(await alarmOf(soon.caseNumber)).toBe(WORDS_END - DAY)
  expect(await alarmOf(open.caseNumber)).toBe(before)
})
