import { expect, test } from 'vitest'
import { writing } from '../../../functions/complaints/contact/mailing.ts'
import { stopToken } from '../../../functions/complaints/contact/stop-token.ts'
import { company } from '../../../functions/content.ts'
import { deliver } from '../../../functions/mail/delivery.ts'
import { read } from '../browser.ts'
import { caller, means, NOW, ORIGIN, stored } from '../support.ts'
import { atContact, confirmed, portalWithMail, press } from './codes.ts'
import { mailbox, sending, withNotice } from './mailbox.ts'

const STOP = '/en/complaints/mail/stop/'
const contact = async (number: string) => (await stored(number)).complaint.facts.contact
const tokenFor = (number: string, version = 1) => stopToken(means(NOW).ring, { number, version })

/** A case whose address is confirmed, and its stop-mail token. */
async function wanting() {
  const { box, filed, visitor } = portalWithMail()
  const { one, email } = await filed()
  const who = visitor()
  await atContact(who, one)
  await confirmed(who, box)
  return { one, email, who, stranger: visitor(), token: await tokenFor(one.caseNumber) }
}

test('the link in a mail shows a button, and only pressing it stops the mail', async () => {
  const { one, stranger, token } = await wanting()
  const page = await stranger.open(`${STOP}?t=${token}`)
  expect([page.status, page.fields]).toEqual([200, { t: token }])
  expect(await contact(one.caseNumber)).toMatchObject({ stopped: false })
  const done = await read(await stranger.post(STOP, page.fields))
  expect([done.status, done.title]).toEqual([200, expect.stringContaining('Stop news by mail')])
  expect(done.words).toContain('The mail is stopped')
  expect(await contact(one.caseNumber)).toEqual({
    version: 1,
    email: 'confirmed',
    stopped: true,
    phone: false,
  })
  const seen = await caller().look(one)
  expect(seen.events.at(-1)).toMatchObject({ type: 'stop-mail', by: 'customer' })
})

test.each(['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
  'one click of a mail program stops it (RFC 8058): no Origin, no cookie, %s',
  async (type) => {
    const { one, token, stranger } = await wanting()
    const body = type.startsWith('multipart')
      ? '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n'
      : 'List-Unsubscribe=One-Click'
    const answer = await stranger.send('POST', `${STOP}?t=${token}`, { 'Content-Type': type }, body)
    expect([answer.status, answer.headers.has('Set-Cookie')]).toEqual([200, false])
    expect(await contact(one.caseNumber)).toMatchObject({ stopped: true })
  },
)

test('stopping twice is one event', async () => {
  const { one, stranger, token } = await wanting()
  await Promise.all([stranger.post(STOP, { t: token }), stranger.post(STOP, { t: token })])
  expect((await read(await stranger.post(STOP, { t: token }))).words).toContain('The mail is stopped')
  const { events } = await stored(one.caseNumber)
  expect(events.filter(({ type }) => type === 'stop-mail')).toHaveLength(1)
})

test('a foreign origin stops nothing', async () => {
  const { one, stranger, token } = await wanting()
  for (const Origin of ['https://elsewhere.test', 'null']) {
    expect((await stranger.post(STOP, { t: token }, { Origin })).status).toBe(403)
  }
  expect(await contact(one.caseNumber)).toMatchObject({ stopped: false })
})

test('other pages still refuse a POST without an Origin', async () => {
  const { stranger } = await wanting()
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' }
  for (const path of ['/complaints/case/', '/en/complaints/renew/', '/complaints/case/contact/'])
    expect((await stranger.send('POST', path, form, 'a=b')).status).toBe(403)
})

test('a token that is not ours, was changed or is missing gets the same kind of page, and changes nothing', async () => {
  const { one, stranger, token } = await wanting()
  for (const t of ['', 'x', '1.AAAA', token.slice(0, -2), `${token.slice(0, -3)}AAA`]) {
    const page = await read(await stranger.get(`${STOP}?t=${encodeURIComponent(t)}`))
    expect([page.status, page.words.includes('This link is incomplete')]).toEqual([404, true])
    expect((await stranger.post(STOP, { t })).status).toBe(404)
  }
  expect(await contact(one.caseNumber)).toMatchObject({ stopped: false })
})

test('a token belongs to one address: after a correction it stops nothing', async () => {
  const { one, stranger, who, token } = await wanting()
  await press(who, 'correct', { email: 'new@customer.example' })
  const done = await read(await stranger.post(STOP, { t: token }))
  expect([done.status, done.words.includes('The mail is stopped')]).toEqual([200, true])
  const { version } = (await stored(one.caseNumber)).complaint
  expect(await contact(one.caseNumber)).toEqual({
    version,
    email: 'unconfirmed',
    stopped: false,
    phone: false,
  })
})

test('a stop-mail token opens nothing', async () => {
  const { one, stranger, token } = await wanting()
  stranger.cookies.set('__Host-case', token)
  expect((await stranger.get('/complaints/case/')).status).toBe(403)
  const bearer = { Authorization: `Bearer ${token}` }
  expect((await caller().send('GET', `/api/complaints/${one.caseNumber}`, bearer)).status).toBe(404)
})

test('whoever was named by mistake stops the mail before it was ever confirmed', async () => {
  const { one } = await withNotice()
  const box = mailbox()
  const sent = sending(box, NOW + 60_000)
  await deliver(sent, writing(sent), { limit: 5, number: one.caseNumber })
  const link = new URL(/<(.*)>/.exec(box.mails[0]?.headers['List-Unsubscribe'] ?? '')?.[1] ?? '')
  expect([link.origin, link.pathname]).toEqual([company.origin, STOP])
  const { visitor } = portalWithMail()
  const answer = await visitor().send('POST', `${STOP}${link.search}`, {}, 'List-Unsubscribe=One-Click')
  expect(answer.status).toBe(200)
  expect(await contact(one.caseNumber)).toMatchObject({ email: 'unconfirmed', stopped: true })
})

test('it works in Chinese too, and without a session', async () => {
  const { stranger, token, one } = await wanting()
  const page = await stranger.open(`/complaints/mail/stop/?t=${token}`)
  expect(page.words).toContain('停收邮件')
  const done = await read(await stranger.post('/complaints/mail/stop/', page.fields, { Origin: ORIGIN }))
  expect(done.words).toContain('已停收邮件')
  expect(await contact(one.caseNumber)).toMatchObject({ stopped: true })
})
