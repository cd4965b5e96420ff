import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { contactOf } from '../../../functions/complaints/contact/contact.ts'
import { read, track, visitor, written } from '../browser.ts'
import { recorded } from '../desk/recording.ts'
import { colleague } from '../desk/staff.ts'
import {
  askAt,
  atContact,
  CONTACT,
  codeIn,
  confirmed,
  portalWithMail,
  press,
  renewWith,
} from '../mail/codes.ts'
import { type Case, caller, caseOf, filed, means, NOW, problemOf, stored } from '../support.ts'

/** What comes along when people paste, by name: each in a writing that shows the same. */
const pastings: Record<string, (value: string) => string> = {
  'a zero-width space before every letter': (value) => [...value].map((letter) => `\u200b${letter}`).join(''),
  'isolates around it': (value) => `\u2068${value}\u2069`,
  'embeddings and marks of direction': (value) => `\u202a${value}\u202c\u200e`,
  'soft hyphens and a word joiner': (value) => `${value.slice(0, 3)}\u00ad\u2060${value.slice(3)}`,
  'a byte order mark': (value) => `\ufeff${value}`,
  'en dashes': (value) => value.replaceAll('-', '–'),
  'hyphens that break no line': (value) => value.replaceAll('-', '\u2011'),
  'minus signs': (value) => value.replaceAll('-', '−'),
  'full width': (value) =>
    value.replaceAll(/[!-~]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0)),
  'a full stop behind it': (value) => `${value}。`,
}
/** Header values are Latin letters: what a program sends as its code has no others. */
const inHeader = (value: string) => /^[\0-\xff]*$/.test(value)

const contact = {
  email: 'wang.xiao-ming@my-company.example',
  phone: '+86 21-5555-0101',
  reference: 'PO-4711-A',
}
const held = async (one: Pick<Case, 'caseNumber'>) => contactOf(means(NOW).ring, await stored(one.caseNumber))
const hashes = async ({ caseNumber }: Pick<Case, 'caseNumber'>) => {
  const { results } = await env.DB.prepare('select kind, hash from case_hashes where number = ?')
    .bind(caseNumber)
    .all<{ kind: string; hash: string }>()
  return Object.fromEntries(
    results.filter(({ kind }) => kind !== 'renewal').map(({ kind, hash }) => [kind, hash]),
  )
}

describe.each(Object.entries(pastings))('with %s', (_, pasted) => {
  test('number and code open a case at the door and by API', async () => {
    const one = await filed()
    const { caseNumber, accessCode } = {
      caseNumber: pasted(one.caseNumber),
      accessCode: pasted(one.accessCode),
    }
    const who = visitor()
    expect((await track(who, { caseNumber, accessCode })).status).toBe(303)
    const code = inHeader(accessCode) ? accessCode : one.accessCode
    const path = `/api/complaints/${encodeURIComponent(caseNumber)}`
    expect((await caller().send('GET', path, { Authorization: `Bearer ${code}` })).status).toBe(200)
  })

  test('contact data and an order are kept, and hashed, as those that were typed', async () => {
    const typed = await filed(contact)
    const { email, phone, reference } = contact
    const sent = { email: pasted(email), phone: pasted(phone), reference: pasted(reference) }
    const byApi = await filed(sent)
    const asTyped = await hashes(typed)
    expect(await held(byApi)).toEqual({ email, phone })
    expect(await hashes(byApi)).toEqual(asTyped)

    const who = colleague('handler')
    const byDesk = await recorded(who, sent)
    expect(await held(byDesk)).toEqual({ email, phone })
    expect(await hashes(byDesk)).toEqual(asTyped)

    const corrected = await filed({ reference })
    const answer = await caller().send(
      'PATCH',
      `/api/complaints/${corrected.caseNumber}/contact`,
      { 'Content-Type': 'application/json', Authorization: `Bearer ${corrected.accessCode}` },
      JSON.stringify({ email: sent.email, phone: sent.phone }),
    )
    expect(answer.status).toBe(200)
    expect(await hashes(corrected)).toEqual(asTyped)
  })

  test('a one-time code is asked for and used', async () => {
    const { box, bindings, visitor } = portalWithMail()
    const one = await caseOf(
      await caller({ bindings }).file({
        email: contact.email.replace('my', crypto.randomUUID().slice(0, 8)),
      }),
    )
    const email = (await held(one)).email ?? ''
    box.mails.length = 0
    const who = visitor()
    await askAt(who, pasted(one.caseNumber), pasted(email))
    expect(box.mails.map(({ to }) => to)).toEqual([email])
    expect((await renewWith(who, pasted(codeIn(box)))).headers.get('Location')).toBe(
      '/en/complaints/receipt/',
    )
  })

  test('an address is confirmed, and correcting it to itself changes nothing', async () => {
    const { box, filed, visitor } = portalWithMail()
    const { one, email } = await filed()
    const who = visitor()
    await atContact(who, one)
    await press(who, 'ask')
    expect((await press(who, 'confirm', { once: pasted(codeIn(box)) })).status).toBe(303)
    const { version } = (await stored(one.caseNumber)).complaint
    const page = await who.open(CONTACT)
    const sent = { ...page.fields, action: 'correct', email: pasted(email) }
    expect((await who.post(CONTACT, sent)).status).toBe(303)
    expect((await stored(one.caseNumber)).complaint.version).toBe(version)
  })
})

test('the form shows on its check page what will be kept, and files that', async () => {
  const who = visitor()
  const path = '/en/complaints/new/'
  const { fields } = await who.open(path)
  const typed = {
    ...{
      ...fields,
      ...written,
      email: ' ｗａｎｇ＠例子。中国。',
      phone: '021–55551234转801',
      name: '\u202e王\u202c小明',
    },
    wish: '\u200b\u200b',
    reference: 'ＰＯ\u00ad 4711',
  }
  const check = await read(await who.post(path, typed))
  expect(check.status).toBe(200)
  const kept = {
    email: 'wang@xn--fsqu00a.xn--fiqs8s',
    phone: '021-55551234转801',
    name: '王小明',
    reference: 'PO 4711',
  }
  expect(check.fields).toMatchObject({ ...kept, wish: '' })
  for (const value of Object.values(kept)) expect(check.words).toContain(value)
  const answer = await who.post(path, { ...check.fields, step: 'send' })
  expect(answer.headers.get('Location')).toBe('/en/complaints/receipt/')
  const receipt = await who.open('/en/complaints/receipt/')
  const [caseNumber = ''] = /MJ(-[0-9A-Z]{4}){2}/.exec(receipt.words) ?? []
  const { reference: _, ...contact } = kept
  expect(await held({ caseNumber })).toEqual(contact)
  // The back button brings the form as it was typed: the same complaint, and not another.
  expect((await who.post(path, typed)).headers.get('Location')).toBe('/en/complaints/receipt/')
})

test('a Unicode domain and an address with atoms get their mail', async () => {
  const { box, bindings, visitor } = portalWithMail()
  for (const [typed, to] of [
    ['wang@例子.中国', 'wang@xn--fsqu00a.xn--fiqs8s'],
    ['info@xn--mller-kva.xn--p1ai', 'info@xn--mller-kva.xn--p1ai'],
    ["a&b/o'neil=x@example.com", "a&b/o'neil=x@example.com"],
  ] as const) {
    const one = await caseOf(await caller({ bindings }).file({ email: typed }))
    expect(box.mails.map((mail) => mail.to)).toEqual([to])
    box.mails.length = 0
    const who = visitor()
    await atContact(who, one)
    await confirmed(who, box)
    expect((await stored(one.caseNumber)).complaint.facts.contact?.email).toBe('confirmed')
  }
})

test('an extension is kept and shown, and can be corrected away', async () => {
  const one = await filed({ phone: '021-5555 1234 ext. 12' })
  expect(await held(one)).toEqual({ phone: '021-5555 1234 ext. 12' })
  const who = visitor()
  const page = await atContact(who, one)
  expect(page.fields['phone']).toBe('021-5555 1234 ext. 12')
})

test('what is longer than any value is refused before it is read closer', async () => {
  const long = {
    combining: `a${'\u0301\u0316'.repeat(9_000)}`,
    stops: `${'.'.repeat(40_000)}x`,
    blanks: `a${' '.repeat(40_000)}b`,
  }
  const before = Date.now()
  for (const value of Object.values(long)) {
    const { errors } = await problemOf(
      await caller().file({ email: value, phone: value, reference: value, name: value, organisation: value }),
    )
    expect(errors?.map(({ pointer, code }) => `${pointer} ${code}`).sort()).toEqual([
      '/email email.long',
      '/name name.long',
      '/organisation organisation.long',
      '/phone phone.malformed',
      '/reference reference.long',
    ])
    const who = visitor()
    expect((await track(who, { caseNumber: value, accessCode: value })).status).toBe(404)
    const { bindings } = portalWithMail()
    await askAt(visitor({ bindings }), value, value)
  }
  expect(Date.now() - before).toBeLessThan(5_000)
})
