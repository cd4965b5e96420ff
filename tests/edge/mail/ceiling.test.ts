import { env } from 'cloudflare:workers'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Actor, Step } from '#rules/complaints'
import { sendWaiting } from '../../../functions/complaints/contact/mailing.ts'
import { take } from '../../../functions/complaints/handling.ts'
import type { Words } from '../../../functions/complaints/words.ts'
import { ceilingOf } from '../../../functions/mail/ceiling.ts'
import { deliver, LEASE, type Write } from '../../../functions/mail/delivery.ts'
import { priorities } from '../../../functions/mail/priorities.ts'
import { postAll, type Waiting } from '../../../functions/mail/store.ts'
import { reachOf } from '../../../functions/notices/reach.ts'
import { visitor } from '../browser.ts'
import { office } from '../notices/outside.ts'
import {
  caller,
  caseOf,
  DAY,
  HOUR,
  MINUTE,
  means,
  runClock,
  stored,
  supervisor,
  unreachable,
} from '../support.ts'
import { atContact, confirmed } from './codes.ts'
import { FROM, mailbox, outboxOf, refusal, withMail } from './mailbox.ts'

/** Ten in the morning of another day for each test, in Shanghai: no other test's mail counts on it. */
let now = Date.UTC(2031, 2, 3, 2)
beforeEach(async () => {
  now += 30 * DAY
  await env.DB.batch([
    env.DB.prepare('delete from mail_use'),
    env.DB.prepare('update outbox set next_at = null'),
    env.DB.prepare('update complaints set alarm_at = null'),
  ])
})

type Priority = keyof typeof priorities
/** A message that waits; `waits` orders those of a kind. */
async function put(priority: Priority, waits = 0, createdAt = now) {
  const id = `${priority} ${crypto.randomUUID()}`
  const recipient = priority === 'robot' ? 'robot:duty' : priority === 'staff' ? 'staff:li' : null
  await env.DB.prepare(
    `insert into outbox (id, number, kind, contact_version, created_at, next_at, tries, doubts, recipient, priority)
      values (?, ?, 'news', 1, ?, ?, 0, 0, ?, ?)`,
  )
    .bind(id, `MJ-${id}`, createdAt, createdAt - waits, recipient, priorities[priority])
    .run()
  return id
}
const several = (count: number, priority: Priority, waits = 0) =>
  Promise.all(Array.from({ length: count }, () => put(priority, waits)))

/** A run with a ceiling; what it handed over, by kind, in its order of asking. */
async function run(
  ceiling: number,
  at: number,
  { hand = async (_: Waiting): Promise<unknown> => ({}), bindings = env as Pick<Env, 'DB'>, limit = 10 } = {},
) {
  const handed: string[] = []
  const write: Write = async () => async (row) => () => {
    handed.push(row.id)
    return hand(row)
  }
  const sender = { from: FROM, send: async () => ({}), ceiling }
  await deliver({ ...means(at), db: drizzle(bindings.DB), sender }, write, {
    limit,
    notices: 12,
    patience: 20,
  })
  return handed
}
const kinds = (ids: string[]) => ids.map((id) => id.split(' ')[0] ?? '').sort()
const used = () => env.DB.prepare('select day, used, rest from mail_use').first()

test('where a day has too little room, codes go first, then news, staff, and last what only reminds', async () => {
  await several(2, 'rest', 4 * HOUR)
  await several(2, 'staff', 3 * HOUR)
  await several(2, 'news', 2 * HOUR)
  await several(2, 'code', HOUR)
  expect(kinds(await run(1, now))).toEqual(['code'])
  expect(kinds(await run(4, now))).toEqual(['code', 'news', 'news'])
  expect(kinds(await run(5, now))).toEqual(['staff'])
  expect(kinds(await run(7, now))).toEqual(['rest', 'staff'])
  expect(kinds(await run(7, now + HOUR))).toEqual([])
  expect(kinds(await run(7, now + DAY))).toEqual(['rest'])
})

test('what only reminds uses at most half of a day, however much room there is', async () => {
  await several(5, 'rest')
  expect(kinds(await run(5, now))).toEqual(['rest', 'rest'])
  expect(await run(5, now + HOUR)).toEqual([])
  await several(2, 'news')
  expect(kinds(await run(5, now + HOUR))).toEqual(['news', 'news'])
  expect(await used()).toMatchObject({ used: 4, rest: 2 })
  expect(kinds(await run(5, now + DAY))).toEqual(['rest', 'rest'])
  expect(kinds(await run(5, now + 2 * DAY))).toEqual(['rest'])
})

test('runs at the same moment keep to the ceiling together; on the next days each mail goes once', async () => {
  const all = await several(18, 'news')
  const sent: string[] = []
  for (const day of [0, 1, 2, 3]) {
    const runs = Array.from({ length: 6 }, () => run(5, now + day * DAY, { limit: 3 }))
    const came = (await Promise.all(runs)).flat()
    expect(came).toHaveLength(day < 3 ? 5 : 3)
    expect(await used()).toMatchObject({ used: came.length, rest: 0 })
    sent.push(...came)
  }
  expect(sent.sort()).toEqual(all.sort())
})

test('a day begins at midnight of the company', async () => {
  await several(3, 'news')
  const evening = now + 13 * HOUR + 59 * MINUTE
  expect(await run(1, evening)).toHaveLength(1)
  expect(await run(1, evening + 59_999)).toHaveLength(0)
  expect(await run(1, evening + MINUTE)).toHaveLength(1)
})

test('what was refused leaves its room to others; what may have gone out does not', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  await several(2, 'news')
  const refusing = async () => Promise.reject(refusal())
  expect(await run(3, now, { hand: refusing })).toHaveLength(2)
  expect(await used()).toMatchObject({ used: 0 })
  const losing = async () => Promise.reject(new Error('Network connection lost.'))
  expect(await run(3, now + 2 * MINUTE, { hand: losing })).toHaveLength(2)
  expect(await used()).toMatchObject({ used: 2 })
  expect(await run(3, now + HOUR)).toHaveLength(1)
  expect(await run(3, now + 2 * HOUR)).toHaveLength(0)
  expect(await run(3, now + DAY)).toHaveLength(1)
})

test('a run that was killed after its claim, or whose record was lost, has used its room', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  await several(4, 'news')
  const claimed = unreachable({ didHappen: true })
  await run(3, now, { bindings: claimed, limit: 1 }).catch(() => undefined)
  expect(await used()).toMatchObject({ used: 1 })
  expect(await run(3, now, { bindings: unreachable({ from: 2 }), limit: 1 })).toHaveLength(1)
  expect(await used()).toMatchObject({ used: 2 })
  expect(await run(3, now + LEASE + MINUTE)).toHaveLength(1)
  expect(await run(3, now + HOUR)).toHaveLength(0)
})

test('robots are told although the day’s mail is used up, also behind much mail that waits longer', async () => {
  await several(15, 'staff', HOUR)
  expect(kinds(await run(1, now))).toEqual(['staff'])
  const calls = await several(2, 'robot')
  const later = await run(1, now + MINUTE)
  expect(later.sort()).toEqual(calls.sort())
})

test('what waited for days because of the ceiling is not given up, and still has a day of tries', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const first = await put('news', HOUR)
  const id = await put('news')
  expect(await run(1, now)).toEqual([first])
  const later = now + 3 * DAY
  expect(await run(1, later, { hand: async () => Promise.reject(refusal()) })).toEqual([id])
  expect(await run(1, later + DAY - 2 * MINUTE)).toEqual([id])
  const row = await env.DB.prepare('select sent_at, given_up_at from outbox where id = ?').bind(id).first()
  expect(row).toEqual({ sent_at: later + DAY - 2 * MINUTE, given_up_at: null })
})

test('one that waits is not given up after an outage either, although it was tried before', async () => {
  const id = await put('news')
  await run(5, now, { hand: async () => Promise.reject(refusal()) })
  expect(await run(5, now + 3 * DAY)).toEqual([id])
})

test('mail that a request sends at once counts too, and what is over goes the next day by the clock', async () => {
  const box = mailbox()
  const bindings = { ...withMail(box), MAIL_A_DAY: '1' } as Env
  const file = async () =>
    caseOf(await caller({ at: now, bindings }).file({ email: `${crypto.randomUUID()}@customer.example` }))
  const [first, second] = [await file(), await file()]
  const sentOf = async (number: string) => (await outboxOf(number)).map(({ sentAt }) => sentAt !== null)
  await vi.waitFor(async () => expect(await sentOf(first.caseNumber)).toEqual([true]))
  expect(await sentOf(second.caseNumber)).toEqual([false])
  await runClock(now + MINUTE, bindings)
  expect(await sentOf(second.caseNumber)).toEqual([false])
  await runClock(now + DAY, bindings)
  expect(await sentOf(second.caseNumber)).toEqual([true])
  expect(box.mails).toHaveLength(2)
})

test('what happens on a case goes out as what it is: a code, news, word to staff, a robot’s call, a reminder', async () => {
  const { bindings, box } = office()
  const one = await caseOf(
    await caller({ at: now, bindings }).file({ email: 'x@customer.example', impact: 'safety' }),
  )
  const who = visitor({ at: now, bindings })
  await atContact(who, one)
  await confirmed(who, box)
  const acting = async (at: number, by: Actor, wanted: Step, words?: Words) => {
    const all = { ...means(at), sender: box.sender, reach: reachOf(bindings) }
    const read = { opened: await stored(one.caseNumber), answered: undefined }
    expect(await take(all, read, { step: wanted, by, words })).toMatchObject({ ok: true })
    await sendWaiting(all, { limit: 10, notices: 12 }, one.caseNumber)
  }
  await acting(now + MINUTE, supervisor, { step: 'respond' }, { text: 'We are on it.' })
  await acting(
    now + 2 * MINUTE,
    supervisor,
    { step: 'propose', outcome: 'upheld' },
    { text: 'You are right.' },
  )
  await acting(now + 4 * MINUTE, { kind: 'clock' }, { step: 'mail-sent', sentAt: now + 2 * MINUTE })
  await acting(now + 49 * HOUR, { kind: 'clock' }, { step: 'remind' })
  const rows = (await outboxOf(one.caseNumber)).toSorted((a, b) => a.createdAt - b.createdAt)
  const named = rows.map(({ kind, recipient, priority, createdAt }) => ({
    what: recipient ? recipient.split(':')[0] : createdAt === now + 49 * HOUR ? 'reminder' : kind,
    priority,
  }))
  const { robot, code, news, staff, rest } = priorities
  const expected = { arrived: news, code, news, staff, robot, reminder: rest }
  expect(Object.fromEntries(named.map(({ what, priority }) => [what, priority]))).toEqual(expected)
})

test('news are written although a reminder waits, and later news stand for no more than they did', async () => {
  const { bindings, box } = office()
  const one = await caseOf(await caller({ at: now, bindings }).file({ email: 'x@customer.example' }))
  const words = (isReminder: boolean) =>
    drizzle(env.DB).batch([
      postAll(
        drizzle(env.DB),
        one.caseNumber,
        [{ kind: 'news', contactVersion: 1, isReminder }],
        now,
        sql`1`,
      ),
    ])
  box.mails.length = 0
  await words(true)
  await words(false)
  await words(false)
  await words(true)
  const waiting = (await outboxOf(one.caseNumber)).filter(({ kind, nextAt }) => kind === 'news' && nextAt)
  expect(waiting.map(({ priority }) => priority).sort()).toEqual([priorities.news, priorities.rest])
})

test.each<[string | undefined, number, boolean]>([
  [undefined, 500, false],
  ['', 500, false],
  ['1', 1, false],
  ['999999', 999_999, false],
  ['0', 500, true],
  ['-5', 500, true],
  ['1e3', 500, true],
  ['1,000', 500, true],
  ['1000000', 500, true],
  ['20 ', 500, true],
])('MAIL_A_DAY of %j means %i a day; malformed: %s', (written, ceiling, isMalformed) => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  ceilingOf({ MAIL_A_DAY: '7' })
  const vars = written === undefined ? {} : { MAIL_A_DAY: written }
  expect(ceilingOf(vars)).toMatchObject({ ceiling, isMalformed })
  ceilingOf(vars)
  expect(said).toHaveBeenCalledTimes(isMalformed ? 1 : 0)
})
