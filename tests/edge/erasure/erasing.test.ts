import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { alertsOf } from '../desk/situations.ts'
import { beginNote, deskCase, saving } from '../desk/staff.ts'
import { caller, caseOf, DAY, filed, HOUR, MINUTE, problemOf, proposed, settle, stored } from '../support.ts'
import { ask, contact, entriesOf, history, LONG_AGO, nothing, rowsOf, withdrawn, withFile } from './cases.ts'
import { Entry } from './entry.ts'

test('an open case is not erased, and the reason is said', async () => {
  const one = await filed(contact, LONG_AGO)
  const answer = await ask(one, LONG_AGO + MINUTE)
  expect([answer.status, await problemOf(answer)]).toEqual([
    409,
    expect.objectContaining({ type: '/problems/not-allowed-now/', detail: 'state' }),
  ])
  await settle(LONG_AGO + 2 * MINUTE)
  expect((await stored(one.caseNumber)).words).toHaveLength(1)
})

test('a closed case loses words, contact data and files at the next tick, and keeps a bare record that says so', async () => {
  const one = await withdrawn()
  const id = await withFile(one)
  expect(await rowsOf(one.caseNumber)).toMatchObject({
    complaint_words: 1,
    case_hashes: expect.any(Number),
    files: 1,
    answers: 1,
  })
  const answer = await ask(one, LONG_AGO + 2 * HOUR)
  expect([answer.status, await answer.json()]).toEqual([202, { state: 'closed', version: 3 }])
  await settle(LONG_AGO + 2 * HOUR + MINUTE)
  expect(await rowsOf(one.caseNumber)).toEqual(nothing)
  expect(await env.FILES.head(`files/${id}`)).toBeNull()
  expect(await history(one)).toEqual(['filed 0', 'withdraw 60', 'ask-erasure 120', 'erase 121'])
  const { complaint } = await stored(one.caseNumber)
  expect(complaint).toMatchObject({ salt: null, version: 4, facts: { state: 'closed', basis: 'withdrawn' } })
  expect(complaint.facts).not.toHaveProperty('contact')

  const shown = await caller({ at: LONG_AGO + DAY }).look(one)
  expect(shown.events.at(-1)).toMatchObject({ by: 'clock', type: 'erase' })
  expect(shown.events.flatMap(({ text }) => text ?? [])).toEqual([])
  expect(shown.actions).toEqual([])
})

test('a reply that staff had begun goes too, and a page that is still open saves none anew', async () => {
  const one = await withdrawn()
  const { who, page } = await beginNote(one.caseNumber, 'A thought.', LONG_AGO + 2 * HOUR)
  expect(await rowsOf(one.caseNumber)).toMatchObject({ drafts: 1 })
  await ask(one, LONG_AGO + 2 * HOUR)
  await settle(LONG_AGO + 2 * HOUR + MINUTE)
  expect(await rowsOf(one.caseNumber)).toEqual(nothing)
  const answer = await who.post(deskCase(one.caseNumber), saving(page, 'note', { text: 'Too late.' }))
  expect(answer.status).toBe(409)
  expect(await answer.text()).toContain('Too late.')
  expect(await rowsOf(one.caseNumber)).toEqual(nothing)
})

test('the list outside the database holds number, time and bare facts, and no word', async () => {
  const one = await withdrawn()
  await ask(one, LONG_AGO + 2 * HOUR)
  await settle(LONG_AGO + 3 * HOUR)
  const [key = '', ...more] = await entriesOf(one.caseNumber)
  expect([key, more]).toEqual([`erasures/00${LONG_AGO + 3 * HOUR}-${one.caseNumber}.json`, []])
  const entry = Entry.parse(await (await env.FILES.get(key))?.json())
  expect(entry).toEqual({
    number: one.caseNumber,
    at: LONG_AGO + 3 * HOUR,
    facts: (await stored(one.caseNumber)).complaint.facts,
  })
})

test('asking again, before or after, is the same wish', async () => {
  const one = await withdrawn()
  const answers = [await ask(one, LONG_AGO + 2 * HOUR), await ask(one, LONG_AGO + 2 * HOUR)]
  await settle(LONG_AGO + 3 * HOUR)
  answers.push(await ask(one, LONG_AGO + 4 * HOUR))
  expect(answers.map(({ status }) => status)).toEqual([202, 202, 202])
  expect(await history(one)).toHaveLength(4)
})

test('of several at the same moment one is taken', async () => {
  const one = await withdrawn()
  const answers = await Promise.all([1, 2, 3].map(() => ask(one, LONG_AGO + 2 * HOUR)))
  expect(answers.map(({ status }) => status)).toEqual([202, 202, 202])
  await Promise.all([1, 2, 3].map(() => settle(LONG_AGO + 3 * HOUR)))
  expect(await history(one)).toEqual(['filed 0', 'withdraw 60', 'ask-erasure 120', 'erase 180'])
  expect(await entriesOf(one.caseNumber)).toHaveLength(1)
})

test('a stranger cannot ask', async () => {
  const one = await withdrawn()
  expect((await ask({ ...one, accessCode: 'ABCD-EFGH-JKMN-PQRS-TVWX' }, LONG_AGO + 2 * HOUR)).status).toBe(
    404,
  )
  expect(await history(one)).toHaveLength(2)
})

test('erasing blanks what a key came with, by which words could be guessed', async () => {
  const headers = { 'Idempotency-Key': crypto.randomUUID() }
  const one = await caseOf(await caller({ at: LONG_AGO }).file({}, headers))
  await caller({ at: LONG_AGO }).write(one, 'A fourth one.', headers)
  const hashes = async () =>
    (
      await env.DB.prepare('select content_hash as hash from answers where number = ? order by version')
        .bind(one.caseNumber)
        .all<{ hash: string }>()
    ).results.map(({ hash }) => hash !== '')
  expect(await hashes()).toEqual([true, true])
  expect((await caller({ at: LONG_AGO }).act(one, { action: 'withdraw', version: 2 })).status).toBe(200)
  await ask(one, LONG_AGO + HOUR)
  await settle(LONG_AGO + 2 * HOUR)
  expect(await hashes()).toEqual([false, false])
})

test('a day after a step its key is gone; that of a filing stays, without its code', async () => {
  const headers = { 'Idempotency-Key': crypto.randomUUID() }
  const one = await caseOf(await caller({ at: LONG_AGO }).file({}, headers))
  const { write } = caller({ at: LONG_AGO })
  for (const _ of [1, 2]) expect((await write(one, 'A fourth one.', headers)).status).toBe(201)
  const versions = async () =>
    (
      await env.DB.prepare('select version, sealed is null as forgotten from answers where number = ?')
        .bind(one.caseNumber)
        .all()
    ).results
  expect((await versions()).map(({ version }) => version)).toEqual([1, 2])
  await settle(LONG_AGO + 24 * HOUR - 1)
  expect(await versions()).toHaveLength(2)
  await settle(LONG_AGO + 24 * HOUR)
  expect(await versions()).toEqual([{ version: 1, forgotten: 1 }])
})

test('a key used again after the erasure gives the number without the code', async () => {
  const { file, act, clock } = caller({ at: LONG_AGO })
  const headers = { 'Idempotency-Key': crypto.randomUUID() }
  const one = await caseOf(await file(contact, headers))
  await act(one, { action: 'withdraw', version: 1 })
  await ask(one, LONG_AGO + MINUTE)
  await settle(LONG_AGO + 2 * MINUTE)
  clock.now = LONG_AGO + HOUR
  const { accessCode: _, ...rest } = one
  expect(await (await file(contact, headers)).json()).toEqual(rest)
})

test('without being asked, words go 180 days after the end, and the record after three years, whole', async () => {
  const one = await withdrawn(LONG_AGO, {
    story: 'The guard came loose and a fitter got hurt.',
    reference: 'PO-9-alone',
  })
  const closed = LONG_AGO + HOUR
  expect(await alertsOf(one.caseNumber)).toMatchObject([{ closedAt: null }])
  await settle(closed + 180 * DAY - 1)
  expect((await stored(one.caseNumber)).words).toHaveLength(1)
  await settle(closed + 180 * DAY)
  expect(await rowsOf(one.caseNumber)).toEqual(nothing)
  expect((await stored(one.caseNumber)).events.map(({ type }) => type)).toEqual([
    'filed',
    'withdraw',
    'erase',
  ])
  expect(await entriesOf(one.caseNumber)).toHaveLength(1)
  // Nobody can look at what is gone.
  expect(await alertsOf(one.caseNumber)).toMatchObject([{ closedAt: closed + 180 * DAY, closedBy: null }])

  const end = closed + 3 * 365 * DAY
  // That somebody of the staff had opened it goes with the record, and no earlier.
  await env.DB.prepare(
    "insert into audit (at, staff, role, act, number) values (?, 'li-wen', 'handler', 'open', ?)",
  )
    .bind(closed, one.caseNumber)
    .run()
  await settle(end - 1)
  expect((await caller({ at: end - 1 }).look(one)).version).toBe(3)
  await settle(end)
  const left = await env.DB.batch<{ n: number }>(
    ['complaints', 'complaint_events', 'answers', 'audit', 'alerts'].map((table) =>
      env.DB.prepare(`select count(*) as n from ${table} where number = ?`).bind(one.caseNumber),
    ),
  )
  expect(left.map(({ results }) => results[0]?.n)).toEqual([0, 0, 0, 0, 0])
  expect(await entriesOf(one.caseNumber)).toEqual([])
})

test('a remedy that was delivered late keeps the words longer', async () => {
  const one = await proposed(LONG_AGO)
  await caller({ at: LONG_AGO + 2 * HOUR }).act(one, { action: 'accept', version: 3 })
  await settle(LONG_AGO + 200 * DAY)
  // The remedy is promised for the end of 2026.
  expect((await stored(one.caseNumber)).words.length).toBeGreaterThan(0)
})
