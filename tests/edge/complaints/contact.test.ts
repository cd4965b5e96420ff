import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { contactOf } from '../../../functions/complaints/contact/contact.ts'
import { read, visitor } from '../browser.ts'
import { atContact, CONTACT, press } from '../mail/codes.ts'
import {
  type Case,
  caller,
  filed,
  HOUR,
  MINUTE,
  means,
  NOW,
  problemOf,
  stored,
  unreachable,
} from '../support.ts'
import { opened } from './case.ts'

const all = {
  name: 'Li Na',
  organisation: 'Quagga Ltd',
  email: 'li.na@quagga.example',
  phone: '+86 21 5555 0101',
}
const patch = (one: Case, body: unknown, at = NOW + MINUTE) =>
  caller({ at }).send(
    'PATCH',
    `/api/complaints/${one.caseNumber}/contact`,
    { 'Content-Type': 'application/json', Authorization: `Bearer ${one.accessCode}` },
    JSON.stringify(body),
  )
const held = async (one: Case) => contactOf(means(NOW).ring, await stored(one.caseNumber))
const standing = async (one: Case) => (await stored(one.caseNumber)).complaint.facts.contact
async function hashes(one: Case): Promise<Record<string, unknown>> {
  const { results } = await env.DB.prepare('select kind, hash from case_hashes where number = ?')
    .bind(one.caseNumber)
    .all<{ kind: string; hash: string }>()
  return Object.fromEntries(results.map(({ kind, hash }) => [kind, hash]))
}

test('what is named is replaced, null removes, the rest stays', async () => {
  const one = await filed(all)
  const answer = await patch(one, { phone: '+49 30 1234567', organisation: null })
  expect([answer.status, await answer.json()]).toEqual([200, { state: 'received', version: 2 }])
  expect(await held(one)).toEqual({ name: 'Li Na', email: all.email, phone: '+49 30 1234567' })
  expect(await standing(one)).toEqual({ version: 2, email: 'unconfirmed', stopped: false, phone: true })
  const { events } = await caller({ at: NOW + HOUR }).look(one)
  expect(events.map(({ type, by }) => `${by} ${type}`)).toEqual([
    'customer filed',
    'customer correct-contact',
  ])
})

test('a case that was filed without contact data gets some', async () => {
  const one = await filed()
  expect((await patch(one, { email: all.email })).status).toBe(200)
  expect(await held(one)).toEqual({ email: all.email })
  expect(await standing(one)).toEqual({ version: 2, email: 'unconfirmed', stopped: false, phone: false })
})

test('by what a case is found follows its contact data', async () => {
  const [one, other] = [
    await filed({ ...all, reference: 'PO-1' }),
    await filed({ email: 'x@quagga.example' }),
  ]
  const before = await hashes(one)
  expect(Object.keys(before).sort()).toEqual(['email', 'phone', 'reference', 'renewal'])
  await patch(one, { email: 'x@quagga.example', phone: null })
  const after = await hashes(one)
  expect(Object.keys(after).sort()).toEqual(['email', 'reference', 'renewal'])
  expect([after['email'], after['reference']]).toEqual([(await hashes(other))['email'], before['reference']])
  expect(after['renewal']).not.toBe(before['renewal'])
  await patch(one, { email: '' })
  expect(Object.keys(await hashes(one))).toEqual(['reference'])
  expect(await standing(one)).toMatchObject({ email: 'none' })
})

test('a correction that changes nothing is no step', async () => {
  const one = await filed(all)
  for (const body of [{}, all, { name: ' Li Na ' }]) {
    const answer = await patch(one, body)
    expect([answer.status, await answer.json()]).toEqual([200, { state: 'received', version: 1 }])
  }
})

test.each<[unknown, { pointer: string; code: string }]>([
  [{ email: 'not an address' }, { pointer: '/email', code: 'email.malformed' }],
  [{ email: 'a@b.example\r\nBcc: c@d.example' }, { pointer: '/email', code: 'email.malformed' }],
  [{ email: 'a@b.example, c@d.example' }, { pointer: '/email', code: 'email.malformed' }],
  [{ phone: 'call me' }, { pointer: '/phone', code: 'phone.malformed' }],
  [{ name: 'x'.repeat(201) }, { pointer: '/name', code: 'name.long' }],
  [{ street: 'Main Street' }, { pointer: '/street', code: 'unknown' }],
])('%j is refused, and nothing changes', async (body, error) => {
  const one = await filed(all)
  const answer = await patch(one, body)
  expect(answer.status).toBe(422)
  expect((await problemOf(answer)).errors).toEqual([error])
  expect((await stored(one.caseNumber)).complaint.version).toBe(1)
})

test('only the access code opens it, and the answer tells a stranger nothing', async () => {
  const one = await filed(all)
  const stranger = { ...one, accessCode: 'ABCD-EFGH-JKMN-PQRS-TVWX' }
  expect((await patch(stranger, { name: 'X' })).status).toBe(404)
  expect((await patch({ ...stranger, caseNumber: 'MJ-0000-0000' }, { name: 'X' })).status).toBe(404)
  expect(await held(one)).toEqual(all)
})

test('two corrections at the same moment both count', async () => {
  const one = await filed(all)
  const answers = await Promise.all([patch(one, { name: 'Wang' }), patch(one, { phone: null })])
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  expect(await held(one)).toEqual({ name: 'Wang', organisation: all.organisation, email: all.email })
  expect((await stored(one.caseNumber)).complaint.version).toBe(3)
})

test('an address that stays keeps its word when another field changes', async () => {
  const one = await filed(all)
  await patch(one, { email: 'LI.NA@quagga.example' })
  expect(await standing(one)).toMatchObject({ email: 'unconfirmed', version: 2 })
})

test('the page shows what we have, and takes a correction', async () => {
  const one = await filed(all)
  const { who } = await opened(Promise.resolve(one))
  const page = await who.open(CONTACT)
  expect(page.fields).toMatchObject(all)
  const answer = await press(who, 'correct', { ...all, name: '', phone: '021-5555 0102' })
  expect(answer.headers.get('Location')).toBe(`${CONTACT}?done=saved`)
  expect((await who.open(`${CONTACT}?done=saved`)).words).toContain('Your contact data are saved.')
  expect(await held(one)).toEqual({
    organisation: all.organisation,
    email: all.email,
    phone: '021-5555 0102',
  })
})

test('a fault is named at its field, and all that was typed stays', async () => {
  const one = await filed(all)
  const who = visitor()
  await atContact(who, one)
  const typed = { ...all, name: 'New name', email: 'not complete' }
  const page = await read(await press(who, 'correct', typed))
  expect([page.status, page.links]).toEqual([422, ['email']])
  expect(page.fields).toMatchObject(typed)
  expect((await who.post(CONTACT, { ...page.fields, action: 'correct', email: '' })).status).toBe(303)
})

test('a doubled click is one correction', async () => {
  const one = await filed(all)
  const who = visitor()
  const { fields } = await atContact(who, one)
  const send = () => who.post(CONTACT, { ...fields, action: 'correct', name: 'Wang' })
  expect((await Promise.all([send(), send()])).map(({ status }) => status)).toEqual([303, 303])
  expect((await stored(one.caseNumber)).complaint.version).toBe(2)
})

test('an old page does not undo a correction that its reader has not seen', async () => {
  const one = await filed(all)
  const who = visitor()
  const { fields } = await atContact(who, one)
  await patch(one, { phone: null })
  const page = await read(await who.post(CONTACT, { ...fields, action: 'correct', name: 'Wang' }))
  expect([page.status, page.fields['name'], page.fields['phone']]).toEqual([409, 'Wang', all.phone])
  expect(await held(one)).not.toHaveProperty('phone')
  expect((await who.post(CONTACT, { ...page.fields, action: 'correct' })).status).toBe(303)
  expect(await held(one)).toMatchObject({ name: 'Wang', phone: all.phone })
})

test('an ended session keeps what was typed, and the same page can be sent once the case is open again', async () => {
  const one = await filed(all)
  const who = visitor()
  const { fields } = await atContact(who, one)
  who.clock.now += 31 * MINUTE
  const page = await read(await who.post(CONTACT, { ...fields, action: 'correct', name: 'Wang' }))
  expect([page.status, page.fields['name']]).toEqual([403, 'Wang'])
  await atContact(who, one)
  expect((await who.post(CONTACT, { ...page.fields, action: 'correct' })).status).toBe(303)
  expect(await held(one)).toMatchObject({ name: 'Wang' })
})

test('while another case is open the form is refused, with its text', async () => {
  const [one, other] = [await filed(all), await filed({ name: 'Somebody else' })]
  const who = visitor()
  const { fields } = await atContact(who, one)
  await atContact(who, other)
  const page = await read(await who.post(CONTACT, { ...fields, action: 'correct', name: 'Wang' }))
  expect([page.status, page.fields['name']]).toEqual([403, 'Wang'])
  expect([(await held(one)).name, (await held(other)).name]).toEqual([all.name, 'Somebody else'])
})

test('a lost answer and a second try make one correction', async () => {
  const one = await filed(all)
  const who = visitor()
  const { fields } = await atContact(who, one)
  const lossy = visitor({
    cookies: who.cookies,
    at: who.clock.now,
    bindings: unreachable({ from: 2, didHappen: true }),
  })
  const page = await read(await lossy.post(CONTACT, { ...fields, action: 'correct', name: 'Wang' }))
  expect([page.status, page.fields['name']]).toEqual([503, 'Wang'])
  const again = visitor({ cookies: who.cookies, at: who.clock.now })
  expect((await again.post(CONTACT, { ...page.fields, action: 'correct' })).status).toBe(303)
  expect((await stored(one.caseNumber)).complaint.version).toBe(2)
})
