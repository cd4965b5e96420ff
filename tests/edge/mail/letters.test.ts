import { addressParser } from 'postal-mime'
import { expect, test } from 'vitest'
import { sendWaiting } from '../../../functions/complaints/contact/mailing.ts'
import { company } from '../../../functions/content.ts'
import type { Mail } from '../../../functions/mail/sender.ts'
import { visitor } from '../browser.ts'
import { caller, caseOf, DAY, MINUTE, means, NOW, step } from '../support.ts'
import { atContact, codeIn, portalWithMail, press } from './codes.ts'
import { FROM, mailbox, outboxOf, sending, withMail, withNotice } from './mailbox.ts'

const customer = { kind: 'customer' } as const
const shouting = 'Nightjar <script>alert(1)</script>'

/** What no mail may hold, whatever the case and its contact data do. */
function expectSound(mail: Mail | undefined, email: string) {
  expect(addressParser(mail?.to ?? '')).toEqual([{ name: '', address: email }])
  expect(mail?.from).toEqual({ name: expect.stringMatching(/\S/), email: FROM })
  const lines = [
    mail?.subject,
    mail?.from.name,
    mail?.to,
    mail?.replyTo,
    ...Object.values(mail?.headers ?? {}),
  ]
  for (const line of lines) {
    expect(line).not.toMatch(/[\r\n\0]/)
    expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(998)
  }
  expect(mail?.headers).toMatchObject({ 'Auto-Submitted': 'auto-generated' })
  expect(JSON.stringify(mail)).not.toMatch(/Nightjar|script|tolerance/)
}

test.each([
  ['en', 'has arrived', `${company.origin}/en/complaints/track/`],
  ['zh-CN', '已收到', `${company.origin}/complaints/track/`],
])('the notice that a complaint has arrived, in %s', async (language, subject, link) => {
  const box = mailbox()
  const email = `${crypto.randomUUID()}@customer.example`
  const filing = { email, language, name: shouting, organisation: shouting }
  const { caseNumber } = await caseOf(await caller({ bindings: withMail(box) }).file(filing))
  expect(box.mails).toHaveLength(1)
  const [mail] = box.mails
  expectSound(mail, email)
  expect(mail?.subject).toContain(subject)
  expect(mail?.subject).toContain(caseNumber)
  expect(mail?.text).toContain(caseNumber)
  expect(mail?.text).toContain(link)
  expect(mail?.headers).toMatchObject({
    'Content-Language': language,
    'List-Unsubscribe': expect.stringMatching(
      new RegExp(`^<${RegExp.escape(company.origin)}(/en)?/complaints/mail/stop/\\?t=1\\.[\\w-]+>$`),
    ),
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  })
})

test('one a day and address, however it is written and however many complaints name it', async () => {
  const box = mailbox()
  const bindings = withMail(box)
  const email = `${crypto.randomUUID()}@customer.example`
  const file = (written: string, at = NOW) => caller({ at, bindings }).file({ email: written })
  await Promise.all([file(email), file(email.toUpperCase()), file(email)])
  expect(box.mails).toHaveLength(1)
  await file(email, NOW + DAY)
  expect(box.mails).toHaveLength(2)
})

test('a mail with a code holds the code, its life and a warning, and no link, number or name', async () => {
  const { box, ...portal } = portalWithMail()
  const { one, email } = await portal.filed({ language: 'zh-CN', name: shouting })
  const who = portal.visitor()
  await atContact(who, one)
  await press(who, 'ask')
  const [mail] = box.mails
  expectSound(mail, email)
  expect(mail?.text).toContain(codeIn(box))
  expect(mail?.text).toMatch(/15 分钟.*请勿告诉任何人/s)
  expect(JSON.stringify(mail)).not.toContain(one.caseNumber)
  expect(mail?.text).not.toMatch(/http/)
  expect(mail?.headers).not.toHaveProperty('List-Unsubscribe')
  const [, row] = await outboxOf(one.caseNumber)
  expect(row).toMatchObject({ kind: 'code', sealed: null, sentAt: expect.any(Number) })
})

test('a letter whose address was corrected or erased since goes nowhere', async () => {
  const [corrected, erased] = [await withNotice(), await withNotice()]
  const at = NOW + MINUTE
  const change = { step: 'correct-contact', email: 'changed' } as const
  const words = { contact: { email: 'new@customer.example' } }
  expect(await step(corrected.one.caseNumber, change, customer, at, words)).toMatchObject({ ok: true })
  await caller({ at }).act(erased.one, { action: 'withdraw', version: 1 })
  await step(erased.one.caseNumber, { step: 'ask-erasure' }, customer, at)
  await step(erased.one.caseNumber, { step: 'erase' }, { kind: 'clock' }, at)
  const box = mailbox()
  for (const { one } of [corrected, erased])
    expect(await sendWaiting(sending(box, at), { limit: 5, notices: 5 }, one.caseNumber)).toEqual(['dropped'])
  expect(box.mails).toEqual([])
  expect(await outboxOf(corrected.one.caseNumber)).toMatchObject([
    { nextAt: null, sentAt: null, sealed: null },
  ])
})

test('a code that is worth nothing any more is not sent', async () => {
  const { bindings, filed } = portalWithMail()
  const { one } = await filed()
  const refusing = mailbox(async () =>
    Promise.reject(Object.assign(new Error(), { code: 'E_RATE_LIMIT_EXCEEDED' })),
  )
  const who = portalWithMail().visitor()
  await atContact(who, one)
  const later = { ...bindings, ...withMail(refusing) }
  const asking = visitor({ bindings: later, cookies: who.cookies, at: who.clock.now })
  await press(asking, 'ask')
  expect(refusing.mails).toHaveLength(1)
  const box = mailbox()
  expect(
    await sendWaiting(sending(box, asking.clock.now + 15 * MINUTE), { limit: 5, notices: 5 }, one.caseNumber),
  ).toEqual(['dropped'])
})

test('where the portal sends no mail nothing is queued', async () => {
  const one = await caseOf(await caller().file({ email: 'nobody@customer.example' }))
  expect(await outboxOf(one.caseNumber)).toEqual([])
  expect(await sendWaiting(means(NOW), { limit: 5, notices: 5 })).toEqual([])
})
