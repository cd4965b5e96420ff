import { describe, expect, test } from 'vitest'
import type { Clock } from '#contract/clocks'
import {
  alarm,
  end,
  isLate,
  meet,
  pause,
  pausedMs,
  pauseLimit,
  reach,
  reassess,
  resume,
  start,
  startSilence,
} from '#rules/clocks'
import { berlin, DAY, HOUR, inBerlin, inWorkingHours, MINUTE, promise, shanghai } from '../promises.ts'

const T0 = shanghai.on('2026-03-02 09:00')
const at = (hours: number) => T0 + hours * HOUR
const asked = (clock: Clock, from: number) => pause(clock, 'customer-information', from + 14 * DAY, from)
const proposal = (severity: 'minor' | 'complex' | 'major' = 'complex') =>
  start(promise, 'propose', severity, 1, T0)

test.each([
  ['minor', 60, 24],
  ['complex', 60, 72],
  ['major', 30, 24],
] as const)(
  'a %s case is answered in %i minutes and has its proposal in %i hours',
  (severity, minutes, hours) => {
    expect(start(promise, 'respond', severity, 1, T0).dueAt).toBe(T0 + minutes * MINUTE)
    expect(start(promise, 'propose', severity, 1, T0).dueAt).toBe(at(hours))
  },
)

test('late is what is not met at the due time, whether or not the clock job has seen it', () => {
  const clock = proposal()
  expect(isLate(clock, clock.dueAt)).toBe(false)
  expect(isLate(clock, clock.dueAt + 1)).toBe(true)
  expect(isLate(meet(clock, clock.dueAt), at(1000))).toBe(false)
  expect(isLate(meet(clock, clock.dueAt + 1), at(1000))).toBe(true)
  expect(isLate(end(clock, clock.dueAt), at(1000))).toBe(false)
  expect(isLate({ ...meet(clock, at(80)), breachedAt: clock.dueAt }, at(1000))).toBe(true)
})

describe('a pause', () => {
  test('that ends before it began, by a clock that was set back, takes nothing from the promise', () => {
    const resumed = resume(promise, asked(proposal(), at(10)), at(9))
    expect([resumed.dueAt, pausedMs(resumed, at(9)), pausedMs(asked(proposal(), at(10)), at(9))]).toEqual([
      at(72),
      0,
      0,
    ])
  })
  test('moves the due time by its length', () => {
    expect(resume(promise, asked(proposal(), at(10)), at(40)).dueAt).toBe(at(72 + 30))
  })
  test('and another one adds to it', () => {
    const once = resume(promise, asked(proposal(), at(10)), at(40))
    const twice = resume(promise, asked(once, at(50)), at(55))
    expect(twice.dueAt).toBe(at(72 + 35))
    expect(pausedMs(twice, at(1000))).toBe(35 * HOUR)
  })
  test('stops the question whether it is late', () => {
    const paused = asked(proposal(), at(71))
    expect(isLate(paused, at(300))).toBe(false)
    expect(pausedMs(paused, at(81))).toBe(10 * HOUR)
  })
  test('after the due time does not make good what was missed', () => {
    const late = asked(proposal(), at(73))
    expect(isLate(late, at(80))).toBe(true)
    expect(resume(promise, late, at(100)).dueAt).toBe(at(72))
  })
  test('begun after hours does not make good what was missed at closing time', () => {
    const clock = start(inWorkingHours, 'respond', 'minor', 1, shanghai.on('2026-03-06 16:30'))
    const paused = asked(clock, shanghai.on('2026-03-06 20:00'))
    expect(isLate(paused, shanghai.on('2026-03-09 09:00'))).toBe(true)
    expect(shanghai.read(resume(inWorkingHours, paused, shanghai.on('2026-03-09 09:00')).dueAt)).toBe(
      '2026-03-06 17:30',
    )
  })
  test('gives back working time where the promise counts in it', () => {
    const clock = start(inWorkingHours, 'propose', 'minor', 1, T0)
    expect(shanghai.read(clock.dueAt)).toBe('2026-03-05 09:00')
    const paused = asked(clock, shanghai.on('2026-03-03 16:30'))
    const resumed = resume(inWorkingHours, paused, shanghai.on('2026-03-06 10:30'))
    expect(shanghai.read(resumed.dueAt)).toBe('2026-03-09 12:00')
  })
  test('costs and gains nothing outside working hours', () => {
    const clock = start(inBerlin, 'propose', 'minor', 1, berlin.on('2026-03-27 09:00'))
    const paused = asked(clock, berlin.on('2026-03-28 08:00'))
    expect(resume(inBerlin, paused, berlin.on('2026-03-29 20:00')).dueAt).toBe(clock.dueAt)
  })
  test('ends with the clock', () => {
    expect(pausedMs(meet(asked(proposal(), at(10)), at(12)), at(500))).toBe(2 * HOUR)
    expect(pausedMs(end(asked(proposal(), at(10)), at(12)), at(500))).toBe(2 * HOUR)
  })
  test('lasts at most 14 days, all pauses of a case and all its rounds together', () => {
    const first = meet(resume(promise, asked(proposal(), at(10)), at(10) + 5 * DAY), at(200))
    const second = resume(
      promise,
      asked(start(promise, 'propose', 'complex', 2, at(300)), at(310)),
      at(310) + 8 * DAY,
    )
    expect(pauseLimit(promise, [first], at(310))).toBe(at(310) + 9 * DAY)
    expect(pauseLimit(promise, [first, second], at(900))).toBe(at(900) + DAY)
    const spent = resume(promise, asked(second, at(900)), at(900) + 3 * DAY)
    expect(pauseLimit(promise, [first, spent], at(2000))).toBe(at(2000))
  })
  test('ends by itself at its limit', () => {
    expect(alarm(promise, asked(proposal(), at(10)))).toEqual({ at: at(10) + 14 * DAY, what: 'resume' })
  })
})

describe('a reassessment', () => {
  const { calendar } = promise
  test('counts the new promise from where the clock started', () => {
    expect(reassess(promise, proposal('complex'), 'minor', at(2)).dueAt).toBe(at(24))
    expect(reassess(promise, proposal('minor'), 'complex', at(23)).dueAt).toBe(at(72))
    const second = start(promise, 'propose', 'minor', 2, at(100))
    expect(reassess(promise, second, 'complex', at(110)).dueAt).toBe(at(172))
  })
  test('to a tighter promise is not late before one hour from now', () => {
    expect(reassess(promise, proposal('complex'), 'minor', at(23.5)).dueAt).toBe(at(24.5))
    expect(reassess(promise, proposal('complex'), 'minor', at(50)).dueAt).toBe(at(51))
  })
  test('that changes nothing for a clock leaves that hour as it was', () => {
    const tighter = reassess(promise, proposal('complex'), 'minor', at(50))
    expect(reassess(promise, tighter, 'major', at(50.5))).toEqual(tighter)
  })
  test('to a looser promise never makes a clock due earlier', () => {
    const tighter = reassess(promise, proposal('complex'), 'minor', at(71.5))
    expect(reassess(promise, tighter, 'complex', at(71.6)).dueAt).toBe(at(72.5))
  })
  test.each([
    ['that was recorded', { ...proposal('minor'), breachedAt: at(24) }],
    ['that the clock job has not seen yet', proposal('minor')],
  ])('leaves a breach %s', (_, clock) => {
    expect(reassess(promise, clock, 'complex', at(24) + 30_000)).toEqual(clock)
  })
  test('leaves alone what was met, what ended, and silence', () => {
    const silence = startSilence(promise, 1, T0)
    for (const clock of [meet(proposal(), at(5)), end(proposal(), at(5)), silence])
      expect(reassess(promise, clock, 'major', at(6))).toEqual(clock)
  })
  test('gives back a pause that interrupts the granted hour', () => {
    const granted = reassess(promise, proposal('complex'), 'minor', at(30))
    expect(resume(promise, asked(granted, at(30.5)), at(100)).dueAt).toBe(at(100.5))
  })
  test('during a pause grants the hour after it', () => {
    const tighter = reassess(promise, asked(proposal('complex'), at(30)), 'minor', at(31))
    expect(isLate(tighter, at(90))).toBe(false)
    expect(resume(promise, tighter, at(100)).dueAt).toBe(at(101))
  })
  test('warns anew, also where the promise became tighter', () => {
    const warned: Clock = { ...proposal('complex'), warned: 50 }
    expect(alarm(promise, reassess(promise, warned, 'minor', at(1)))).toEqual({ at: at(12), what: 'warn-50' })
  })
  test('keeps the working hours of the promise', () => {
    const clock = start(inWorkingHours, 'propose', 'complex', 1, T0)
    expect(calendar.counts).toBe('round-the-clock')
    expect(shanghai.read(reassess(inWorkingHours, clock, 'minor', at(1)).dueAt)).toBe('2026-03-05 09:00')
  })
})

describe('the clock warns', () => {
  test('at half, at four fifths, and records the breach at the due time, once', () => {
    const clock = proposal('minor')
    expect(alarm(promise, clock)).toEqual({ at: at(12), what: 'warn-50' })
    expect(alarm(promise, { ...clock, warned: 50 })).toEqual({ at: at(19.2), what: 'warn-80' })
    expect(alarm(promise, { ...clock, warned: 80 })).toEqual({ at: at(24), what: 'breach' })
    expect(alarm(promise, { ...clock, warned: 80, breachedAt: at(24) })).toBeUndefined()
  })
  test('by shares of working time, pauses left out', () => {
    const clock = start(inWorkingHours, 'propose', 'minor', 1, T0)
    expect(shanghai.read(reach(inWorkingHours, clock, 0.5))).toBe('2026-03-03 14:00')
    const paused = asked(clock, shanghai.on('2026-03-03 08:30'))
    const resumed = resume(inWorkingHours, paused, shanghai.on('2026-03-04 08:30'))
    expect(shanghai.read(reach(inWorkingHours, resumed, 0.5))).toBe('2026-03-04 14:00')
  })
  test('of nothing that was met or has ended', () => {
    expect(alarm(promise, meet(proposal(), at(1)))).toBeUndefined()
    expect(alarm(promise, end(proposal(), at(1)))).toBeUndefined()
  })
})

describe('silence', () => {
  test.each([
    ['ends 72 hours after the proposal', '2026-03-02 10:00', '2026-03-05 10:00'],
    ['waits for Monday where that is a Sunday', '2026-03-05 10:00', '2026-03-09 10:00'],
    ['waits for the end of a holiday', '2026-09-30 10:00', '2026-10-08 10:00'],
    ['does not wait on a Saturday that is worked', '2026-05-06 10:00', '2026-05-09 10:00'],
  ])('%s', (_, from, to) => {
    expect(shanghai.read(startSilence(promise, 1, shanghai.on(from)).dueAt)).toBe(to)
    expect(shanghai.read(startSilence(inWorkingHours, 1, shanghai.on(from)).dueAt)).toBe(to)
  })
  test('is announced once, after 48 hours, and closes at its end', () => {
    const clock = startSilence(promise, 1, T0)
    expect(alarm(promise, clock)).toEqual({ at: at(48), what: 'remind' })
    expect(alarm(promise, { ...clock, warned: 50 })).toEqual({ at: clock.dueAt, what: 'silence' })
  })
})
