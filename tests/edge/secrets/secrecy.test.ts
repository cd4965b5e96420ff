import { env } from 'cloudflare:workers'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { sendWaiting } from '../../../functions/complaints/contact/mailing.ts'
import { ask } from '../../../functions/complaints/contact/once.ts'
import { openWords } from '../../../functions/complaints/words.ts'
import { keyring } from '../../../functions/secrets/keyring.ts'
import { read, sendForm, track, visitor, written } from '../browser.ts'
import { recorded } from '../desk/recording.ts'
import { beginNote, colleague } from '../desk/staff.ts'
import { pdf, sendFiles, withoutBucket } from '../files/samples.ts'
import { askAt, atContact, codeIn, portalWithMail, press, renewWith } from '../mail/codes.ts'
import { mailbox, sending } from '../mail/mailbox.ts'
import {
  type Case,
  caller,
  caseOf,
  DAY,
  HOUR,
  handler,
  NOW,
  newAddress,
  settle,
  step,
  stored,
  supervisor,
  unreachable,
} from '../support.ts'

/** One word a field, found nowhere else. */
const words = {
  story: 'walross 海象海象',
  wish: 'zebrafink',
  reference: 'PO-quagga-77',
  name: 'Okapi Ölander',
  organisation: 'Narwal & Söhne',
  email: 'pangolin@tapir.example',
  phone: '+86 512 97538642',
  message: 'lemurlemur 狐猴狐猴',
  reject: 'gnugnugnu',
  response: 'axolotl',
  remedy: 'ocelotocelot',
  note: 'wombatwombat',
  survey: 'kakapokakapo 鸮鹦鹉',
  malformed: 'iguanodon',
  corrected: 'marabou@capybara.example',
  draft: 'pottopotto 树袋熊',
  fileName: 'dugongdugong 儒艮.pdf',
  fileText: 'narvalnarval',
  refusedName: 'kinkajoukinkajou.txt',
}
/** Each part that is too long to turn up in a random id by chance. */
const told = Object.values(words)
  .flatMap((one) => one.split(/[ @]/))
  .filter((word) => word.length > 3)
const story = `${words.story}: three of the forty parts are out of tolerance.`
const contact = { name: words.name, organisation: words.organisation, email: words.email, phone: words.phone }
const key = crypto.randomUUID()
const address = '203.0.113.77'
const secrets: string[] = []
const lines: string[] = []

beforeAll(async () => {
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, method).mockImplementation((...said) => void lines.push(said.map(String).join(' ')))
  }
  // First, for the clock goes on by half a year.
  await throughVisits()
  const one = await throughTheApi()
  await throughTheForms()
  await throughTheDesk()
  await throughTheMail()
  await throughFaults(one)
})
afterAll(() => vi.restoreAllMocks())

/** A case is reduced to what agreed visits need: contact data and a line that has words of both sides. */
async function throughVisits() {
  const { file, act } = caller({ at: NOW })
  const one = await caseOf(await file({ story, wish: words.wish, reference: words.reference, ...contact }))
  const offer = { text: words.response, remedy: words.remedy }
  await step(one.caseNumber, { step: 'propose', outcome: 'upheld' }, handler, NOW, offer)
  expect((await act(one, { action: 'accept', version: 2, visits: true })).status).toBe(200)
  // The first visit is warned about and given up in its time; then the words go.
  for (const day of [110, 130, 181]) await settle(NOW + day * DAY)
  const { complaint, events, words: left } = await stored(one.caseNumber)
  expect([events.at(-1)?.type, left.length]).toEqual(['reduce', 1])
  const opened = await openWords(keyring((env as Env).KEYS), { complaint, words: left })
  expect([...opened.values()][0]?.text).toContain(words.remedy)
  secrets.push(one.accessCode, one.caseNumber)
}

async function throughTheApi(): Promise<Case> {
  const { file, write, act } = caller({ at: NOW })
  const filing = { story, wish: words.wish, reference: words.reference, ...contact, impact: 'disruption' }
  const one = await caseOf(await file(filing, { 'Idempotency-Key': key, 'CF-Connecting-IP': address }))
  await write(one, words.message, { 'Idempotency-Key': key })
  await step(one.caseNumber, { step: 'respond' }, handler, NOW, { text: words.response })
  await step(one.caseNumber, { step: 'note' }, handler, NOW, { text: words.note })
  await beginNote(one.caseNumber, words.draft, NOW)
  const offer = { step: 'propose', outcome: 'upheld', remedyDue: '2026-12-01' } as const
  await step(one.caseNumber, offer, supervisor, NOW, { text: words.response, remedy: words.remedy })
  expect((await act(one, { action: 'reject', version: 5, text: words.reject })).status).toBe(200)
  const parts = [{ name: words.fileName, content: pdf(words.fileText) }]
  const sent = await sendFiles(caller(), one, parts, { 'Idempotency-Key': crypto.randomUUID() })
  expect(sent.status).toBe(201)
  secrets.push(one.accessCode, one.accessCode.replaceAll('-', ''), key, one.caseNumber)
  return one
}

/** An address is confirmed, a lost code renewed, contact data corrected, and mail stands in the outbox. */
async function throughTheMail() {
  const { box, ...mailing } = portalWithMail()
  const { one, email } = await mailing.filed({ name: words.name })
  const [who, lost] = [mailing.visitor(), mailing.visitor()]
  await atContact(who, one)
  await press(who, 'ask')
  const codes = [codeIn(box)]
  expect((await press(who, 'confirm', { once: codes[0] ?? '' })).status).toBe(303)
  await press(who, 'correct', { email: words.corrected, name: words.name })
  expect((await askAt(lost, one.caseNumber, words.corrected)).status).toBe(303)
  codes.push(codeIn(box))
  expect((await renewWith(lost, codes[1] ?? '')).status).toBe(303)
  const refusing = mailbox(async () => Promise.reject(new Error(`cannot reach ${words.corrected}`)))
  const late = { ...sending(refusing, NOW + HOUR) }
  await ask(late, (await stored(one.caseNumber)).complaint, 'confirm-address')
  await sendWaiting(late, { limit: 50, notices: 50 })
  const waiting = /\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/.exec(refusing.mails.at(-1)?.text ?? '')?.[0] ?? ''
  expect(waiting).not.toBe('')
  const stops = [...box.mails, ...refusing.mails].flatMap(({ text }) => /t=(\S+)/.exec(text)?.[1] ?? [])
  secrets.push(email, ...codes, waiting, ...stops, ...who.cookies.values(), ...lost.cookies.values())
}

async function throughTheForms() {
  const who = visitor()
  const form = await who.open('/complaints/new/')
  const filing = { ...written, ...contact, story, wish: words.wish, reference: words.reference }
  expect((await sendForm(who, { ...form.fields, ...filing })).status).toBe(303)
  const receipt = await who.open('/complaints/receipt/')
  const code = /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){4}/.exec(receipt.words)?.[0] ?? ''
  await who.post('/complaints/receipt/', { ...receipt.fields, saved: 'yes' })
  const page = await who.open('/complaints/case/')
  const { token = '', case: number = '' } = page.fields
  expect(
    (await who.post('/complaints/case/', { token, case: number, action: 'message', text: words.message }))
      .status,
  ).toBe(303)
  const survey = await who.open('/surveys/2026-q4/')
  const answers = { overall: '1', recommend: '1', words: words.survey }
  expect((await who.post('/surveys/2026-q4/', { ...survey.fields, ...answers })).status).toBe(303)
  expect(code).not.toBe('')
  secrets.push(code, number, form.fields['token'] ?? '', token, ...who.cookies.values())
}

/** Staff take a complaint down, read its receipt out, and look for it by everything that was said. */
async function throughTheDesk() {
  const who = colleague('handler')
  const said = { ...contact, story, wish: words.wish, reference: words.reference }
  const one = await recorded(who, said)
  const { fields } = await who.open('/en/desk/find/')
  for (const what of [words.email, words.phone, words.reference, words.malformed]) {
    const found = await read(await who.post('/en/desk/find/', { ...fields, what }))
    expect(found.words.includes(one.caseNumber)).toBe(what !== words.malformed)
  }
  await who.get(`/en/desk/cases/${one.caseNumber}/file.json`)
  secrets.push(one.accessCode, ...who.cookies.values())
}

/** Refusals and faults must not tell either. */
async function throughFaults(one: Case) {
  const headers = { 'CF-Connecting-IP': newAddress() }
  const { FILES: noBucket } = withoutBucket(['put'])
  for (const bindings of [env as Env, unreachable(), unreachable({ from: 2 })]) {
    const { file, write, act, sendJson, send } = caller({ at: NOW + HOUR, bindings })
    await file({ story, ...contact, email: words.malformed, [words.wish]: words.wish }, headers)
    await file({ story, ...contact })
    await write(one, words.message)
    await act(one, { action: 'withdraw', version: 99, text: words.reject })
    await sendFiles(caller({ at: NOW + HOUR, bindings: { ...bindings, FILES: noBucket } }), one, [
      { name: words.fileName, content: pdf(`${words.fileText} again`) },
      { name: words.refusedName, content: words.fileText },
    ])
    await sendFiles(caller({ at: NOW + HOUR, bindings }), one, [
      { name: words.fileName, content: pdf(`${words.fileText} again`) },
      { name: words.refusedName, content: words.fileText },
    ])
    await sendJson(`/api/complaints/${one.caseNumber}/${words.name}`, words)
    await send(
      'POST',
      '/api/complaints',
      { 'Content-Type': 'application/json' },
      `{"story": "${words.malformed}`,
    )
    await send('GET', `/api/complaints/${one.caseNumber}?email=${words.email}`, { Authorization: 'Bearer x' })
    const who = visitor({ at: NOW + HOUR, bindings })
    await read(await track(who, one))
    await who.get(`/desk/cases/${one.caseNumber}/`)
  }
}

const decoders = ['utf-8', 'utf-16le', 'latin1'].map((encoding) => new TextDecoder(encoding))
const texts = (value: unknown): string[] =>
  Array.isArray(value) || value instanceof ArrayBuffer
    ? decoders.map((decoder) => decoder.decode(value instanceof ArrayBuffer ? value : Uint8Array.from(value)))
    : [String(value)]

/** Every table as a thief of the database would read it. */
async function dump(): Promise<string> {
  const { results } = await env.DB.prepare(`select name from sqlite_master where type = 'table'`).all<{
    name: string
  }>()
  const tables = results.map(({ name }) => name).filter((name) => !/^(_cf_|sqlite_)/.test(name))
  expect(tables).toEqual(
    expect.arrayContaining([
      'answers',
      'complaint_events',
      'complaint_words',
      'complaints',
      'survey_responses',
    ]),
  )
  const rows = await Promise.all(tables.map((table) => env.DB.prepare(`select * from "${table}"`).raw()))
  return rows.flat(2).flatMap(texts).join('\n')
}

test('D1 holds no word of what was written', async () => {
  const held = await dump()
  expect(held.length).toBeGreaterThan(1000)
  const found = told.filter((word) => held.includes(word))
  expect(found).toEqual([])
})

test('D1 holds no access code, idempotency key, form token, session or address', async () => {
  const held = await dump()
  const isNumber = (secret: string) => secret.startsWith('MJ-')
  expect(secrets.filter(isNumber).every((number) => held.includes(number))).toBe(true)
  expect([...secrets, address].filter((secret) => !isNumber(secret) && held.includes(secret))).toEqual([])
})

test('R2 holds no word of what was written, in no name and in no content', async () => {
  const { objects } = await env.FILES.list({ include: ['customMetadata', 'httpMetadata'] })
  const sent = objects.filter(({ key }) => key.startsWith('files/'))
  expect(objects.some(({ key }) => key.endsWith('.part.json'))).toBe(true)
  expect(sent.length).toBeGreaterThanOrEqual(2)
  for (const object of objects) {
    const content = await (await env.FILES.get(object.key))?.arrayBuffer()
    const held = [JSON.stringify(object), ...texts(content)].join('\n')
    expect(held.length).toBeGreaterThan(100)
    expect([...told, '%PDF'].filter((word) => held.includes(word))).toEqual([])
  }
})

test('the log holds no word, code, number, key, token, session or address', () => {
  const said = lines.join('\n')
  expect(lines.length).toBeGreaterThan(40)
  const all = [...told, ...secrets, address, '10.']
  expect(all.filter((word) => said.includes(word))).toEqual([])
})

test('what was written comes back to its writer whole', async () => {
  const { results } = await env.DB.prepare('select count(*) as n from complaint_words').all<{ n: number }>()
  expect(results[0]?.n).toBeGreaterThanOrEqual(8)
})
