import { env } from 'cloudflare:workers'
import { drizzle } from 'drizzle-orm/d1'
import { beforeEach, expect, test } from 'vitest'
import { applyList } from '../../../functions/complaints/clockwork/endings.ts'
import { openAllWords } from '../../../functions/complaints/words.ts'
import { keyring } from '../../../functions/secrets/keyring.ts'
import { read, track, visitor } from '../browser.ts'
import { alertsOf } from '../desk/situations.ts'
import { beginNote, colleague, deskCase, press, stepForm } from '../desk/staff.ts'
import { withKeys } from '../secrets/rings.ts'
import { type Case, caller, DAY, HOUR, MINUTE, runClock, settle, stored } from '../support.ts'
import {
  accepted,
  ask,
  contact,
  copyOf,
  entriesOf,
  LINE,
  nothing,
  putBack,
  reduced,
  rowsOf,
  VISITS,
  visit,
  WORDS_END,
  withFile,
} from './cases.ts'

const facts = async (one: Case) => (await stored(one.caseNumber)).complaint.facts
const types = async (one: Case) => (await stored(one.caseNumber)).events.map(({ type }) => type)
const words = async (one: Case, bindings = env as Env) => [
  ...(await openAllWords(keyring(bindings.KEYS), await stored(one.caseNumber))).values(),
]
const kept = { ...nothing, complaint_words: 1, case_hashes: 3 }
const remainder = { text: LINE, contact: { name: 'Lin', email: contact.email, phone: contact.phone } }
const withdraw = async (one: Case, at: number) => {
  const { version } = await facts(one)
  return caller({ at }).act(one, { action: 'withdraw-visits', version })
}
/** The second visit and the last one, with which what was left goes. */
async function theRest(one: Case) {
  await visit(one, VISITS[6])
  await visit(one, VISITS[12])
  await settle(VISITS[12] + HOUR)
}
const setCursor = (value: string | null) =>
  env.DB.prepare(`update jobs set cursor = ? where name = 'erasure-list'`).bind(value).run()

beforeEach(async () => {
  const { objects } = await env.FILES.list({ prefix: 'erasures/' })
  await env.FILES.delete(objects.map(({ key }) => key))
  await setCursor(null)
})

test('when the time for words is over, contact data and one line stay for the visits, and nothing else opens', async () => {
  const one = await accepted()
  await visit(one, VISITS[3])
  await beginNote(one.caseNumber, 'A thought.', VISITS[3])
  const id = await withFile(one)
  await env.DB.prepare(`insert into reservations values (?, ?, 'AAAA', 1, ?)`)
    .bind(crypto.randomUUID(), one.caseNumber, WORDS_END + DAY)
    .run()
  await settle(WORDS_END - 1)
  const before = await stored(one.caseNumber)
  expect(before.words).toHaveLength(4)
  await settle(WORDS_END)

  const { complaint, events } = await stored(one.caseNumber)
  expect(await rowsOf(one.caseNumber)).toEqual(kept)
  expect(await env.FILES.head(`files/${id}`)).toBeNull()
  expect(await words(one)).toEqual([remainder])
  expect(complaint.facts).toMatchObject({
    reducedAt: WORDS_END,
    visitDue: VISITS[6],
    contact: { version: 6 },
  })
  expect(events.at(-1)).toMatchObject({ version: 6, actor: 'clock', type: 'reduce', visibility: 'public' })
  const ring = keyring((env as Env).KEYS)
  await expect(openAllWords(ring, { complaint, words: before.words })).rejects.toThrow('do not open')
  const { results } = await env.DB.prepare('select kind from case_hashes where number = ? order by kind')
    .bind(one.caseNumber)
    .all()
  expect(results).toEqual([{ kind: 'email' }, { kind: 'phone' }, { kind: 'renewal' }])

  const shown = await caller({ at: WORDS_END + DAY }).look(one)
  expect(shown.events.flatMap(({ text }) => text ?? [])).toEqual([LINE])
  expect(shown.actions).toEqual(['withdraw-visits'])
  expect(shown.visits).toMatchObject({
    next: new Date(VISITS[6]).toISOString(),
    contactUntil: new Date(VISITS[12] + 30 * DAY).toISOString(),
  })
})

test('without agreement everything goes at that time, as it always did', async () => {
  const one = await accepted(false)
  await visit(one, VISITS[3])
  await settle(WORDS_END)
  expect(await rowsOf(one.caseNumber)).toEqual(nothing)
  expect((await types(one)).at(-1)).toBe('erase')
})

test('each visit is followed by the next; with the last one what was left goes, and after three years the list too', async () => {
  const one = await reduced()
  expect(await entriesOf(one.caseNumber)).toEqual([`erasures/00${WORDS_END}-${one.caseNumber}.part.json`])
  await visit(one, VISITS[6])
  await settle(VISITS[6] + HOUR)
  expect(await facts(one)).toMatchObject({ visitDue: VISITS[12] })
  expect(await rowsOf(one.caseNumber)).toEqual({ ...kept, complaint_words: 2 })
  await visit(one, VISITS[12])
  await settle(VISITS[12] + HOUR)
  expect(await rowsOf(one.caseNumber)).toEqual(nothing)
  expect((await types(one)).slice(-4)).toEqual(['reduce', 'visit', 'visit', 'erase'])
  expect((await stored(one.caseNumber)).complaint).toMatchObject({
    salt: null,
    facts: { reducedAt: WORDS_END, erasedAt: VISITS[12] + HOUR },
  })
  expect(await facts(one)).not.toHaveProperty('contact')
  expect(await entriesOf(one.caseNumber)).toHaveLength(2)
  await settle(WORDS_END - 180 * DAY + 3 * 365 * DAY)
  expect(await entriesOf(one.caseNumber)).toEqual([])
})

test('a visit that nobody makes warns, and thirty days after the last one what was left goes', async () => {
  const one = await reduced()
  await settle(VISITS[6] + 14 * DAY)
  const warned = (await alertsOf(one.caseNumber)).filter(({ reason }) => reason === 'visit-overdue')
  expect(warned).toMatchObject([{ closedAt: null }])
  await settle(VISITS[6] + 30 * DAY)
  expect(await facts(one)).toMatchObject({ visitDue: VISITS[12] })
  await settle(VISITS[12] + 14 * DAY)
  await settle(VISITS[12] + 30 * DAY - 1)
  expect(await rowsOf(one.caseNumber)).toEqual(kept)
  await settle(VISITS[12] + 30 * DAY)
  expect(await rowsOf(one.caseNumber)).toEqual(nothing)
  expect((await types(one)).slice(-3)).toEqual(['visit-overdue', 'visit-missed', 'erase'])
})

test('at the desk a reduced case stands in the queue; its line and contact data are read, and the visit is recorded', async () => {
  const one = await reduced()
  const who = colleague('handler', VISITS[6] - DAY)
  expect((await who.open('/en/desk/?view=follow-ups')).html).toContain(`cases/${one.caseNumber}/`)
  const page = await who.open(deskCase(one.caseNumber))
  expect(page.words).toContain('Words and files of this case have been erased.')
  expect(page.words).toContain('A follow-up visit is due')
  expect(page.words).toContain(LINE)
  expect(page.words).toContain(contact.phone)
  expect(page.html).not.toContain('value="deliver"')
  const form = stepForm(page, 'visit', { text: 'All is well.', result: 'holds' })
  expect((await press(who, one.caseNumber, form)).status).toBe(303)
  expect(await facts(one)).toMatchObject({ visitDue: VISITS[12] })
  const note = stepForm(await who.open(deskCase(one.caseNumber)), 'note', { text: 'By the way.' })
  const refused = await read(await who.post(deskCase(one.caseNumber), note))
  expect(refused.words).toContain('Only its follow-up visits are left to be made.')
})

test('its customer reads on the page and in the export what is left, until when, and can take it back', async () => {
  const one = await reduced()
  const who = visitor({ at: WORDS_END + DAY })
  await track(who, one)
  const page = await who.open('/en/complaints/case/')
  expect(page.words).toContain('your contact data and one line are left')
  expect(page.words).toContain(LINE)
  expect(page.words).toMatch(/Words and files were erased on 7 November 2020.*until 10 June 2021/)
  expect(page.words).not.toContain('Take it a level up')
  expect(page.html).not.toContain('name="text"')
  const printed = await who.open('/en/complaints/case/export/')
  expect(printed.words).toContain(contact.email)
  expect(printed.words).toMatch(/one line about the matter are kept until 10 June 2021/)
  const { token = '', case: number = '', version = '' } = page.fields
  const answer = await who.post('/en/complaints/case/', {
    token,
    case: number,
    version,
    action: 'withdraw-visits',
  })
  expect(answer.status).toBe(303)
  await settle(WORDS_END + DAY + HOUR)
  expect(await rowsOf(one.caseNumber)).toEqual(nothing)
})

test.each([
  ['the agreement is taken back', withdraw, 200, 'withdraw-visits'],
  ['erasure is asked for', ask, 202, 'ask-erasure'],
] as const)('what was left goes at the next tick when %s', async (_, sends, status, type) => {
  const one = await reduced()
  expect((await sends(one, WORDS_END + DAY)).status).toBe(status)
  await settle(WORDS_END + DAY + MINUTE)
  expect(await rowsOf(one.caseNumber)).toEqual(nothing)
  expect((await types(one)).slice(-3)).toEqual(['reduce', type, 'erase'])
  expect(await facts(one)).not.toHaveProperty('visitsAgreedAt')
})

test('taken back before the words go, nothing stays for visits', async () => {
  const one = await accepted()
  await visit(one, VISITS[3])
  expect((await withdraw(one, VISITS[3] + DAY)).status).toBe(200)
  await settle(WORDS_END)
  expect(await rowsOf(one.caseNumber)).toEqual(nothing)
})

test('taken back in the very moment in which the words go, nothing stays either', async () => {
  const cases = await Promise.all(Array.from({ length: 5 }, () => accepted()))
  await Promise.all(cases.map((one) => visit(one, VISITS[3])))
  await Promise.all([runClock(WORDS_END), ...cases.map((one) => withdraw(one, WORDS_END))])
  // Whoever lost saw another version, and presses once more.
  for (const one of cases) if ((await facts(one)).visitDue !== undefined) await withdraw(one, WORDS_END)
  await settle(WORDS_END + MINUTE)
  for (const one of cases) expect(await rowsOf(one.caseNumber)).toEqual(nothing)
})

test('contact data that were corrected later are what is kept, and can still be corrected', async () => {
  const one = await accepted()
  await visit(one, VISITS[3])
  const correct = (at: number, phone: string) =>
    caller({ at }).send(
      'PATCH',
      `/api/complaints/${one.caseNumber}/contact`,
      { Authorization: `Bearer ${one.accessCode}`, 'Content-Type': 'application/json' },
      JSON.stringify({ phone }),
    )
  await correct(VISITS[3] + DAY, '+86 21 5555 0202')
  await settle(WORDS_END)
  expect(await words(one)).toMatchObject([{ text: LINE, contact: { phone: '+86 21 5555 0202' } }])
  expect((await correct(WORDS_END + DAY, '+86 21 5555 0303')).status).toBe(200)
  await theRest(one)
  expect(await rowsOf(one.caseNumber)).toEqual(nothing)
})

test('an older copy of a reduced case is put back: the next tick reduces it again and says so', async () => {
  const one = await accepted()
  await visit(one, VISITS[3])
  const copy = await copyOf(one.caseNumber)
  await settle(WORDS_END)
  await putBack(one.caseNumber, copy)
  expect((await stored(one.caseNumber)).words).toHaveLength(4)
  await setCursor(null)
  // Long before the copy's own alarm, so that nothing but the list can have done it.
  await env.DB.prepare('update complaints set alarm_at = null where number = ?').bind(one.caseNumber).run()
  expect((await runClock(WORDS_END + HOUR))['erasure-list']).toEqual({ done: 1, failed: 0 })
  expect(await words(one)).toEqual([remainder])
  expect(await facts(one)).toMatchObject({
    reducedAt: WORDS_END,
    visitDue: VISITS[6],
    contact: { version: 6 },
  })
  // Its version is the one that the entry ends, so this is the reduction itself.
  expect((await stored(one.caseNumber)).events.at(-1)).toMatchObject({ version: 6, type: 'reduce' })
  expect((await runClock(WORDS_END + 2 * HOUR))['erasure-list']).toEqual({ done: 0, failed: 0 })
  expect(await entriesOf(one.caseNumber)).toHaveLength(1)
})

test('a copy from before the last steps is reduced to what stood when the words went, and the history says again', async () => {
  const one = await accepted()
  const copy = await copyOf(one.caseNumber)
  await visit(one, VISITS[3])
  await settle(WORDS_END)
  await putBack(one.caseNumber, copy)
  await setCursor(null)
  await runClock(VISITS[3] - DAY)
  expect(await words(one)).toEqual([remainder])
  expect((await stored(one.caseNumber)).events.at(-1)).toMatchObject({
    type: 'reduce',
    facts: { again: true },
  })
  expect(await facts(one)).toMatchObject({ visitDue: VISITS[6] })
})

test.each(['whole', 'reduced'] as const)(
  'a copy in which a case was still %s brings back no contact data of one whose last visit is over',
  async (stage) => {
    const one = await accepted()
    await visit(one, VISITS[3])
    const whole = await copyOf(one.caseNumber)
    await settle(WORDS_END)
    const part = await copyOf(one.caseNumber)
    await theRest(one)
    await putBack(one.caseNumber, stage === 'whole' ? whole : part)
    await setCursor(null)
    expect((await runClock(VISITS[12] + DAY))['erasure-list']?.failed).toBe(0)
    expect(await rowsOf(one.caseNumber)).toMatchObject({ complaint_words: 0, case_hashes: 0 })
    expect(await facts(one)).toMatchObject({ erasedAt: VISITS[12] + HOUR })
    expect(await facts(one)).not.toHaveProperty('contact')
  },
)

test('the restore command reduces before anybody is served; without the key ring it says that it could not', async () => {
  const one = await accepted()
  await visit(one, VISITS[3])
  const copy = await copyOf(one.caseNumber)
  await settle(WORDS_END)
  await putBack(one.caseNumber, copy)
  const means = { db: drizzle(env.DB), bucket: env.FILES, now: WORDS_END + DAY }
  expect(await applyList({ ...means, ring: undefined })).toEqual({ done: 0, failed: 1 })
  expect(await applyList({ ...means, ring: keyring((env as Env).KEYS) })).toEqual({ done: 1, failed: 0 })
  expect(await words(one)).toEqual([remainder])
})

test('what is left moves to a new key with everything else, and goes under it', async () => {
  const [before, after, retired] = [withKeys(1, 1), withKeys(2, 1, 2), withKeys(2, 2)]
  await env.DB.prepare('update complaints set key_version = 9').run()
  const one = await reduced(before)
  await settle(WORDS_END + HOUR, after)
  expect((await stored(one.caseNumber)).complaint.keyVersion).toBe(2)
  expect(await words(one, retired)).toEqual([remainder])
  await settle(VISITS[12] + 31 * DAY, retired)
  expect(await rowsOf(one.caseNumber)).toEqual(nothing)
})

test('a case whose words do not open is not reduced but stands back, and holds up no other', async () => {
  const [stuck, other] = [await accepted(), await accepted()]
  for (const one of [stuck, other]) await visit(one, VISITS[3])
  await env.DB.prepare('update complaints set key_version = 5 where number = ?').bind(stuck.caseNumber).run()
  await settle(WORDS_END)
  expect(await types(other)).toContain('reduce')
  expect(await types(stuck)).not.toContain('reduce')
  await env.DB.prepare('update complaints set key_version = 1 where number = ?').bind(stuck.caseNumber).run()
  await settle(WORDS_END + 2 * HOUR)
  expect(await words(stuck)).toEqual([remainder])
  expect(await entriesOf(stuck.caseNumber)).toHaveLength(1)
})
