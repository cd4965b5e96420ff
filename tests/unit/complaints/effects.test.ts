import { describe, expect, test } from 'vitest'
import { severities } from '#contract/categories'
import { isLate, isPaused, isRunning, openPause } from '#rules/clocks'
import { nextAlarm, type Step } from '#rules/complaints'
import { nextDue } from '../../../functions/complaints/alarms.ts'
import { promise } from '../promises.ts'
import {
  agreed,
  at,
  clock,
  customer,
  executive,
  filed,
  handler,
  investigated,
  newest,
  once,
  opens,
  proposal,
  proposed,
  reminded,
  silenced,
  supervisor,
  type Taken,
} from './cases.ts'

const running = (facts: ReturnType<typeof filed>) => facts.clocks.filter(isRunning).map(({ name }) => name)

test('a filing starts both promises; only a major case starts at level 2', () => {
  expect(severities.map((severity) => filed(severity).level)).toEqual([1, 1, 2])
  expect(running(filed())).toEqual(['respond', 'propose'])
  expect(filed()).toMatchObject({ state: 'received', round: 1, version: 1, customerWroteLast: true })
})

describe('the cause is asked for', () => {
  const final: Taken[] = [
    ...proposed,
    [21, customer, { step: 'reject' }],
    [22, supervisor, { step: 'escalate' }],
    [23, executive, { step: 'final', outcome: 'not-upheld', cause: 'process' }],
  ]
  const named: Taken = [31, handler, { step: 'name-cause', cause: 'supplier', item: 'a/b' }]
  test.each<[string, readonly Taken[], true | undefined]>([
    ['when the customer agreed', agreed, true],
    ['after silence', silenced, true],
    ['not of what was withdrawn', [[1, customer, { step: 'withdraw' }]], undefined],
    ['not of what was referred', [[1, handler, { step: 'refer' }]], undefined],
    ['not of what was joined', [[1, handler, { step: 'duplicate' }]], undefined],
    ['not after the final answer, which names it', final, undefined],
    ['not once it was named', [...agreed, named], undefined],
    ['not of a case that goes on', [...agreed, [31, customer, { step: 'reopen' }]], undefined],
    ['not once erasure was asked for', [...agreed, [31, customer, { step: 'ask-erasure' }]], undefined],
  ])('%s', (_, steps, expected) => {
    expect(once(filed(), steps).causeOwed).toBe(expected)
  })
  test('again at the next closing, while what was named last stands', () => {
    const again = once(filed(), [
      ...agreed,
      named,
      [32, customer, { step: 'reopen' }],
      [33, executive, proposal],
      [34, customer, { step: 'accept' }],
    ])
    expect(again).toMatchObject({ causeOwed: true, cause: 'supplier', item: 'a/b' })
    const bare = once(again, [[35, handler, { step: 'name-cause', cause: 'outside' }]])
    expect([bare.cause, bare.item, bare.causeOwed]).toEqual(['outside', undefined, undefined])
  })
  test('whoever refers or joins names it too where it is known', () => {
    const known = { cause: 'outside', item: 'a/b' } as const
    for (const name of ['refer', 'duplicate'] as const)
      expect(once(filed(), [[1, handler, { step: name, ...known }]])).toMatchObject(known)
  })
})

describe('a case counts as warned', () => {
  const warn = (name: 'respond' | 'propose', percent: 50 | 80): Step => ({
    step: 'warn',
    clock: name,
    percent,
  })
  const warned: Taken[] = [...investigated, [36, clock, warn('propose', 50)]]
  test.each<[string, readonly Taken[], true | undefined]>([
    ['not before a warning', investigated, undefined],
    ['from the first warning on', warned, true],
    ['also after the second', [...warned, [58, clock, warn('propose', 80)]], true],
    ['while another clock is stopped', [[0.6, clock, warn('respond', 50)], ...investigated], undefined],
    ['not while paused', [...warned, [37, handler, { step: 'ask' }]], undefined],
    [
      'again after the pause',
      [...warned, [37, handler, { step: 'ask' }], [38, handler, { step: 'resume' }]],
      true,
    ],
    [
      'not with another promise',
      [...warned, [37, supervisor, { step: 'reassess', severity: 'minor' }]],
      undefined,
    ],
    [
      'not once it is late',
      [...warned, [58, clock, warn('propose', 80)], [72, clock, { step: 'breach', clock: 'propose' }]],
      undefined,
    ],
    ['not once answered', [...warned, [40, handler, proposal]], undefined],
    ['not once withdrawn', [...warned, [40, customer, { step: 'withdraw' }]], undefined],
  ])('%s', (_, steps, expected) => {
    expect(once(filed(), steps).warned).toBe(expected)
  })
})

describe('the response clock', () => {
  const before: Taken[] = [
    [0.1, customer, { step: 'message' }],
    [0.1, handler, { step: 'assign', assignee: 'a' }],
    [0.2, handler, { step: 'note' }],
    [0.2, handler, { step: 'reassess', severity: 'major' }],
    [0.2, supervisor, { step: 'escalate' }],
    [0.3, customer, { step: 'correct-contact', email: 'changed' }],
    [0.5, clock, { step: 'warn', clock: 'respond', percent: 50 }],
  ]
  test('is stopped by nothing that is not a written answer', () => {
    const facts = once(filed(), before)
    expect(isRunning(newest(facts, 'respond'))).toBe(true)
    expect(facts.state).toBe('received')
  })
  test.each<[string, Step]>([
    ['respond', { step: 'respond' }],
    ['propose', proposal],
    ['refer', { step: 'refer' }],
    ['duplicate', { step: 'duplicate' }],
  ])('is met by %s', (_, step) => {
    expect(newest(once(filed(), [[0.5, handler, step]]), 'respond')).toMatchObject({ metAt: at(0.5) })
  })
  test('is the only one that a response stops', () => {
    expect(running(once(filed(), investigated))).toEqual(['propose'])
  })
  test('ends, neither met nor missed, with a withdrawal', () => {
    const respond = newest(once(filed(), [[0.5, customer, { step: 'withdraw' }]]), 'respond')
    expect(respond.metAt).toBeUndefined()
    expect(respond.endedAt).toBe(at(0.5))
    expect(isLate(respond, at(100))).toBe(false)
  })
  test('stays missed where it was missed before the withdrawal', () => {
    const respond = newest(once(filed(), [[1.5, customer, { step: 'withdraw' }]]), 'respond')
    expect(isLate(respond, at(100))).toBe(true)
  })
})

describe('waiting', () => {
  const asked = once(filed(), [...investigated, [2, handler, { step: 'ask' }]])
  const tested = once(filed(), [...investigated, [2, handler, { step: 'pause', reason: 'outside-test' }]])

  test('pauses the proposal clock, with its reason', () => {
    expect(isPaused(newest(asked, 'propose'))).toBe(true)
    expect(openPause(newest(tested, 'propose'))?.reason).toBe('outside-test')
    expect(nextDue(asked, promise)).toBe(at(2 + 14 * 24))
  })
  test('for the customer’s information ends with the customer’s message, and the time is given back', () => {
    const answered = once(asked, [[12, customer, { step: 'message' }]])
    expect(answered.state).toBe('investigating')
    expect(newest(answered, 'propose').dueAt).toBe(at(72 + 10))
  })
  test('for an outside test does not', () => {
    const heard = once(tested, [[12, customer, { step: 'message' }]])
    expect(heard).toMatchObject({ state: 'waiting', customerWroteLast: true })
    expect(isPaused(newest(heard, 'propose'))).toBe(true)
  })
  test('ends when staff go on', () => {
    const resumed = once(tested, [[5, handler, { step: 'resume' }]])
    expect(resumed.state).toBe('investigating')
    expect(newest(resumed, 'propose').dueAt).toBe(at(75))
  })
  test('lasts longer where a supervisor allows it', () => {
    const limit = at(24 * 30)
    const longer = once(tested, [[5, supervisor, { step: 'allow-longer-pause', limit }]])
    expect(nextAlarm(longer, promise)).toEqual({ at: limit, step: { step: 'resume' } })
  })
})

describe('on a proposal', () => {
  const open = once(filed(), proposed)
  test('the proposal clock is met and silence begins, whether or not somebody had answered before', () => {
    expect(running(open)).toEqual(['silence'])
    const offered = once(filed(), [
      [0.5, handler, proposal],
      [0.5, customer, opens],
    ])
    expect(running(offered)).toEqual(['silence'])
    expect(newest(open, 'propose').metAt).toBe(at(20))
  })
  test('a customer’s message stops silence until staff answer', () => {
    const asked = once(open, [[21, customer, { step: 'message' }]])
    expect(asked.state).toBe('proposed')
    expect(running(asked)).toEqual([])
    expect(nextAlarm(asked, promise)).toBeUndefined()
    const answered = once(asked, [[22, handler, { step: 'message' }]])
    expect(newest(answered, 'silence').dueAt).toBe(at(22 + 72))
  })
  test('a staff message starts silence anew, with a reminder of its own', () => {
    const said = once(open, [...reminded, [70, handler, { step: 'message' }]])
    expect(running(said)).toEqual(['silence'])
    const again = { step: 'call-to-remind', by: 'desk' }
    expect(nextAlarm(said, promise)).toEqual({ at: at(70 + 48), step: again })
  })
  test.each<[string, Step]>([
    ['a note', { step: 'note' }],
    ['handing the case over', { step: 'assign', assignee: 'b' }],
  ])('%s leaves silence as it is', (_, step) => {
    expect(once(open, [[30, handler, step]]).clocks).toEqual(open.clocks)
  })
})

describe('a breach', () => {
  const breach: Step = { step: 'breach', clock: 'respond' }
  const warned: Taken[] = [
    [0.5, clock, { step: 'warn', clock: 'respond', percent: 50 }],
    [0.8, clock, { step: 'warn', clock: 'respond', percent: 80 }],
  ]
  test.each([
    [1, 2],
    [2, 3],
    [3, 3],
  ])('at level %i leads to level %i', (level, next) => {
    expect(once({ ...filed(), level }, [...warned, [1.01, clock, breach]]).level).toBe(next)
  })
  test('is dated to the due time, and the clock runs on until somebody answers', () => {
    const missed = once(filed(), [...warned, [1.01, clock, breach]])
    expect(newest(missed, 'respond')).toMatchObject({ breachedAt: at(1) })
    expect(running(missed)).toEqual(['respond', 'propose'])
    const answered = newest(
      once(missed, [[3, handler, { step: 'respond', breachReason: 'mistake' }]]),
      'respond',
    )
    expect(answered).toMatchObject({ metAt: at(3), breachedAt: at(1) })
  })
})

test('a case that becomes major is at level 2 at least, and stays there when it is major no more', () => {
  const major = once(filed(), [[0.1, handler, { step: 'reassess', severity: 'major' }]])
  expect(major).toMatchObject({ severity: 'major', level: 2 })
  expect(once(major, [[0.2, supervisor, { step: 'reassess', severity: 'minor' }]]).level).toBe(2)
})
