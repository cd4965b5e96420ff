import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { sendWaiting } from '../../../functions/complaints/contact/mailing.ts'
import { take } from '../../../functions/complaints/handling.ts'
import { read, visitor } from '../browser.ts'
import { caller, DAY, filed, handler, MINUTE, means, NOW, step, stored } from '../support.ts'
import { atContact, CONTACT, codeIn, confirmed, portalWithMail, press, wordsOf } from './codes.ts'
import { sending } from './mailbox.ts'

const contact = async (number: string) => (await stored(number)).complaint.facts.contact
const WRONG = '0000-0000'

test('an address is confirmed by a code from its mail, typed on the page that asked; from then on news comes by mail', async () => {
  const { box, filed, visitor } = portalWithMail()
  const { one, email } = await filed()
  const who = visitor()
  const page = await atContact(who, one)
  expect(page.words).toContain(`We do not write to ${email} yet`)
  expect(page.buttons).toEqual(['ask', 'correct'])
  expect((await press(who, 'ask')).status).toBe(303)
  expect(box.mails).toHaveLength(1)
  expect(box.mails[0]).toMatchObject({ to: email, subject: 'Your one-time code' })
  const asked = await who.open(CONTACT)
  expect(asked.buttons).toEqual(['confirm', 'ask', 'correct'])
  const typed = codeIn(box).toLowerCase().replace('-', ' ')
  const answer = await press(who, 'confirm', { once: typed })
  expect(answer.headers.get('Location')).toBe(`${CONTACT}?done=confirmed`)
  const done = await who.open(`${CONTACT}?done=confirmed`)
  expect(done.words).toContain('The address is confirmed.')
  expect(done.words).toContain(`When there is news, we write to ${email}`)
  expect(await contact(one.caseNumber)).toEqual({
    version: 1,
    email: 'confirmed',
    stopped: false,
    phone: false,
  })

  const at = NOW + 10 * MINUTE
  const opened = { opened: await stored(one.caseNumber), answered: undefined }
  const respond = { step: { step: 'respond' }, by: handler, words: { text: 'axolotl' } } as const
  expect(await take(sending(box, at), opened, respond)).toMatchObject({ ok: true })
  expect(await sendWaiting(sending(box, at), { limit: 5, notices: 5 }, one.caseNumber)).toEqual(['sent'])
  const news = box.mails.at(-1)
  expect(news).toMatchObject({ to: email, subject: `There is news on complaint ${one.caseNumber}` })
  expect(JSON.stringify(news)).not.toContain('axolotl')
})

test('news goes nowhere before', async () => {
  const { box, filed } = portalWithMail()
  const { one } = await filed()
  const opened = { opened: await stored(one.caseNumber), answered: undefined }
  await take(sending(box, NOW), opened, { step: { step: 'respond' }, by: handler, words: { text: 'Hello.' } })
  expect(await sendWaiting(sending(box, NOW), { limit: 5, notices: 5 }, one.caseNumber)).toEqual([])
})

test('a code works once', async () => {
  const { box, filed, visitor } = portalWithMail()
  const { one } = await filed()
  const who = visitor()
  await atContact(who, one)
  await press(who, 'ask')
  const cookies = new Map(who.cookies)
  const code = codeIn(box)
  expect((await press(who, 'confirm', { once: code })).status).toBe(303)
  for (const [name, value] of cookies) who.cookies.set(name, value)
  expect((await press(who, 'confirm', { once: code })).status).toBe(422)
})

test('a code is dead after fifteen minutes', async () => {
  const { box, filed, visitor } = portalWithMail()
  const { one } = await filed()
  const who = visitor()
  await atContact(who, one)
  await press(who, 'ask')
  const { fields } = await who.open(CONTACT)
  who.clock.now += 15 * MINUTE
  const answer = await who.post(CONTACT, { ...fields, action: 'confirm', once: codeIn(box) })
  expect(answer.status).toBe(422)
  expect(await contact(one.caseNumber)).toMatchObject({ email: 'unconfirmed' })
})

test('a code is worth nothing in another browser', async () => {
  const { box, filed, visitor } = portalWithMail()
  const { one } = await filed()
  const [who, other] = [visitor(), visitor()]
  await atContact(who, one)
  await atContact(other, one)
  await press(who, 'ask')
  expect((await press(other, 'confirm', { once: codeIn(box) })).status).toBe(422)
  const mine = codeIn(box)
  await press(other, 'ask')
  expect((await press(other, 'confirm', { once: mine })).status).toBe(422)
  expect((await press(who, 'confirm', { once: mine })).status).toBe(303)
})

test('nor on the page of another case', async () => {
  const { box, filed, visitor } = portalWithMail()
  const [mine, yours] = [await filed(), await filed()]
  const who = visitor()
  await atContact(who, mine.one)
  await press(who, 'ask')
  const code = codeIn(box)
  await atContact(who, yours.one)
  expect((await press(who, 'confirm', { once: code })).status).toBe(422)
  expect(await contact(yours.one.caseNumber)).toMatchObject({ email: 'unconfirmed' })
})

test('five wrong guesses are all there are, also when they come at the same moment', async () => {
  const { box, filed, visitor } = portalWithMail()
  const { one } = await filed()
  const who = visitor()
  await atContact(who, one)
  await press(who, 'ask')
  const { fields } = await who.open(CONTACT)
  const guess = (once: string) => who.post(CONTACT, { ...fields, action: 'confirm', once })
  const guesses = await Promise.all(Array.from({ length: 8 }, () => guess(WRONG)))
  expect(new Set(guesses.map(({ status }) => status))).toEqual(new Set([422]))
  expect(await wordsOf(guesses[0] as Response)).toContain('This code is not right, or can no longer be used')
  const { results } = await env.DB.prepare('select tries from one_time_codes where number = ?')
    .bind(one.caseNumber)
    .all()
  expect(results).toEqual([{ tries: 5 }])
  who.clock.now += MINUTE
  expect((await guess(codeIn(box))).status).toBe(422)
})

test('four codes a day are sent to whoever has the case open; a fifth is answered alike, and not sent', async () => {
  const { box, filed, visitor } = portalWithMail()
  const { one } = await filed()
  const who = visitor()
  await atContact(who, one)
  for (let nth = 1; nth <= 5; nth += 1) {
    const answer = await press(who, 'ask')
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, CONTACT])
    expect((await who.open(CONTACT)).words).toContain('A one-time code is on its way.')
  }
  expect(box.mails).toHaveLength(4)
  who.clock.now = NOW + DAY + 10 * MINUTE
  await atContact(who, one)
  await press(who, 'ask')
  expect(box.mails).toHaveLength(5)
})

test('a corrected address kills the code that went to the old one', async () => {
  const { box, filed, visitor } = portalWithMail()
  const { one } = await filed()
  const who = visitor()
  await atContact(who, one)
  await press(who, 'ask')
  await press(who, 'correct', { email: 'somebody.else@customer.example' })
  expect((await press(who, 'confirm', { once: codeIn(box) })).status).toBe(422)
  expect(await contact(one.caseNumber)).toMatchObject({ email: 'unconfirmed', version: 2 })
})

test('where the portal sends no mail, none is offered, and everything else is there', async () => {
  const one = await filed({ email: 'no.mail@customer.example' })
  const who = visitor()
  const page = await atContact(who, one)
  expect(page.buttons).toEqual(['correct'])
  expect(page.words).toContain('This portal sends no mail.')
  expect((await press(who, 'ask')).status).toBe(409)
  expect((await who.open('/en/complaints/track/')).words).not.toContain('A new access code')
  const renew = await who.open('/en/complaints/renew/')
  expect([renew.buttons, renew.words.includes('This portal sends no mail')]).toEqual([[], true])
})

test('the case page says how news comes', async () => {
  const { box, filed, visitor } = portalWithMail()
  const { one, email } = await filed()
  const who = visitor()
  await atContact(who, one)
  const at = async () => (await read(await who.get('/en/complaints/case/'))).words
  expect(await at()).toContain(`We do not write to ${email} yet`)
  await confirmed(who, box)
  expect(await at()).toContain(`When there is news, we write to ${email}`)
  await press(who, 'stop')
  expect(await at()).toContain(`We no longer write to ${email}`)
})

test('who stopped the news has it again with a new code', async () => {
  const { box, filed, visitor } = portalWithMail()
  const { one } = await filed()
  const who = visitor()
  await atContact(who, one)
  await confirmed(who, box)
  await press(who, 'stop')
  expect(await contact(one.caseNumber)).toMatchObject({ stopped: true })
  await confirmed(who, box)
  expect(await contact(one.caseNumber)).toMatchObject({ email: 'confirmed', stopped: false })
})

test('an erased case has no contact page to act on', async () => {
  const { one } = await portalWithMail().filed()
  const at = NOW + MINUTE
  await caller({ at }).act(one, { action: 'withdraw', version: 1 })
  await step(one.caseNumber, { step: 'ask-erasure' }, { kind: 'customer' }, at)
  await step(one.caseNumber, { step: 'erase' }, { kind: 'clock' }, means(at).now)
  const who = portalWithMail().visitor(at)
  expect((await atContact(who, one)).buttons).toEqual([])
})
