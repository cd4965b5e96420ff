import { env } from 'cloudflare:workers'
import { drizzle } from 'drizzle-orm/d1'
import { expect, test, vi } from 'vitest'
import { writing } from '../../../functions/complaints/contact/mailing.ts'
import { company } from '../../../functions/content.ts'
import { deliver, LEASE, PATIENCE } from '../../../functions/mail/delivery.ts'
import { DAY, HOUR, MINUTE, NOW, unreachable } from '../support.ts'
import { type Mailbox, mailbox, outboxOf, refusal, sending, withNotice } from './mailbox.ts'

/** One run on the mails of one case, with little patience. */
const run = (box: Mailbox, number: string, now: number, bindings: Pick<Env, 'DB'> = env) => {
  const means = { ...sending(box, now), db: drizzle(bindings.DB) }
  return deliver(means, writing(means), { limit: 5, number, patience: 20 })
}
/** The minutes after filing at which a mail is tried, until nothing is left to try. */
async function triedAt(box: Mailbox, number: string, minutes: number) {
  const tried: number[] = []
  for (let minute = 1; minute <= minutes; minute += 1) {
    if ((await run(box, number, NOW + minute * MINUTE)).length > 0) tried.push(minute)
  }
  return tried
}
const lost = new Error('Network connection lost.')

test('patience ends well before the lease', () => {
  expect(PATIENCE * 2).toBeLessThan(LEASE)
})

test('a mail that was refused is tried again with growing pauses, and once it is taken never again', async () => {
  const { one } = await withNotice()
  const box = mailbox(async (nth) => (nth < 4 ? Promise.reject(refusal()) : {}))
  expect(await triedAt(box, one.caseNumber, 60)).toEqual([1, 3, 7, 15])
  expect(box.mails).toHaveLength(4)
  const [row] = await outboxOf(one.caseNumber)
  expect(row).toMatchObject({ sentAt: NOW + 15 * MINUTE, nextAt: null, doubts: 0, tries: 5 })
})

test('a mail that nobody takes is given up after a day, with a line in the log and a mark for staff', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const { one, email } = await withNotice()
  const box = mailbox(async () => Promise.reject(refusal('E_RECIPIENT_SUPPRESSED')))
  for (let hour = 0; hour < 30; hour += 1) await run(box, one.caseNumber, NOW + hour * HOUR + MINUTE)
  const [row] = await outboxOf(one.caseNumber)
  expect(row).toMatchObject({ nextAt: null, sentAt: null, sealed: null })
  expect(row?.givenUpAt).toBeGreaterThanOrEqual(NOW + DAY)
  expect(box.mails.length).toBeGreaterThan(5)
  const lines = said.mock.calls.map(([line]) => String(line))
  expect(lines.filter((line) => line.includes('gaveUp'))).toHaveLength(1)
  expect(lines.join()).not.toContain(email)
})

test.each<[string, () => Promise<unknown>]>([
  ['the connection is lost', async () => Promise.reject(lost)],
  ['the carrier stalls', () => new Promise(() => undefined)],
  ['the carrier has a fault of its own', async () => Promise.reject(refusal('E_INTERNAL_SERVER_ERROR'))],
])('when %s the mail is repeated exactly once, under the same message id', async (_, answer) => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const { one } = await withNotice()
  const box = mailbox(answer)
  await triedAt(box, one.caseNumber, 60)
  expect(box.mails).toHaveLength(2)
  expect(box.mails[1]?.headers['References']).toBe(box.mails[0]?.headers['References'])
  expect(box.mails[0]?.headers['References']).toMatch(
    new RegExp(`^<[0-9a-f-]{36}@${RegExp.escape(new URL(company.origin).host)}>$`),
  )
  const [row] = await outboxOf(one.caseNumber)
  expect(row).toMatchObject({ nextAt: null, sentAt: null, doubts: 2, givenUpAt: expect.any(Number) })
})

test('a repeat that is taken ends it', async () => {
  const { one } = await withNotice()
  const box = mailbox(async (nth) => (nth === 1 ? Promise.reject(lost) : {}))
  await triedAt(box, one.caseNumber, 60)
  expect(box.mails).toHaveLength(2)
  expect((await outboxOf(one.caseNumber))[0]).toMatchObject({ sentAt: expect.any(Number), givenUpAt: null })
})

test('a mail that was taken, but whose success could not be recorded, is repeated once and no more', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const { one } = await withNotice()
  const box = mailbox()
  // Claim and reading get through, the record does not.
  await run(box, one.caseNumber, NOW + MINUTE, unreachable({ from: 3 }))
  expect(box.mails).toHaveLength(1)
  expect(await run(box, one.caseNumber, NOW + 2 * MINUTE)).toEqual([])
  expect(await run(box, one.caseNumber, NOW + 2 * MINUTE + LEASE)).toEqual(['sent'])
  await triedAt(box, one.caseNumber, 30)
  expect(box.mails).toHaveLength(2)
  expect(box.mails[1]?.headers['References']).toBe(box.mails[0]?.headers['References'])
})

test('two sendings of which nothing could be recorded are all there are', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const { one } = await withNotice()
  const box = mailbox()
  for (const minute of [1, 5]) await run(box, one.caseNumber, NOW + minute * MINUTE, unreachable({ from: 3 }))
  expect(box.mails).toHaveLength(2)
  expect(await run(box, one.caseNumber, NOW + 9 * MINUTE)).toEqual(['given-up'])
  expect(box.mails).toHaveLength(2)
})

test('a run that was held up past its lease does not undo what a later one recorded', async () => {
  const { one } = await withNotice()
  const { promise: held, reject: release } = Promise.withResolvers<never>()
  const slow = mailbox(() => held)
  const late = { ...sending(slow, NOW + MINUTE), db: drizzle(env.DB) }
  const heldUp = deliver(late, writing(late), {
    limit: 5,
    number: one.caseNumber,
    patience: 10_000,
  })
  await vi.waitFor(() => expect(slow.mails).toHaveLength(1))
  const box = mailbox()
  expect(await run(box, one.caseNumber, NOW + MINUTE + LEASE)).toEqual(['sent'])
  const [recorded] = await outboxOf(one.caseNumber)
  release(refusal())
  expect(await heldUp).toEqual(['refused'])
  expect(await outboxOf(one.caseNumber)).toEqual([recorded])
})

test('a success that is reported late stands against the refusal of whoever tried after it', async () => {
  const { one } = await withNotice()
  const [slow, later] = [Promise.withResolvers<unknown>(), Promise.withResolvers<never>()]
  const held = (answer: Promise<unknown>, now: number) => {
    const box = mailbox(() => answer)
    const means = { ...sending(box, now), db: drizzle(env.DB) }
    const number = one.caseNumber
    return { box, done: deliver(means, writing(means), { limit: 5, number, patience: 10_000 }) }
  }
  const first = held(slow.promise, NOW + MINUTE)
  await vi.waitFor(() => expect(first.box.mails).toHaveLength(1))
  const second = held(later.promise, NOW + MINUTE + LEASE)
  await vi.waitFor(() => expect(second.box.mails).toHaveLength(1))
  slow.resolve({})
  expect(await first.done).toEqual(['sent'])
  const [recorded] = await outboxOf(one.caseNumber)
  later.reject(refusal())
  expect(await second.done).toEqual(['refused'])
  expect(await outboxOf(one.caseNumber)).toEqual([recorded])
  expect(recorded).toMatchObject({ sentAt: NOW + MINUTE, nextAt: null })
})

test('a success that was recorded although its answer got lost is not repeated', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const { one } = await withNotice()
  const box = mailbox()
  await run(box, one.caseNumber, NOW + MINUTE, unreachable({ from: 3, didHappen: true }))
  await triedAt(box, one.caseNumber, 60)
  expect(box.mails).toHaveLength(1)
})

test('a carrier that answers twice, first yes and later no, has taken the mail once', async () => {
  const { one } = await withNotice()
  const box = mailbox(() => {
    const { promise, resolve, reject } = Promise.withResolvers()
    resolve({})
    reject(lost)
    return promise
  })
  await triedAt(box, one.caseNumber, 60)
  expect(box.mails).toHaveLength(1)
})

test('runs at the same moment send a mail once', async () => {
  const { one } = await withNotice()
  const box = mailbox(async () => new Promise((resolve) => setTimeout(resolve, 5)))
  const runs = Array.from({ length: 6 }, () => run(box, one.caseNumber, NOW + MINUTE))
  expect((await Promise.all(runs)).flat()).toEqual(['sent'])
  expect(box.mails).toHaveLength(1)
})

test('a run that was killed after its claim leaves the mail to a later one', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const { one } = await withNotice()
  const box = mailbox()
  // The claim is written, its answer never arrives: nothing after it happens.
  await run(box, one.caseNumber, NOW + MINUTE, unreachable({ didHappen: true })).catch(() => undefined)
  expect(await run(box, one.caseNumber, NOW + MINUTE + LEASE - 1)).toEqual([])
  expect(await run(box, one.caseNumber, NOW + MINUTE + LEASE)).toEqual(['sent'])
})

test('a mail that stalls or does not write itself holds up no other', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const first = await withNotice()
  const second = await withNotice()
  const third = await withNotice()
  await env.DB.prepare(`update complaint_words set sealed = 'AAAA' where number = ?`)
    .bind(second.one.caseNumber)
    .run()
  const box = mailbox()
  const hanging = {
    ...box.sender,
    send: (mail: Parameters<typeof box.sender.send>[0]) =>
      mail.to === first.email ? new Promise(() => undefined) : box.sender.send(mail),
  }
  const means = { ...sending(box, NOW + MINUTE), sender: hanging }
  await deliver(means, writing(means), { limit: 50, patience: 20 })
  expect(box.mails.map(({ to }) => to)).toContain(third.email)
  const states = await Promise.all([first, second, third].map(({ one }) => outboxOf(one.caseNumber)))
  expect(states.flat().map(({ sentAt, doubts }) => [sentAt !== null, doubts])).toEqual([
    [false, 1],
    [false, 0],
    [true, 0],
  ])
})

test('a run costs what is due, not what exists', async () => {
  const { one } = await withNotice()
  const asked: string[] = []
  const db = new Proxy(env.DB, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name)
      if (name === 'prepare')
        return (sql: string) => {
          asked.push(sql)
          return target.prepare(sql)
        }
      return typeof member === 'function' ? member.bind(target) : member
    },
  })
  expect(await run(mailbox(), one.caseNumber, NOW + MINUTE, { DB: db })).toEqual(['sent'])
  expect(asked).toHaveLength(4)
  const plan = async (sql: string) => {
    const blanks = Array.from({ length: sql.split('?').length - 1 }, () => 1)
    const { results } = await env.DB.prepare(`explain query plan ${sql}`)
      .bind(...blanks)
      .all<{ detail: string }>()
    // What a run has to record is read from the statement itself, and what it may take from a few rows of each line.
    const own = /^SCAN (came VIRTUAL|room|due|turns|taken|\(subquery|CONSTANT)/
    return results.map(({ detail }) => detail).filter((line) => line.startsWith('SCAN') && !own.test(line))
  }
  for (const sql of asked) expect(await plan(sql)).toEqual([])
  asked.length = 0
  const means = { ...sending(mailbox(), NOW + MINUTE), db: drizzle(db) }
  await deliver(means, writing(means), { limit: 5 })
  for (const sql of asked) expect(await plan(sql)).toEqual([])
})
