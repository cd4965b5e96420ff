import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { STATEMENTS } from '../../../functions/jobs/budget.ts'
import { needed } from '../../../functions/jobs/tick.ts'
import { triggerNames } from '../../../functions/jobs/triggers.ts'
import { ask, copyOf, putBack, withdrawn, withFile } from '../erasure/cases.ts'
import { mailbox, withMail } from '../mail/mailbox.ts'
import { withKeys } from '../secrets/rings.ts'
import {
  caller,
  caseOf,
  DAY,
  foundNothing,
  HOUR,
  MINUTE,
  runClock,
  runClockAfterGap,
  settle,
  stored,
} from '../support.ts'
import { counting } from './counted.ts'

/** Before all other tests' cases. Monday, 10:00 in Shanghai. */
const BEGIN = Date.UTC(2018, 4, 14, 2)
const after = withKeys(2, 1, 2)
const SOME = 9

const some = <T>(make: (i: number) => Promise<T>) =>
  Promise.all(Array.from({ length: SOME }, (_, i) => make(i)))

/** Everything that a tick can find, at once, and more of each than one run takes on. */
async function everythingDue() {
  await env.DB.batch([
    env.DB.prepare('update complaints set key_version = 9'),
    env.DB.prepare('update survey_responses set key_version = 9'),
    env.DB.prepare(`update outbox set next_at = null`),
  ])
  const lost = await withdrawn(BEGIN)
  const copy = await copyOf(lost.caseNumber)
  await ask(lost, BEGIN + 2 * HOUR)
  await settle(BEGIN + 2 * HOUR)
  await putBack(lost.caseNumber, copy)
  await env.DB.prepare(`update jobs set cursor = null where name = 'erasure-list'`).run()

  const refusing = mailbox(async () => Promise.reject(Object.assign(new Error('no'), { code: 'E_REFUSED' })))
  const open = await some(async (i) => {
    const email = `${i}@customer.example`
    return caseOf(await caller({ at: BEGIN, bindings: withMail(refusing) }).file({ email }))
  })
  const asked = await some(async () => {
    const one = await withdrawn(BEGIN)
    await ask(one, BEGIN + 2 * HOUR)
    return one
  })
  const staged = await some(() => withFile(open[0] ?? lost))
  await env.DB.batch([
    env.DB.prepare(`update files set version = null, expires_at = ? where number = ?`).bind(
      BEGIN,
      open[0]?.caseNumber ?? '',
    ),
    ...asked.flatMap((_, i) => [
      env.DB.prepare(`insert into reservations values (?, 'MJ-NONE', 'AAAA', 1, ?)`).bind(`due ${i}`, BEGIN),
      env.DB.prepare(`insert into one_time_codes values (?, 'MJ-NONE', 'renew-code', 1, 'x', 0, ?, 0)`).bind(
        `due ${i}`,
        BEGIN - DAY,
      ),
      env.DB.prepare(
        `insert into survey_responses (id, survey, language, choices, content_hash, sealed, salt, key_version, day)
          values (?, '2026-q4', 'en', '{}', 'x', null, null, 1, '2026-11-23')`,
      ).bind(`due ${crypto.randomUUID()}`),
      env.DB.prepare(
        `insert into survey_responses (id, survey, language, choices, content_hash, sealed, salt, key_version, day)
          values (?, '2017-q1', 'en', '{}', 'x', x'00', x'00', 2, '2017-03-01')`,
      ).bind(`over ${crypto.randomUUID()}`),
    ]),
  ])
  return { lost, open, asked, staged }
}

test.each(triggerNames)('what is kept for each job of %s adds up to no more than a run has', (trigger) => {
  expect(needed(trigger)).toBeLessThanOrEqual(STATEMENTS)
})

test('with everything due at once a run of a trigger makes at most forty statements, and every job gets on', async () => {
  const { lost, open, asked, staged } = await everythingDue()
  const box = mailbox()
  const { counts, bindings } = counting(withMail(box, after))
  const now = BEGIN + 20 * HOUR
  /** Each trigger with statements of its own. */
  const run = async (at: number) => {
    let came: Awaited<ReturnType<typeof runClock>> = {}
    const used = []
    for (const trigger of triggerNames) {
      counts.statements = 0
      came = await runClockAfterGap(at, bindings, [trigger])
      expect(counts.statements).toBeLessThanOrEqual(40)
      used.push(counts.statements)
    }
    return { came, used }
  }
  const { came: first, used } = await run(now)
  expect(used[0]).toBeGreaterThanOrEqual(30)
  for (const job of [
    'outages',
    'files',
    'leftovers',
    'erasure-list',
    'erasure',
    'alarms',
    'mail',
    'keys',
    'survey-retention',
    'survey-keys',
  ])
    expect([job, first[job]?.done]).toEqual([job, expect.any(Number)])
  const idle = Object.entries(first).filter(([, { done }]) => done === 0)
  expect(idle).toEqual([])

  for (let runs = 0; runs < 60; runs++) {
    const { came } = await run(now + MINUTE)
    if (foundNothing(came)) break
  }
  for (const one of [lost, ...asked]) expect((await stored(one.caseNumber)).complaint.salt).toBeNull()
  for (const one of open) {
    const { complaint, events } = await stored(one.caseNumber)
    expect([complaint.keyVersion, events.filter(({ type }) => type === 'breach').length]).toEqual([2, 1])
  }
  expect(await Promise.all(staged.map((id) => env.FILES.head(`files/${id}`)))).toEqual(staged.map(() => null))
  expect(box.mails.length).toBeGreaterThanOrEqual(SOME)
}, 60_000)

test('what a run reads does not grow with what exists, only with what is due', async () => {
  await settle(BEGIN + 2 * DAY)
  const quiet = async () => {
    const { counts, bindings } = counting(after)
    await runClock(BEGIN + 2 * DAY, bindings)
    return counts
  }
  await quiet()
  const few = await quiet()
  // A thousand cases, responses, files and mails that wait for nothing.
  const many = (insert: string) =>
    env.DB.prepare(`with recursive n(i) as (select 1 union all select i + 1 from n where i < 1000) ${insert}`)
  await env.DB.batch([
    many(`insert into complaints select 'MANY-' || i, 'many ' || i, 1, 'real', 'en', 0, 1, '{}', 1, null,
      ${BEGIN + 4000 * DAY}, null, 2, null, 0 from n`),
    many(
      `insert into survey_responses (id, survey, language, choices, content_hash, sealed, salt, key_version, day)
        select 'many ' || i, '2026-q4', 'en', '{}', 'x', null, null, 2, '2026-11-23' from n`,
    ),
    many(`insert into files select 'many ' || i, 'MANY-1', 1, null, 0, 1, 'x', 1, null from n`),
    many(
      `insert into outbox (id, number, kind, contact_version, created_at, tries, doubts, sent_at)
        select 'many ' || i, 'MANY-1', 'news', 1, 0, 1, 0, 1 from n`,
    ),
    many(`insert into answers select 'many ' || i, 'x', 'MANY-1', 1, null, 2, ${BEGIN} from n`),
  ])
  const all = await quiet()
  await env.DB.batch(
    ['complaints', 'files', 'outbox', 'answers'].map((table) =>
      env.DB.prepare(`delete from ${table} where number like 'MANY-%'`),
    ),
  )
  await env.DB.prepare(`delete from survey_responses where id like 'many %'`).run()
  expect(all.statements).toBe(few.statements)
  expect(all.read).toBeLessThanOrEqual(few.read + 2)
}, 60_000)
