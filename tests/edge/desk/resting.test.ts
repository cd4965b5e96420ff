import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { deskWords } from '#words/desk'
import { read } from '../browser.ts'
import { type Case, caller, filed, HOUR, NOW, problemOf, stored } from '../support.ts'
import { colleague, deskCase, press, program, stepForm } from './staff.ts'

const text = 'It is the same order.'
const words: Record<string, string> = deskWords('en').errors
const at = NOW + HOUR

const withdrawn = async () => {
  const one = await filed()
  expect((await caller({ at }).act(one, { action: 'withdraw', version: 1 })).status).toBe(200)
  return one
}
const invented = async (kind: 'demo' | 'drill') => {
  const one = await filed()
  await env.DB.prepare('update complaints set kind = ? where number = ?').bind(kind, one.caseNumber).run()
  return one
}
const state = async ({ caseNumber }: Case) => (await stored(caseNumber)).complaint.facts.state
const joining = (other: string, version = 1) => ({ action: 'duplicate', version, text, other })

const wrongs: [string, string, () => Promise<string>][] = [
  ['is not there', 'other.unknown', async () => 'MJ-0000-0000'],
  ['is closed', 'other.closed', async () => (await withdrawn()).caseNumber],
  ['is a demo', 'other.kind', async () => (await invented('demo')).caseNumber],
  ['is a drill', 'other.kind', async () => (await invented('drill')).caseNumber],
  ['has no number that could be one', 'other.missing', async () => 'MJ-1'],
]

describe.each(wrongs)('a case is not joined with one that %s', (_, code, draw) => {
  test('on the page', async () => {
    const one = await filed()
    const who = colleague('handler', at)
    const page = await who.open(deskCase(one.caseNumber))
    const other = await draw()
    const back = await read(await press(who, one.caseNumber, stepForm(page, 'duplicate', { text, other })))
    expect([back.status, back.links, back.fields['text-duplicate']]).toEqual([422, ['other-duplicate'], text])
    expect(back.words).toContain(words[code])
    expect(await state(one)).toBe('received')
  })

  test('by API', async () => {
    const one = await filed()
    const answer = await (await program('handler', at)).act(one.caseNumber, joining(await draw()))
    expect([answer.status, (await problemOf(answer)).errors]).toEqual([422, [{ pointer: '/other', code }]])
    expect(await state(one)).toBe('received')
  })
})

test('a case is not joined with itself', async () => {
  const one = await filed()
  const answer = await (await program('handler', at)).act(one.caseNumber, joining(one.caseNumber))
  expect((await problemOf(answer)).errors).toEqual([{ pointer: '/other', code: 'other.missing' }])
})

test('a drill is joined with a drill', async () => {
  const [one, other] = [await invented('drill'), await invented('drill')]
  expect((await (await program('handler', at)).act(one.caseNumber, joining(other.caseNumber))).status).toBe(
    200,
  )
})

test('of a chain the last stays open, and none of it leads back', async () => {
  const [first, second, third] = [await filed(), await filed(), await filed()]
  const who = await program('handler', at)
  const join = async (one: Case, other: Case) =>
    (await who.act(one.caseNumber, joining(other.caseNumber))).status
  expect(await join(first, second)).toBe(200)
  expect(await join(second, first)).toBe(422)
  expect(await join(second, third)).toBe(200)
  expect(await join(third, first)).toBe(422)
  expect(await join(third, second)).toBe(422)
  expect(await Promise.all([first, second, third].map(state))).toEqual(['closed', 'closed', 'received'])
})

test('of two who join two cases with each other at once one does, and the other is told why not', async () => {
  for (let round = 0; round < 5; round++) {
    const cases = [await filed(), await filed()] as const
    const answers = await Promise.all(
      (['handler', 'supervisor'] as const).map(async (role, i) =>
        (await program(role, at)).act(cases[i]?.caseNumber ?? '', joining(cases[1 - i]?.caseNumber ?? '')),
      ),
    )
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(1)
    const refused = answers.find(({ status }) => status !== 200)
    if (refused?.status === 409) expect((await problemOf(refused)).detail).toBe('other-closed')
    else expect(refused?.status).toBe(422)
    expect((await Promise.all(cases.map(state))).sort()).toEqual(['closed', 'received'])
    for (const { caseNumber } of cases) {
      const { complaint, events } = await stored(caseNumber)
      expect(events).toHaveLength(complaint.version)
    }
  }
})

test('three who join in a ring at once leave exactly one open', async () => {
  const cases = [await filed(), await filed(), await filed()]
  const who = await program('handler', at)
  await Promise.all(
    cases.map((one, i) => who.act(one.caseNumber, joining(cases[(i + 1) % 3]?.caseNumber ?? ''))),
  )
  const states = await Promise.all(cases.map(state))
  expect(states.filter((one) => one !== 'closed')).toHaveLength(1)
})

test('a case that is closed between the check page and the last button is told of, and the text stays', async () => {
  const [one, other] = [await filed(), await filed()]
  const who = colleague('handler', at)
  const page = await who.open(deskCase(one.caseNumber))
  const form = stepForm(page, 'duplicate', { text, other: other.caseNumber })
  const check = await read(await who.post(deskCase(one.caseNumber), form))
  expect(check.status).toBe(200)
  expect((await caller({ at }).act(other, { action: 'withdraw', version: 1 })).status).toBe(200)
  const back = await read(await who.post(deskCase(one.caseNumber), { ...check.fields, answer: 'go' }))
  expect([back.status, back.fields['text-duplicate']]).toEqual([422, text])
  expect(back.words).toContain(words['other.closed'])
  expect(await state(one)).toBe('received')
})

test('a joining that is repeated under its key is answered as it was, though the other case is closed by now', async () => {
  const [one, other] = [await filed(), await filed()]
  const who = await program('handler', at)
  const key = { 'Idempotency-Key': crypto.randomUUID() }
  const send = () => who.act(one.caseNumber, joining(other.caseNumber), key)
  const first = await (await send()).json()
  await caller({ at }).act(other, { action: 'withdraw', version: 1 })
  const again = await send()
  expect([again.status, await again.json()]).toEqual([200, first])
})

test('a case is handed to nobody who is not on the staff, or whose role takes no steps', async () => {
  const one = await filed()
  const who = await program('supervisor', at)
  for (const assignee of ['nobody', 'assessor', 'operator']) {
    const answer = await who.act(one.caseNumber, { action: 'assign', version: 1, assignee })
    expect((await problemOf(answer)).errors).toEqual([{ pointer: '/assignee', code: 'assignee.missing' }])
  }
})

test('a remediation item that stands in no ledger is not named as the cure', async () => {
  const one = await filed()
  const answer = await (await program('handler', at)).act(one.caseNumber, {
    action: 'refer',
    version: 1,
    text,
    cause: 'process',
    rootCause: 'A step was left out.',
    item: 'nowhere/nothing',
  })
  expect((await problemOf(answer)).errors).toEqual([{ pointer: '/item', code: 'item.missing' }])
})
