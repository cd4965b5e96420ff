import { env } from 'cloudflare:workers'
import { drizzle } from 'drizzle-orm/d1'
import { beforeEach, expect, test, vi } from 'vitest'
import * as codes from '../../../functions/complaints/contact/once.ts'
import { keyring } from '../../../functions/secrets/keyring.ts'
import { rekey } from '../../../functions/surveys/rekeying.ts'
import { fileByForm, read, sendForm, track, visitor, written } from '../browser.ts'
import { beginNote, colleague, deskCase } from '../desk/staff.ts'
import { fetchFile, multipart, multipartType, pdf, sendFiles, sentOf } from '../files/samples.ts'
import { askAt, codeIn, portalWithMail, RENEW, renewWith } from '../mail/codes.ts'
import { type Case, caller, filed, NOW, ORIGIN, stored } from '../support.ts'
import { withKeys } from './rings.ts'

const RECEIPT = '/en/complaints/receipt/'
const NEW = '/en/complaints/new/'
const own = 'Quetzal, which only its own case may show.'
const other = 'Kakapo, which only the other case may show.'

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
})

/** What somebody does who can write the database and has no key: two rows exchange what stands in a column. */
async function swap(table: string, column: string, key: string, names: readonly [string, string]) {
  const rows = await env.DB.prepare(
    `select rowid as place, "${column}" as held from ${table} where ${key} in (?, ?) order by rowid`,
  )
    .bind(...names)
    .all<{ place: number; held: string }>()
  const [one, two] = rows.results
  if (!one || !two) throw new Error(`${table} does not have both rows`)
  expect(one.held).not.toBe(two.held)
  const put = (held: string, { place }: { place: number }) =>
    env.DB.prepare(`update ${table} set "${column}" = ? where rowid = ?`).bind(held, place)
  // The column may be unique.
  await env.DB.batch([put('away', two), put(two.held, one), put(one.held, two)])
}

const look = (one: Pick<Case, 'caseNumber' | 'accessCode'>) =>
  caller().send('GET', `/api/complaints/${one.caseNumber}`, { Authorization: `Bearer ${one.accessCode}` })

async function two() {
  const [one, two] = [await filed({ story: own }), await filed({ story: other })]
  return { one, two, numbers: [one.caseNumber, two.caseNumber] as const }
}

/** Every column that opens something or is opened; a new one has to be thought of here. */
const thought = [
  'answers.content_hash',
  'answers.key_hash',
  'answers.sealed',
  'case_hashes.hash',
  'complaint_words.sealed',
  'complaints.code_hash',
  'complaints.salt',
  'drafts.sealed',
  'files.sealed',
  'one_time_codes.code_hash',
  'outbox.sealed',
  'reservations.salt',
  // Tells a repeated response from another one, and opens nothing.
  'survey_responses.content_hash',
  'survey_responses.salt',
  'survey_responses.sealed',
]

test('no hash and no ciphertext is stored that this file does not swap', async () => {
  const { results } = await env.DB.prepare(`select name, sql from sqlite_master where type = 'table'`).all<{
    name: string
    sql: string
  }>()
  const found = results.flatMap(({ name, sql }) =>
    [...sql.matchAll(/[`"](\w*hash|sealed|salt)[`"]/g)].map(([, column]) => `${name}.${column}`),
  )
  expect(found.sort()).toEqual(thought)
})

test('an access code opens the case it was drawn for alone, whatever row its hash stands in', async () => {
  const { one, two: second, numbers } = await two()
  await swap('complaints', 'code_hash', 'number', numbers)
  for (const caseNumber of numbers)
    for (const { accessCode } of [one, second]) {
      expect((await look({ caseNumber, accessCode })).status).toBe(404)
      expect((await track(visitor(), { caseNumber, accessCode })).status).toBe(404)
    }
  const code = { Authorization: `Bearer ${one.accessCode}` }
  expect((await caller().send('GET', `/api/complaints/${one.caseNumber}/export`, code)).status).toBe(404)
})

test.each(['salt', 'sealed'])('words with the %s of another row are read nowhere', async (column) => {
  const { one, two: second, numbers } = await two()
  const table = column === 'salt' ? 'complaints' : 'complaint_words'
  await swap(table, column, 'number', numbers)
  for (const each of [one, second]) {
    const answer = await look(each)
    const body = await answer.text()
    expect([answer.status, body.includes(own), body.includes(other)]).toEqual([200, false, false])
    expect(JSON.parse(body)).toMatchObject({ events: [{ type: 'filed', unreadable: true }] })
  }
})

test('a file is handed out by neither case once their rows, or their contents, were exchanged', async () => {
  const cases = [await filed(), await filed()] as const
  const ids = await Promise.all(
    cases.map(async (one, i) => {
      const sent = await sentOf(await sendFiles(caller(), one, [{ name: `${i}.pdf`, content: pdf(`${i}`) }]))
      return sent.files[0]?.id ?? ''
    }),
  )
  const [first = '', second = ''] = ids
  const statuses = () =>
    Promise.all(cases.map(async (one, i) => (await fetchFile(caller(), one, ids[i] ?? '')).status))
  expect(await statuses()).toEqual([200, 200])
  await swap('files', 'sealed', 'id', [first, second])
  expect(await statuses()).toEqual([404, 404])
  expect(await (await look(cases[0])).json()).toMatchObject({ events: [{}, { unreadable: true }] })
  await swap('files', 'sealed', 'id', [first, second])
  await swap('files', 'number', 'id', [first, second])
  expect((await fetchFile(caller(), cases[0], second)).status).toBe(404)
  await swap('files', 'number', 'id', [first, second])
  const contents = await Promise.all(
    ids.map(async (id) => (await env.FILES.get(`files/${id}`))?.arrayBuffer()),
  )
  await env.FILES.put(`files/${first}`, contents[1] ?? '')
  await env.FILES.put(`files/${second}`, contents[0] ?? '')
  expect(await statuses()).toEqual([500, 500])
})

test('a draft of a reply stands on no other case', async () => {
  const { numbers } = await two()
  await beginNote(numbers[0], own, NOW)
  await beginNote(numbers[1], other, NOW)
  await swap('drafts', 'sealed', 'number', numbers)
  for (const number of numbers) {
    const page = await colleague('handler').open(deskCase(number))
    expect([page.status, page.fields['text-note']]).toEqual([200, ''])
  }
})

/** Two visitors who have just filed, with the rows that their forms' keys left. */
async function filers() {
  const visitors = [visitor(), visitor()] as const
  const numbers: string[] = []
  for (const who of visitors) {
    expect((await fileByForm(who, {}, '/en')).status).toBe(303)
    const { words } = await who.open(RECEIPT)
    numbers.push(/MJ-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(words)?.[0] ?? '')
  }
  const keys = await Promise.all(
    numbers.map(async (number) =>
      env.DB.prepare('select key_hash from answers where number = ?').bind(number).first<string>('key_hash'),
    ),
  )
  return { visitors, numbers, keys: [keys[0] ?? '', keys[1] ?? ''] as const }
}
const hasCode = (words: string) => /\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){4}\b/.test(words)

test('the answer that is kept for one filing is shown for no other', async () => {
  const { visitors, keys } = await filers()
  await swap('answers', 'sealed', 'key_hash', keys)
  for (const who of visitors) expect(hasCode((await who.open(RECEIPT)).words)).toBe(false)
})

test("a receipt whose key was given another case's number opens nothing", async () => {
  const { visitors, numbers, keys } = await filers()
  const forms = await Promise.all(visitors.map((who) => who.open(RECEIPT)))
  await swap('answers', 'number', 'key_hash', keys)
  for (const [i, who] of visitors.entries()) {
    expect((await who.get(RECEIPT)).status).toBe(404)
    const left = await who.post(RECEIPT, { ...forms[i]?.fields, saved: 'yes' })
    expect(left.headers.get('Location')).toBe('/en/complaints/track/')
    const page = await who.open('/en/complaints/case/')
    expect([page.status, numbers.some((number) => page.words.includes(number))]).toEqual([403, false])
  }
})

test.each(['number', 'content_hash', 'key_hash'])(
  'a form whose key has the %s of another filing is not led to its receipt',
  async (column) => {
    const forms = await Promise.all(
      [own, other].map(async (story) => {
        const who = visitor()
        const { fields } = await who.open(NEW)
        const sent = { ...fields, ...written, story }
        expect((await sendForm(who, sent, '/en')).status).toBe(303)
        const { words } = await who.open(RECEIPT)
        return { sent, number: /MJ-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(words)?.[0] ?? '' }
      }),
    )
    const [one, second] = forms
    await swap('answers', column, 'number', [one?.number ?? '', second?.number ?? ''])
    for (const { sent } of forms) {
      const who = visitor({ at: NOW + 60_000 })
      const again = await sendForm(who, sent, '/en')
      expect([again.status, who.cookies.has('__Host-receipt')]).toEqual([422, false])
    }
  },
)

test('a key whose content was blanked, as erasing does, leads to no receipt', async () => {
  const forms = await Promise.all(
    [own, other].map(async (story) => {
      const who = visitor()
      const { fields } = await who.open(NEW)
      const sent = { ...fields, ...written, story }
      expect((await sendForm(who, sent, '/en')).status).toBe(303)
      const { words } = await who.open(RECEIPT)
      return { sent, number: /MJ-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(words)?.[0] ?? '' }
    }),
  )
  await swap('answers', 'number', 'number', [forms[0]?.number ?? '', forms[1]?.number ?? ''])
  await env.DB.prepare(`update answers set content_hash = '' where number in (?, ?)`)
    .bind(...forms.map(({ number }) => number))
    .run()
  for (const { sent } of forms) {
    const who = visitor({ at: NOW + 60_000 })
    const again = await sendForm(who, sent, '/en')
    expect([again.status, who.cookies.has('__Host-receipt')]).toEqual([422, false])
  }
})

test("a repeated message is not answered from another case's row", async () => {
  const { one, two: second, numbers } = await two()
  const headers = { 'Idempotency-Key': crypto.randomUUID() }
  for (const each of [one, second]) expect((await caller().write(each, own, headers)).status).toBe(201)
  await swap('answers', 'content_hash', 'number', numbers)
  expect((await caller().write(one, own, headers)).status).toBe(422)
  expect((await stored(one.caseNumber)).events).toHaveLength(2)
  await swap('answers', 'content_hash', 'number', numbers)
  await swap('answers', 'number', 'number', numbers)
  expect((await caller().write(one, own, headers)).status).toBe(409)
  expect((await stored(one.caseNumber)).events).toHaveLength(2)
})

test.each(['number', 'salt'])('files wait for no other form once the %s was exchanged', async (column) => {
  const forms = await Promise.all(
    ['one.pdf', 'two.pdf'].map(async (name) => {
      const who = visitor()
      const { fields } = await who.open(NEW)
      const text = Object.entries({ ...fields, ...written }).map(([field, content]) => ({ field, content }))
      const body = multipart([...text, { field: 'file', name, content: pdf(name) }])
      const page = await read(await who.send('POST', NEW, { Origin: ORIGIN, ...multipartType }, body))
      expect(page.words).toContain(name)
      return { who, page }
    }),
  )
  const ids = forms.map(({ page }) => page.fields['files'] ?? '')
  const rows = await env.DB.prepare('select staged_for from files where id in (?, ?)')
    .bind(...ids)
    .all<{ staged_for: string }>()
  const [first = '', second = ''] = rows.results.map((row) => row.staged_for)
  // The row of one form is made to name the files of the other as its own.
  await swap('files', 'staged_for', 'id', [ids[0] ?? '', ids[1] ?? ''])
  await swap('reservations', column, 'id', [first, second])
  if (column === 'number') await swap('reservations', 'salt', 'id', [first, second])
  for (const { who, page } of forms) {
    const back = await read(await who.post(NEW, { ...page.fields, change: 'yes' }))
    expect([back.status, back.words.includes('one.pdf') || back.words.includes('two.pdf')]).toEqual([
      200,
      false,
    ])
  }
})

/** A case of somebody's own with a one-time code on its way, and another case. */
async function asked() {
  const portal = portalWithMail()
  const { one, email } = await portal.filed()
  const victim = await portal.filed()
  const who = portal.visitor()
  expect((await askAt(who, one.caseNumber, email)).status).toBe(303)
  return { ...portal, one, email, victim: victim.one, who }
}

test.each([
  ['case', `number = (select number from complaints where number = ?2)`],
  ['purpose', `purpose = case when ?2 = '' then '' else 'confirm-address' end`],
  ['contact', `contact_version = contact_version + (?2 <> '')`],
])('a one-time code that was given another %s renews nothing', async (_, change) => {
  const { box, one, victim, who } = await asked()
  await env.DB.prepare(`update one_time_codes set ${change} where number = ?1`)
    .bind(one.caseNumber, victim.caseNumber)
    .run()
  const answer = await renewWith(who, codeIn(box))
  expect([answer.status, who.cookies.has('__Host-receipt')]).toEqual([422, false])
  for (const { caseNumber } of [one, victim])
    expect((await stored(caseNumber)).complaint.codeGeneration).toBe(1)
})

test('a code that confirms an address, given the purpose of the other, renews nothing', async () => {
  const { box, bindings, one } = await asked()
  const means = { db: drizzle(env.DB), ring: keyring(bindings.KEYS), now: NOW }
  const ticket = await codes.ask(means, (await stored(one.caseNumber)).complaint, 'confirm-address')
  await env.DB.prepare(`update one_time_codes set purpose = 'renew-code' where number = ?`)
    .bind(one.caseNumber)
    .run()
  expect(await codes.tried(means, ticket, 'renew-code', codeIn(box))).toBeUndefined()
})

test('one-time codes of two browsers do not change places', async () => {
  const [first, second] = [await asked(), await asked()]
  await swap('one_time_codes', 'code_hash', 'number', [first.one.caseNumber, second.one.caseNumber])
  expect((await renewWith(first.who, codeIn(first.box))).status).toBe(422)
  expect((await renewWith(first.who, codeIn(second.box))).status).toBe(422)
  expect((await renewWith(second.who, codeIn(first.box))).status).toBe(422)
})

test('a one-time code that was put into another mail goes to nobody', async () => {
  const { box, bindings, filed: fileWithMail } = portalWithMail()
  const [one, victim] = [await fileWithMail(), await fileWithMail()]
  const means = { db: drizzle(env.DB), ring: keyring(bindings.KEYS), now: NOW }
  for (const { one: each } of [one, victim])
    await codes.ask(means, (await stored(each.caseNumber)).complaint, 'renew-code')
  const waiting = async (number: string) =>
    (await env.DB.prepare(`select id from outbox where number = ? and kind = 'code'`)
      .bind(number)
      .first<string>('id')) ?? ''
  await swap('outbox', 'sealed', 'id', [
    await waiting(one.one.caseNumber),
    await waiting(victim.one.caseNumber),
  ])
  const { sendWaiting } = await import('../../../functions/complaints/contact/mailing.ts')
  for (const { one: each } of [one, victim])
    await sendWaiting({ ...means, sender: box.sender }, { limit: 5, notices: 0 }, each.caseNumber)
  expect(box.mails).toEqual([])
})

test('number and address that were joined to another case send no code', async () => {
  const { box, visitor: withMail, filed: fileWithMail } = portalWithMail()
  const [one, victim] = [await fileWithMail(), await fileWithMail()]
  const ofRenewal = env.DB.prepare(
    `select number, hash from case_hashes where kind = 'renewal' and number in (?, ?)`,
  )
  const { results } = await ofRenewal
    .bind(one.one.caseNumber, victim.one.caseNumber)
    .all<{ number: string; hash: string }>()
  await env.DB.batch(
    results.map(({ number }, i) =>
      env.DB.prepare(`update case_hashes set hash = ? where kind = 'renewal' and number = ?`).bind(
        results[1 - i]?.hash,
        number,
      ),
    ),
  )
  for (const { one: each, email } of [one, victim])
    expect((await askAt(withMail(), each.caseNumber, email)).headers.get('Location')).toBe(RENEW)
  expect(box.mails).toEqual([])
})

test.each(['salt', 'sealed'])('what was written in a survey opens with no other %s', async (column) => {
  const bindings = withKeys(1, 1)
  await env.DB.prepare('update survey_responses set key_version = 9').run()
  const ids: string[] = []
  for (const words of [own, other]) {
    const who = visitor({ bindings })
    const { fields } = await who.open('/en/surveys/2026-q4/')
    const answers = { overall: '1', recommend: '1', words }
    expect((await who.post('/en/surveys/2026-q4/', { ...fields, ...answers })).status).toBe(303)
    const newest = 'select id from survey_responses order by rowid desc limit 1'
    ids.push((await env.DB.prepare(newest).first<string>('id')) ?? '')
  }
  await swap('survey_responses', column, 'id', [ids[0] ?? '', ids[1] ?? ''])
  const means = { db: drizzle(env.DB), ring: keyring(withKeys(2, 1, 2).KEYS), now: NOW }
  expect(await rekey(means, 0, 10)).toMatchObject({ done: 0, failed: 2 })
})
