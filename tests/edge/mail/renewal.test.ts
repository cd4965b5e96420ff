import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { sendWaiting } from '../../../functions/complaints/contact/mailing.ts'
import { ask, tried } from '../../../functions/complaints/contact/once.ts'
import { renew } from '../../../functions/complaints/contact/renewal.ts'
import { stopToken } from '../../../functions/complaints/contact/stop-token.ts'
import { portal } from '../../../functions/index.ts'
import { fileByForm, read, track, visitor } from '../browser.ts'
import { caller, caseOf, DAY, MINUTE, NOW, newAddress, ORIGIN, runClock, stored } from '../support.ts'
import { askAt, codeIn, portalWithMail, RENEW, renewWith } from './codes.ts'
import { mailbox, sending, withMail } from './mailbox.ts'

const CASE = '/en/complaints/case/'
const RECEIPT = '/en/complaints/receipt/'
const codeOn = (words: string) => /\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){4}\b/.exec(words)?.[0] ?? ''

test('a lost code is replaced by a one-time code to the address on record; the old code and its sessions end', async () => {
  const { box, bindings, filed, visitor } = portalWithMail()
  const { one, email } = await filed()
  const [old, who] = [visitor(), visitor()]
  await track(old, one)
  expect((await old.get(CASE)).status).toBe(200)

  const asked = await askAt(
    who,
    one.caseNumber.toLowerCase().replaceAll('-', ' '),
    ` ${email.toUpperCase()} `,
  )
  expect([asked.status, asked.headers.get('Location')]).toEqual([303, RENEW])
  expect(box.mails.map(({ to }) => to)).toEqual([email])
  const answer = await renewWith(who, codeIn(box))
  expect([answer.status, answer.headers.get('Location')]).toEqual([303, RECEIPT])

  const receipt = await who.open(RECEIPT)
  const accessCode = codeOn(receipt.words)
  expect(accessCode).not.toBe('')
  expect(accessCode).not.toBe(one.accessCode)
  expect(receipt.words).toContain(one.caseNumber)
  expect(receipt.words).toContain('Your new access code')
  expect(receipt.words).not.toContain('Your complaint has arrived')
  expect(codeOn((await who.open(RECEIPT)).words)).toBe(accessCode)

  expect((await old.get(CASE)).status).toBe(403)
  const look = (code: string) =>
    caller({ bindings }).send('GET', `/api/complaints/${one.caseNumber}`, { Authorization: `Bearer ${code}` })
  expect((await look(one.accessCode)).status).toBe(404)
  const seen = await look(accessCode)
  expect(await seen.json()).toMatchObject({
    version: 2,
    events: [{ type: 'filed' }, { type: 'renew-code', by: 'customer' }],
  })

  expect((await who.post(RECEIPT, { ...receipt.fields, saved: 'yes' })).headers.get('Location')).toBe(CASE)
  expect((await who.get(CASE)).status).toBe(200)
  expect((await who.get(RECEIPT)).status).toBe(404)
})

test('what a filing was answered is forgotten: a replay names the case without a code', async () => {
  const { box, bindings, visitor } = portalWithMail()
  const email = 'replay@customer.example'
  const headers = { 'Idempotency-Key': crypto.randomUUID() }
  const api = caller({ bindings })
  const one = await caseOf(await api.file({ email }, headers))
  const who = visitor()
  await askAt(who, one.caseNumber, email)
  await renewWith(who, codeIn(box))
  const replay = await (await api.file({ email }, headers)).json()
  expect(replay).toMatchObject({ caseNumber: one.caseNumber })
  expect(replay).not.toHaveProperty('accessCode')
})

test('two clicks on the button make one new code, and both see it', async () => {
  const { box, filed, visitor } = portalWithMail()
  const { one, email } = await filed()
  const who = visitor()
  await askAt(who, one.caseNumber, email)
  const { token = '' } = (await who.open(RENEW)).fields
  const once = codeIn(box)
  const post = () => who.post(RENEW, { token, once, action: 'renew' })
  const answers = await Promise.all([post(), post()])
  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  expect((await stored(one.caseNumber)).complaint).toMatchObject({ codeGeneration: 2, version: 2 })
  const receipt = await who.open(RECEIPT)
  const accessCode = codeOn(receipt.words)
  expect((await track(visitor(), { ...one, accessCode })).status).toBe(303)
  expect((await who.post(RECEIPT, { ...receipt.fields, saved: 'yes' })).headers.get('Location')).toBe(CASE)
})

test('a one-time code works once, and only where it was asked for', async () => {
  const { box, filed, visitor } = portalWithMail()
  const { one, email } = await filed()
  const [who, other] = [visitor(), visitor()]
  await askAt(who, one.caseNumber, email)
  const cookies = new Map(who.cookies)
  const once = codeIn(box)
  expect((await renewWith(other, once)).status).toBe(422)
  expect((await renewWith(who, once)).status).toBe(303)
  const receipt = await who.open(RECEIPT)
  await who.post(RECEIPT, { ...receipt.fields, saved: 'yes' })
  for (const [name, value] of cookies) who.cookies.set(name, value)
  expect((await renewWith(who, once)).status).toBe(422)
  expect((await stored(one.caseNumber)).complaint.codeGeneration).toBe(2)
})

test('a new code whose answer was lost is shown again by the same form, until it is saved or its time is over', async () => {
  const { box, filed, visitor } = portalWithMail()
  const { one, email } = await filed()
  const who = visitor()
  await askAt(who, one.caseNumber, email)
  const cookies = new Map(who.cookies)
  const once = codeIn(box)
  expect((await renewWith(who, once)).status).toBe(303)
  const accessCode = codeOn((await who.open(RECEIPT)).words)
  const lost = () => {
    const again = visitor(who.clock.now)
    for (const [name, value] of cookies) again.cookies.set(name, value)
    return again
  }
  const again = lost()
  expect((await renewWith(again, once.toLowerCase())).headers.get('Location')).toBe(RECEIPT)
  const receipt = await again.open(RECEIPT)
  expect(codeOn(receipt.words)).toBe(accessCode)
  expect((await stored(one.caseNumber)).complaint).toMatchObject({ codeGeneration: 2, version: 2 })
  expect((await renewWith(lost(), 'AAAA-AAAA')).status).toBe(422)
  const stranger = visitor(who.clock.now)
  await askAt(stranger, one.caseNumber, email)
  expect((await renewWith(stranger, once)).status).toBe(422)
  who.clock.now += 31 * MINUTE
  expect((await renewWith(lost(), once)).status).toBe(422)
})

test('a code to confirm an address renews nothing', async () => {
  const { box, filed } = portalWithMail()
  const { one } = await filed()
  const means = sending(box, NOW)
  const ticket = await ask(means, (await stored(one.caseNumber)).complaint, 'confirm-address')
  await sendWaiting(means, { limit: 5, notices: 5 }, one.caseNumber)
  expect(await renew(means, ticket, codeIn(box))).toBeUndefined()
  expect(await tried(means, ticket, 'confirm-address', codeIn(box))).toMatchObject({ number: one.caseNumber })
})

test('an address that a stranger refused mail for gets no code', async () => {
  const { box, filed, visitor } = portalWithMail()
  const { one, email } = await filed()
  const who = visitor()
  const t = await stopToken(sending(box, NOW).ring, { number: one.caseNumber, version: 1 })
  expect((await who.post('/en/complaints/mail/stop/', { t })).status).toBe(200)
  await askAt(visitor(), one.caseNumber, email)
  expect(box.mails).toEqual([])
})

/** An answer as a caller has it before them, with every statement that ran before it, and the rows it read and wrote. */
async function asked(number: string, email: string) {
  const box = mailbox()
  const who = visitor({ bindings: withMail(box) })
  const { token = '' } = (await who.open(RENEW)).fields
  const statements: string[] = []
  const rows = { read: 0, written: 0 }
  let isAnswered = false
  const prepare = (sql: string) => {
    if (!isAnswered) statements.push(sql)
    return env.DB.prepare(sql)
  }
  const batch: D1Database['batch'] = async (all) => {
    const results = await env.DB.batch<never>(all)
    for (const { meta } of isAnswered ? [] : results) {
      rows.read += meta.rows_read
      rows.written += meta.rows_written
    }
    return results
  }
  const DB = new Proxy(env.DB, {
    get: (target, name) => {
      if (name === 'prepare') return prepare
      if (name === 'batch') return batch
      const member: unknown = Reflect.get(target, name)
      return typeof member === 'function' ? member.bind(target) : member
    },
  })
  const context = createExecutionContext()
  const answer = await portal(() => who.clock.now).request(
    `${ORIGIN}${RENEW}`,
    {
      method: 'POST',
      headers: {
        Origin: ORIGIN,
        'Content-Type': 'application/x-www-form-urlencoded',
        'CF-Connecting-IP': newAddress(),
      },
      body: new URLSearchParams({ token, number, email, action: 'ask' }).toString(),
    },
    withMail(box, { ...(env as Env), DB }),
    context,
  )
  isAnswered = true
  const seen = {
    status: answer.status,
    body: await answer.text(),
    headers: [...answer.headers]
      .map(([name, value]) => [name, name === 'set-cookie' ? value.length : value])
      .filter(([name]) => name !== 'x-request-id'),
    statements,
  }
  await waitOnExecutionContext(context)
  return { seen, rows, mails: box.mails.length }
}

test('nobody can tell whether number and address belong together: the same answer after the same statements', async () => {
  const { filed } = portalWithMail()
  const [mine, yours] = [await filed(), await filed()]
  const right = await asked(mine.one.caseNumber, mine.email)
  const wrong = [
    await asked(mine.one.caseNumber, 'unknown@customer.example'),
    await asked(mine.one.caseNumber, yours.email),
    await asked('MJ-0000-0000', mine.email),
    await asked('nonsense', 'nonsense'),
    await asked('x'.repeat(5000), 'ü'.repeat(5000)),
  ]
  expect(right.mails).toBe(1)
  expect(right.seen.status).toBe(303)
  // Finding the pair, storing the code, posting its mail; what is sent is looked for when the answer has gone.
  expect(right.seen.statements).toHaveLength(3)
  expect(right.rows.written).toBeGreaterThan(0)
  for (const other of wrong) {
    expect(other.seen).toEqual(right.seen)
    expect(other).toMatchObject({ rows: { ...wrong[0]?.rows, written: right.rows.written }, mails: 0 })
  }
})

test('a fourth question of a day is alike too, for a pair and for what is none', async () => {
  const { filed } = portalWithMail()
  const { one, email } = await filed()
  const fourth = async (email: string) => {
    for (let nth = 1; nth <= 3; nth += 1) await asked(one.caseNumber, email)
    return asked(one.caseNumber, email)
  }
  const [right, wrong] = [await fourth(email), await fourth('unknown@customer.example')]
  expect(wrong.seen).toEqual(right.seen)
  expect([right.mails, wrong.mails, wrong.rows.written]).toEqual([0, 0, right.rows.written])
})

test('what was stored for nobody is sent to nobody, and is gone within two days', async () => {
  const { box, visitor } = portalWithMail()
  const who = visitor()
  await askAt(who, 'MJ-0000-0000', 'nobody@customer.example')
  const decoys = async (table: string) =>
    env.DB.prepare(`select count(*) as n from ${table} where number like 'decoy %'`).first<number>('n')
  expect(await decoys('one_time_codes')).toBeGreaterThan(0)
  const waiting = `select count(*) as n from outbox where number like 'decoy %' and (next_at is not null or sealed is not null)`
  expect([box.mails, await env.DB.prepare(waiting).first('n')]).toEqual([[], 0])
  const used = async () => env.DB.prepare('select used from mail_use').first<number>('used')
  const before = await used()
  await askAt(who, 'MJ-0000-0000', 'nobody@customer.example')
  expect(await used()).toBe(before)
  const later = NOW + 3 * DAY
  while ((await runClock(later))['leftovers']?.done !== 0);
  expect([await decoys('one_time_codes'), await decoys('outbox')]).toEqual([0, 0])
})

/** A case whose codes of the day were asked for by strangers, who know number and address. */
async function usedUp() {
  const portal = portalWithMail()
  const { one, email } = await portal.filed()
  for (let nth = 1; nth <= 4; nth += 1) await askAt(portal.visitor(), one.caseNumber, email)
  expect(portal.box.mails).toHaveLength(3)
  portal.box.mails.length = 0
  return { ...portal, one, email }
}

test('strangers who use up the codes of a day do not lock out a browser that opened the case', async () => {
  const { box, one, email, visitor } = await usedUp()
  const mine = visitor()
  expect((await track(mine, one)).status).toBe(303)
  const page = await mine.open(CASE)
  await mine.post(CASE, { ...page.fields, action: 'leave' })
  mine.clock.now = NOW + DAY / 2
  await askAt(mine, one.caseNumber, email)
  expect(box.mails.map(({ to }) => to)).toEqual([email])
  expect((await renewWith(mine, codeIn(box))).status).toBe(303)
  // One more, and no more than that.
  await askAt(mine, one.caseNumber, email)
  expect(box.mails).toHaveLength(1)
})

test('a browser that filed the case, and one that renewed its code, are known too', async () => {
  const { box, visitor } = portalWithMail()
  const who = visitor()
  const email = `${crypto.randomUUID()}@customer.example`
  await fileByForm(who, { email }, '/en')
  const receipt = await who.open(RECEIPT)
  const number = /MJ-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(receipt.words)?.[0] ?? ''
  await who.post(RECEIPT, { ...receipt.fields, saved: 'yes' })
  for (let nth = 1; nth <= 3; nth += 1) await askAt(visitor(), number, email)
  box.mails.length = 0
  await askAt(who, number, email)
  expect(box.mails).toHaveLength(1)
})

test('a browser that opened another case is a stranger, and so is one with a cookie of its own making', async () => {
  const { box, one, email, filed, visitor } = await usedUp()
  const other = visitor()
  await track(other, (await filed()).one)
  await askAt(other, one.caseNumber, email)
  const known = [...other.cookies].find(([name]) => name === '__Host-known')
  expect(known?.[1]).not.toContain(one.caseNumber)
  const forged = visitor()
  forged.cookies.set('__Host-known', '1.AAAA')
  await askAt(forged, one.caseNumber, email)
  expect(box.mails).toEqual([])
})

test('a stranger who does not know the address uses up no code of the customer', async () => {
  const { box, filed, visitor } = portalWithMail()
  const { one, email } = await filed()
  for (let nth = 1; nth <= 5; nth += 1) await askAt(visitor(), one.caseNumber, 'guess@customer.example')
  await askAt(visitor(), one.caseNumber, email)
  expect(box.mails).toHaveLength(1)
})

test('the page says how many codes there are in a day, and gives the telephone', async () => {
  const { visitor } = portalWithMail()
  const who = visitor()
  await askAt(who, 'MJ-0000-0000', 'nobody@customer.example')
  const page = await who.open(RENEW)
  expect(page.words).toContain('At most three codes a day are sent for a case, and a fourth to a browser')
  expect(page.html).toMatch(/or call us:[\s\S]{0,80}href="tel:/)
})

test('what follows is alike too', async () => {
  const { filed } = portalWithMail()
  const { one } = await filed()
  const after = async (number: string, email: string) => {
    const who = visitor({ bindings: withMail(mailbox()) })
    await askAt(who, number, email)
    const page = await who.open(RENEW)
    const wrong = await read(await renewWith(who, 'AAAA-AAAA'))
    return [page.words, page.buttons, wrong.words, wrong.status]
  }
  const { email } = await filed()
  expect(await after(one.caseNumber, email)).toEqual(await after('MJ-0000-0000', 'x@y.example'))
})

test('gaps are named, and what was typed stays', async () => {
  const { visitor } = portalWithMail()
  const who = visitor()
  const page = await read(await askAt(who, 'MJ-4F7K-2Q9X', ''))
  expect([page.status, page.links, page.fields['number']]).toEqual([422, ['email'], 'MJ-4F7K-2Q9X'])
  const code = await read(await renewWith(who, ''))
  expect([code.status, code.fields['once'] ?? '']).toEqual([422, ''])
})

test('guesses and questions are limited by source', async () => {
  const who = portalWithMail().visitor()
  let last = await askAt(who, 'MJ-0000-0000', 'a@b.example')
  for (let asked = 1; last.status === 303 && asked < 25; asked += 1)
    last = await askAt(who, 'MJ-0000-0000', 'a@b.example')
  expect(last.status).toBe(429)
  who.clock.now += MINUTE
  expect((await read(last)).words).toContain('Too many requests')
})
