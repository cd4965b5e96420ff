import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import { outboxOf } from '../mail/mailbox.ts'
import { caller, caseOf, HOUR, MINUTE, runClock, stored } from '../support.ts'
import { office } from './outside.ts'

const SHANGHAI = 8 * HOUR
/** `02-24 09:00`, as the company's clock shows it. */
const inShanghai = (at: number) => new Date(at + SHANGHAI).toISOString().slice(5, 16).replace('T', ' ')
const shanghai = (written: string) => Date.parse(`${written.replace(' ', 'T')}:00Z`) - SHANGHAI

beforeEach(() => env.DB.prepare('update complaints set alarm_at = null').run())

/**
 * Files a case and lets the clock tick until the end: every six hours, and in the minutes around each that is told
 * to matter. Tells who heard of what, and when.
 */
async function climbed(filing: { at: string; until: string; impact?: string }, matters: readonly string[]) {
  const { bindings, box, crew, leads } = office()
  const [from, until] = [shanghai(filing.at), shanghai(filing.until)]
  const changes = filing.impact ? { impact: filing.impact } : {}
  const { caseNumber } = await caseOf(await caller({ at: from, bindings }).file(changes))
  const regular = Array.from({ length: (until - from) / (6 * HOUR) }, (_, i) => from + (i + 1) * 6 * HOUR)
  const around = matters.map(shanghai).flatMap((at) => [at - MINUTE, at, at + MINUTE])
  for (const at of [...regular, ...around].sort((a, b) => a - b)) await runClock(at, bindings)
  const rows = (await outboxOf(caseNumber)).toSorted((a, b) => a.createdAt - b.createdAt)
  const heard = Map.groupBy(rows, ({ createdAt, kind }) => `${inShanghai(createdAt)} ${kind}`)
  const told = [...heard].map(([what, all]) => [what, all.map(({ recipient }) => recipient).join(', ')])
  return { caseNumber, rows, told, box, crew, leads }
}

const crew = 'staff:li, staff:wang, robot:crew'
const supervisor = 'staff:zhao, robot:leads'
const executive = 'staff:chen, robot:leads'

test('a case filed before Spring Festival climbs level by level, and the holiday is silent', async () => {
  // The last working afternoon is a Saturday that is worked for the holiday; 1.5 of the 4 hours are left in it.
  const due = [
    '2026-02-24 09:00',
    '2026-02-24 10:12',
    '2026-02-24 11:00',
    '2026-02-26 16:00',
    '2026-02-28 14:24',
    '2026-03-02 16:00',
  ]
  const { caseNumber, rows, told, box, ...robots } = await climbed(
    { at: '2026-02-14 16:00', until: '2026-03-03 16:00' },
    due,
  )
  expect(told).toEqual([
    ['02-24 09:00 warn-50', crew],
    ['02-24 10:12 warn-80', crew],
    ['02-24 11:00 breach', supervisor],
    // Nobody has the case: its handlers are told at half, and then the level that it has climbed to.
    ['02-26 16:00 warn-50', crew],
    ['02-28 14:24 warn-80', supervisor],
    ['03-02 16:00 breach', executive],
  ])
  const { complaint, events } = await stored(caseNumber)
  expect(complaint.facts).toMatchObject({ promiseVersion: 1, level: 3 })
  expect(events.map(({ type, at }) => `${inShanghai(at)} ${type}`)).toEqual([
    '02-14 16:00 filed',
    ...due.map((at, i) => `${at.slice(5)} ${i % 3 === 2 ? 'breach' : 'warn'}`),
  ])
  for (const { createdAt, sentAt } of rows) {
    expect(sentAt).toBe(createdAt)
    expect(inShanghai(createdAt) >= '02-15' && inShanghai(createdAt) < '02-24').toBe(false)
  }
  expect((await robots.crew.calls()).length).toBe(3)
  expect((await robots.leads.calls()).length).toBe(3)
  expect(box.mails.map(({ to }) => to.split('@')[0]).join(' ')).toBe('li wang li wang zhao li wang zhao chen')
}, 30_000)

test('round the clock a holiday night counts like any other hour', async () => {
  const { told, caseNumber } = await climbed({ at: '2026-10-01 23:00', until: '2026-10-04 23:00' }, [
    '2026-10-01 23:30',
    '2026-10-01 23:48',
    '2026-10-02 00:00',
    '2026-10-02 11:00',
    '2026-10-02 18:12',
    '2026-10-02 23:00',
  ])
  expect(told).toEqual([
    ['10-01 23:30 warn-50', crew],
    ['10-01 23:48 warn-80', crew],
    ['10-02 00:00 breach', supervisor],
    ['10-02 11:00 warn-50', crew],
    ['10-02 18:12 warn-80', supervisor],
    ['10-02 23:00 breach', executive],
  ])
  expect((await stored(caseNumber)).complaint.facts).toMatchObject({ promiseVersion: 2, level: 3 })
}, 30_000)

test('a major case begins with those above, and at the highest level a further miss is heard there again', async () => {
  const { told } = await climbed({ at: '2026-10-05 23:00', until: '2026-10-08 23:00', impact: 'safety' }, [
    '2026-10-05 23:15',
    '2026-10-05 23:24',
    '2026-10-05 23:30',
    '2026-10-06 11:00',
    '2026-10-06 18:12',
    '2026-10-06 23:00',
  ])
  expect(told).toEqual([
    ['10-05 23:00 major', 'staff:zhao, staff:chen, robot:leads'],
    ['10-05 23:15 warn-50', crew],
    ['10-05 23:24 warn-80', supervisor],
    ['10-05 23:30 breach', executive],
    ['10-06 11:00 warn-50', crew],
    ['10-06 18:12 warn-80', executive],
    ['10-06 23:00 breach', executive],
  ])
}, 30_000)
