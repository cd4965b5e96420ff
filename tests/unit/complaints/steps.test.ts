import { describe, expect, test } from 'vitest'
import { type CaseFacts, State } from '#contract/complaints'
import { type Actor, decide, nextAlarm, type Step, steps } from '#rules/complaints'
import { DAY, promise, shanghai } from '../promises.ts'
import {
  at,
  clock,
  customer,
  executive,
  filed,
  handler,
  newest,
  once,
  opens,
  proposal,
  refused,
  supervisor,
  type Taken,
} from './cases.ts'

const actors: Record<string, Actor> = { C: customer, H: handler, S: supervisor, E: executive, K: clock }

/** One step of every kind, with what it brings; a reassessment is two kinds. */
const brought: Record<string, Step> = {
  respond: { step: 'respond' },
  message: { step: 'message' },
  assign: { step: 'assign', assignee: 'a' },
  note: { step: 'note' },
  ask: { step: 'ask' },
  pause: { step: 'pause', reason: 'outside-test' },
  'allow longer': { step: 'allow-longer-pause', limit: at(40 * 24) },
  resume: { step: 'resume' },
  propose: proposal,
  accept: { step: 'accept' },
  reject: { step: 'reject' },
  final: { step: 'final', outcome: 'not-upheld', cause: 'process' },
  silence: { step: 'silence' },
  'open proposal': { step: 'open-proposal' },
  told: { step: 'told', way: 'phone', on: '2026-03-05' },
  'confirm told': { step: 'confirm-told' },
  remind: { step: 'remind', way: 'phone', on: '2026-03-05' },
  withdraw: { step: 'withdraw' },
  refer: { step: 'refer' },
  duplicate: { step: 'duplicate' },
  tighter: { step: 'reassess', severity: 'major' },
  looser: { step: 'reassess', severity: 'complex' },
  escalate: { step: 'escalate' },
  reopen: { step: 'reopen' },
  deliver: { step: 'deliver' },
  'not received': { step: 'not-received' },
  rate: { step: 'rate', score: 5 },
  visit: { step: 'visit', result: 'holds' },
  'agree visits': { step: 'agree-visits' },
  'end visits': { step: 'withdraw-visits' },
  'name cause': { step: 'name-cause', cause: 'process' },
  'close alert': { step: 'close-alert', alert: 'one' },
  contact: { step: 'correct-contact', email: 'changed' },
  confirm: { step: 'confirm-address' },
  'stop mail': { step: 'stop-mail' },
  'renew code': { step: 'renew-code' },
  'ask erasure': { step: 'ask-erasure' },
  erase: { step: 'erase' },
}

/** In every state a clock was missed (the answer came after two hours) and what the clock does is due. */
const late: readonly Taken[] = [[2, handler, { step: 'respond' }]]
const offered: readonly Taken[] = [
  ...late,
  [3, executive, proposal],
  [3, customer, opens],
  [51, clock, { step: 'call-to-remind', by: 'desk' }],
  [51, handler, { step: 'remind', way: 'phone', on: '2026-03-04' }],
]
const closed: readonly Taken[] = [...offered, [52, customer, { step: 'accept' }]]

function standing(state: State, start: CaseFacts): { facts: CaseFacts; now: number } {
  const paused = once(start, [...late, [3, handler, { step: 'ask' }]])
  const open = once(start, offered)
  switch (state) {
    case 'received':
      return { facts: start, now: at(2) }
    case 'investigating':
      return { facts: once(start, late), now: at(3) }
    case 'waiting':
      return { facts: paused, now: at(3) + 14 * DAY }
    case 'proposed':
      return { facts: open, now: newest(open, 'silence').dueAt }
    case 'closed':
      return { facts: once(start, closed), now: at(53) }
  }
}

const table = (start: CaseFacts, rows: readonly string[]) =>
  rows.map((row) => {
    const step = brought[row]
    if (!step) throw new Error(`no step ${row}`)
    const cells = State.options.map((state) => {
      const { facts, now } = standing(state, start)
      const may = Object.entries(actors).filter(([, by]) => decide(facts, step, by, promise, now).ok)
      return may.map(([letter]) => letter).join('') || '-'
    })
    return [row.padEnd(13), ...cells.map((cell) => cell.padEnd(5))].join(' ').trim()
  })

/** Customer, Handler, Supervisor, Executive, clocK; the columns are the states in the order of a case's life. */
test('at level 1 a case can take these steps, by these people, and no others', () => {
  // state:        received investigating waiting proposed closed
  const expected = [
    'respond       HSE   -     -     -     -',
    'message       C     CHSE  CHSE  CHSE  CHSE',
    'assign        HSE   HSE   HSE   HSE   HSE',
    'note          HSE   HSE   HSE   HSE   HSE',
    'ask           -     HSE   -     -     -',
    'pause         -     HSE   -     -     -',
    'allow longer  -     -     S     -     -',
    'resume        -     -     HSEK  -     -',
    'propose       HSE   HSE   -     -     -',
    'accept        -     -     -     C     -',
    'reject        -     -     -     C     -',
    'final         -     -     -     -     -',
    'silence       -     -     -     K     -',
    'open proposal -     -     -     -     -',
    'told          -     -     -     -     -',
    'confirm told  -     -     -     -     -',
    'remind        -     -     -     -     -',
    'withdraw      C     C     C     C     -',
    'refer         HSE   HSE   HSE   HSE   -',
    'duplicate     HSE   HSE   HSE   HSE   -',
    'tighter       HSE   HSE   HSE   HSE   -',
    'looser        S     S     S     S     -',
    'escalate      CS    CS    CS    CS    -',
    'reopen        -     -     -     -     C',
    'deliver       -     -     -     -     HSE',
    'not received  -     -     -     -     C',
    'rate          -     -     -     -     C',
    'visit         -     -     -     -     HSE',
    'agree visits  -     -     -     -     C',
    'end visits    -     -     -     -     -',
    'name cause    -     -     -     -     HSE',
    'close alert   SE    SE    SE    SE    SE',
    'contact       C     C     C     C     C',
    'confirm       C     C     C     C     C',
    'stop mail     C     C     C     C     C',
    'renew code    C     C     C     C     C',
    'ask erasure   -     -     -     -     C',
    'erase         -     -     -     -     -',
  ]
  expect(table(filed('minor'), Object.keys(brought))).toEqual(expected)
})

test('at level 2 a proposal, a referral or a duplicate needs a supervisor or the executive', () => {
  expect(
    table({ ...filed('minor'), level: 2 }, ['respond', 'propose', 'final', 'refer', 'duplicate', 'escalate']),
  ).toEqual([
    'respond       HSE   -     -     -     -',
    'propose       SE    SE    -     -     -',
    'final         -     -     -     -     -',
    'refer         SE    SE    SE    SE    -',
    'duplicate     SE    SE    SE    SE    -',
    'escalate      CS    CS    CS    CS    -',
  ])
})

test('at level 3 they need the executive, and nothing goes higher', () => {
  expect(
    table({ ...filed('minor'), level: 3 }, ['respond', 'propose', 'final', 'refer', 'duplicate', 'escalate']),
  ).toEqual([
    'respond       HSE   -     -     -     -',
    'propose       E     E     -     -     -',
    'final         -     -     -     -     -',
    'refer         E     E     E     E     -',
    'duplicate     E     E     E     E     -',
    'escalate      -     -     -     -     -',
  ])
})

test('the final answer is the executive’s, while investigating at level 3 in round 2 or later', () => {
  const may = (level: number, round: number) => table({ ...filed('minor'), level, round }, ['final'])[0]
  expect(may(3, 2)).toBe('final         -     E     -     -     -')
  expect(may(3, 5)).toBe('final         -     E     -     -     -')
  expect(may(3, 1)).toBe('final         -     -     -     -     -')
  expect(may(2, 2)).toBe('final         -     -     -     -     -')
})

test('the tables above name every step there is but those by which the clock keeps count', () => {
  const named = new Set<string>(Object.values(brought).map(({ step }) => step))
  expect(Object.keys(steps).filter((step) => !named.has(step))).toEqual([
    'mail-sent',
    'mail-unsent',
    'call-to-remind',
    'not-reached',
    'warn',
    'breach',
    'visit-overdue',
    'visit-missed',
    'reduce',
  ])
})

test('what a customer reads and what stays among staff', () => {
  const internal = Object.entries(steps).filter(([, row]) => 'visibility' in row)
  expect(internal.map(([step]) => step)).toEqual([
    'assign',
    'note',
    'mail-unsent',
    'call-to-remind',
    'warn',
    'visit-overdue',
    'visit-missed',
    'name-cause',
    'close-alert',
  ])
})

test('news by mail are stopped where an address was confirmed', () => {
  const contact = { version: 1, email: 'confirmed', stopped: false } as const
  expect(table({ ...filed('minor'), contact }, ['confirm', 'stop mail'])).toEqual([
    'confirm       -     -     -     -     -',
    'stop mail     C     C     C     C     C',
  ])
})

describe('a closed case is erased', () => {
  const done = once(filed('minor'), closed)
  const asked = once(filed('minor'), [...closed, [60, customer, { step: 'ask-erasure' }]])
  const erase = { step: 'erase' } as const

  test('by the clock alone, as soon as the customer asked', () => {
    expect(refused(done, [60, clock, erase])).toBe('not-due')
    expect(nextAlarm(asked, promise)).toEqual({ at: at(60), step: erase })
    expect(Object.values(actors).map((by) => refused(asked, [60, by, erase]) ?? 'yes')).toEqual(
      Object.values(actors).map((by) => (by === clock ? 'yes' : 'role')),
    )
  })
  test('by itself 180 days after the end of the remedy’s day', () => {
    const due = shanghai.on('2026-03-21 00:00') - 1 + 180 * DAY
    const { visitDue: _, ...unvisited } = done
    expect(nextAlarm(unvisited, promise)).toEqual({ at: due, step: erase })
    expect(decide(done, erase, clock, promise, due - 1)).toEqual({ ok: false, why: 'not-due' })
    expect(decide(done, erase, clock, promise, due)).toMatchObject({ ok: true, next: { erasedAt: due } })
  })
  test.each(Object.entries(brought))('between asking and erasing %s is refused', (_, step) => {
    const whys = Object.values(actors).map((by) => refused(asked, [60, by, step]) ?? 'taken')
    expect(whys.filter((why) => why !== 'erasure-asked')).toEqual(
      step.step === 'erase' ? ['role', 'role', 'role', 'role', 'taken'] : [],
    )
  })
  test('nothing is left of the contact data', () => {
    const erased = once(asked, [[61, clock, erase]])
    expect([asked.contact?.email, erased.contact]).toEqual(['unconfirmed', undefined])
    expect(nextAlarm(erased, promise)).toBeUndefined()
  })
})

test('an address that changes is unconfirmed, one that stays keeps its word', () => {
  const correct = (email: 'none' | 'same' | 'changed'): Taken => [
    2,
    customer,
    { step: 'correct-contact', email },
  ]
  const confirmed = once(filed(), [[1, customer, { step: 'confirm-address' }]])
  const after = (email: 'none' | 'same' | 'changed') => once(confirmed, [correct(email)]).contact
  expect(after('same')).toEqual({ version: 3, email: 'confirmed', stopped: false })
  expect(after('changed')).toEqual({ version: 3, email: 'unconfirmed', stopped: false })
  expect(after('none')).toEqual({ version: 3, email: 'none', stopped: false })
})

test('mail is stopped also by a stranger whose address was mistyped, and comes back with a new confirmation', () => {
  const stop: Taken = [2, customer, { step: 'stop-mail' }]
  const confirm: Taken = [3, customer, { step: 'confirm-address' }]
  const stopped = once(filed(), [stop])
  expect(stopped.contact).toEqual({ version: 1, email: 'unconfirmed', stopped: true })
  expect(refused(stopped, stop)).toBe('no-address')
  const again = once(once(filed(), [[1, customer, { step: 'confirm-address' }]]), [stop])
  expect(once(again, [confirm]).contact).toEqual({ version: 1, email: 'confirmed', stopped: false })
  expect(refused(once(again, [confirm]), confirm)).toBe('no-address')
})

describe('after an erasure', () => {
  test.each(Object.entries(brought))('%s is refused to everybody', (_, step) => {
    const erased = once(filed('minor'), [
      ...closed,
      [60, customer, { step: 'ask-erasure' }],
      [60, clock, { step: 'erase' }],
    ])
    const whys = Object.values(actors).map((by) => refused(erased, [61, by, step]))
    expect(new Set(whys)).toEqual(new Set(['erased']))
  })
})

test('assessor, operator and anybody else have no role that takes a step', () => {
  expect(new Set(Object.values(steps).flatMap((row): readonly string[] => row.who))).toEqual(
    new Set(['customer', 'clock', 'handler', 'supervisor', 'executive']),
  )
})
