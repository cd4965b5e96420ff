import { env } from 'cloudflare:workers'
import { drizzle } from 'drizzle-orm/d1'
import { beforeEach, expect, test, vi } from 'vitest'
import { rekey } from '../../../functions/complaints/clockwork/rekeying.ts'
import { findableHashes } from '../../../functions/complaints/contact/finding.ts'
import { openWords } from '../../../functions/complaints/words.ts'
import { keepDraft } from '../../../functions/desk/drafts.ts'
import { keyring } from '../../../functions/secrets/keyring.ts'
import { visitor } from '../browser.ts'
import { beginNote, colleague, deskCase } from '../desk/staff.ts'
import { ask, contact, LONG_AGO, withdrawn, withFile } from '../erasure/cases.ts'
import { fetchFile, picture, sendFiles, sentOf } from '../files/samples.ts'
import { type Case, caller, caseOf, HOUR, MINUTE, runClock, settle, stored } from '../support.ts'
import { withKeys } from './rings.ts'

const before = withKeys(1, 1)
const after = withKeys(2, 1, 2)
const retired = withKeys(2, 2)

/** Nothing of the other tests is outdated: what they left counts as moved. */
beforeEach(async () => {
  await env.DB.batch(
    ['update complaints set key_version = 9', 'update survey_responses set key_version = 9'].map((text) =>
      env.DB.prepare(text),
    ),
  )
})

const filedBefore = (changes: Record<string, unknown> = {}) =>
  caller({ at: LONG_AGO, bindings: before })
    .file({ ...contact, ...changes })
    .then(caseOf)
const keyOf = async (one: Case) => (await stored(one.caseNumber)).complaint.keyVersion
const hashesOf = async (one: Case) => {
  const { results } = await env.DB.prepare(
    'select kind, hash, key_version as "keyVersion" from case_hashes where number = ? order by kind',
  )
    .bind(one.caseNumber)
    .all<{ kind: string; hash: string; keyVersion: number }>()
  return results
}

test('the clock moves words and hashes to the current key, a few cases a run, until none needs the old one', async () => {
  const cases: Case[] = []
  for (let i = 0; i < 7; i++) cases.push(await filedBefore())
  const [first] = cases
  if (!first) throw new Error('none was filed')
  await caller({ at: LONG_AGO, bindings: before }).write(first, 'And a fourth one.')
  const history = async () =>
    (await env.DB.prepare('select * from complaint_events where number = ?').bind(first.caseNumber).all())
      .results
  const told = await history()
  const { keys } = await runClock(LONG_AGO, after)
  expect(keys?.done).toBeGreaterThan(0)
  expect(keys?.done).toBeLessThan(7)
  await settle(LONG_AGO, after)
  expect(new Set(await Promise.all(cases.map(keyOf)))).toEqual(new Set([2]))

  const opened = await stored(first.caseNumber)
  expect(await history()).toEqual(told)
  const words = await openWords(keyring(retired.KEYS), opened)
  expect([...words.values()].map(({ text }) => text)).toEqual([
    'Three of the forty parts are out of tolerance.',
    'And a fourth one.',
  ])
  const hashes = await findableHashes(keyring(retired.KEYS), first.caseNumber, contact)
  const byKind = hashes.sort((a, b) => a.kind.localeCompare(b.kind))
  expect(await hashesOf(first)).toEqual(byKind.map((one) => ({ ...one, keyVersion: 2 })))
})

test('an erased case moves too, though nothing of it is sealed', async () => {
  const one = await withdrawn()
  await ask(one, LONG_AGO + 2 * HOUR)
  await settle(LONG_AGO + 3 * HOUR)
  await env.DB.prepare('update complaints set key_version = 1 where number = ?').bind(one.caseNumber).run()
  await settle(LONG_AGO + 3 * HOUR, after)
  expect(await keyOf(one)).toBe(2)
})

test('a message that comes while its case is moved is read under the key it joins', async () => {
  const one = await filedBefore()
  await Promise.all([
    settle(LONG_AGO, after),
    ...['one', 'two', 'three'].map(async (text) => {
      const answer = await caller({ at: LONG_AGO, bindings: after }).write(one, text)
      expect(answer.status).toBe(201)
    }),
  ])
  // A case that was passed comes round again.
  for (const minute of [1, 2]) await settle(LONG_AGO + minute * MINUTE, after)
  const opened = await stored(one.caseNumber)
  expect(opened.complaint.keyVersion).toBe(2)
  const words = await openWords(keyring(retired.KEYS), opened)
  expect([...words.values()].map(({ text }) => text).sort()).toEqual([
    'Three of the forty parts are out of tolerance.',
    'one',
    'three',
    'two',
  ])
})

test('a case that does not open is named in the log, holds up no other, and keeps its key', async () => {
  const broken = await filedBefore()
  await env.DB.prepare(`update complaint_words set sealed = 'AAAA' where number = ?`)
    .bind(broken.caseNumber)
    .run()
  const others = [await filedBefore(), await filedBefore()]
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  await settle(LONG_AGO, after)
  await settle(LONG_AGO + MINUTE, after)
  expect(await Promise.all([broken, ...others].map(keyOf))).toEqual([1, 2, 2])
  expect(log.mock.calls.join()).toContain('do not open')
  expect(log.mock.calls.join()).not.toContain(broken.caseNumber)
})

test('a case whose one-time code waits to be sent waits too', async () => {
  const one = await filedBefore()
  const id = crypto.randomUUID()
  await env.DB.prepare(
    `insert into outbox (id, number, kind, contact_version, sealed, created_at, tries, doubts) values (?, ?, 'code', 1, 'AAAA', 0, 0, 0)`,
  )
    .bind(id, one.caseNumber)
    .run()
  await settle(LONG_AGO, after)
  expect(await keyOf(one)).toBe(1)
  await env.DB.prepare('delete from outbox where id = ?').bind(id).run()
  await settle(LONG_AGO, after)
  expect(await keyOf(one)).toBe(2)
})

test('what was written in a survey moves', async () => {
  const who = visitor({ bindings: before })
  const { fields } = await who.open('/en/surveys/2026-q4/')
  const answers = { overall: '1', recommend: '1', words: 'Kakapo.' }
  expect((await who.post('/en/surveys/2026-q4/', { ...fields, ...answers })).status).toBe(303)
  const row = () =>
    env.DB.prepare('select key_version, sealed from survey_responses order by rowid desc limit 1').first<{
      key_version: number
      sealed: string
    }>()
  const first = await row()
  expect((await runClock(LONG_AGO, after))['survey-keys']).toEqual({ done: 1, failed: 0 })
  const second = await row()
  expect([first?.key_version, second?.key_version]).toEqual([1, 2])
  expect(second?.sealed).not.toBe(first?.sealed)
})

test('the clock remembers since when the current key is current', async () => {
  const since = () => env.DB.prepare(`select cursor from jobs where name = 'keys'`).first<string>('cursor')
  await settle(LONG_AGO, before)
  await settle(LONG_AGO + HOUR, after)
  await settle(LONG_AGO + 2 * HOUR, after)
  expect(await since()).toBe(`2 ${LONG_AGO + HOUR} 0`)
})

test('files are read under the new key, their contents untouched', async () => {
  const one = await filedBefore()
  const sent = await sentOf(
    await sendFiles(caller({ at: LONG_AGO, bindings: before }), one, [
      { name: 'part.png', content: picture },
    ]),
  )
  const id = sent.files[0]?.id ?? ''
  const object = async () => (await env.FILES.head(`files/${id}`))?.etag
  const etag = await object()
  await settle(LONG_AGO, after)
  expect(await keyOf(one)).toBe(2)
  // The code moves to the current key when it is used.
  expect((await fetchFile(caller({ at: LONG_AGO, bindings: after }), one, id)).status).toBe(200)
  const answer = await fetchFile(caller({ at: LONG_AGO, bindings: retired }), one, id)
  expect([answer.status, await object()]).toEqual([200, etag])
})

test('a reply that somebody has begun is read under the new key', async () => {
  const one = await filedBefore()
  await beginNote(one.caseNumber, 'A thought.', LONG_AGO, before)
  await settle(LONG_AGO, after)
  expect(await keyOf(one)).toBe(2)
  const page = await colleague('handler', LONG_AGO, retired).open(deskCase(one.caseNumber))
  expect(page.fields['text-note']).toBe('A thought.')
})

test('a reply that is saved while its case moves is sealed again under the key that the case has then', async () => {
  const one = await filedBefore()
  const read = async () => ({ opened: await stored(one.caseNumber), drafts: [] })
  const before = await read()
  await settle(LONG_AGO, after)
  const means = { db: drizzle(env.DB), ring: keyring(after.KEYS), now: LONG_AGO }
  const wanted = { staff: 'handler', action: 'note', boxes: { text: 'A thought.' }, seen: 0, version: 1 }
  expect(await keepDraft(means, before, read, wanted)).toBe(LONG_AGO)
  const page = await colleague('handler', LONG_AGO, retired).open(deskCase(one.caseNumber))
  expect(page.fields['text-note']).toBe('A thought.')
})

/** The store of one run, with something that happens after it has read and before it writes. */
function meanwhile(happens: () => Promise<unknown>) {
  let batches = 0
  const batch = async (statements: D1PreparedStatement[]) => {
    batches += 1
    // What is outdated, what is sealed, and then the move.
    if (batches === 3) await happens()
    return env.DB.batch(statements)
  }
  const DB = new Proxy(env.DB, {
    get(target, name) {
      if (name === 'batch') return batch
      const member: unknown = Reflect.get(target, name)
      return typeof member === 'function' ? member.bind(target) : member
    },
  })
  return { db: drizzle(DB), ring: keyring(after.KEYS), now: LONG_AGO }
}

test.each([
  ['a message', (one: Case) => caller({ at: LONG_AGO, bindings: before }).write(one, 'A fourth one.')],
  [
    'a file that waits to be sent',
    async (one: Case) => {
      const id = await withFile(one)
      await env.DB.prepare('update files set version = null where id = ?').bind(id).run()
    },
  ],
  ['a draft', (one: Case) => beginNote(one.caseNumber, 'A thought.', LONG_AGO, before)],
] as const)('%s that joins a case while it is sealed anew lets the case keep its key', async (_, joins) => {
  const one = await filedBefore()
  expect(
    await rekey(
      meanwhile(() => joins(one)),
      0,
      10,
    ),
  ).toMatchObject({ done: 0 })
  expect(await keyOf(one)).toBe(1)
  await env.DB.prepare('delete from files where number = ?').bind(one.caseNumber).run()
  await settle(LONG_AGO, after)
  expect(await keyOf(one)).toBe(2)
  const texts = [...(await openWords(keyring(retired.KEYS), await stored(one.caseNumber))).values()]
  expect(texts[0]?.text).toBe('Three of the forty parts are out of tolerance.')
})
