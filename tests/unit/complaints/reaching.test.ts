import { describe, expect, test } from 'vitest'
import type { CaseFacts } from '#contract/complaints'
import { isRunning } from '#rules/clocks'
import { decide, nextAlarm, type Step } from '#rules/complaints'
import { nextDue } from '../../../functions/complaints/alarms.ts'
import { withOutages } from '../../../functions/complaints/reaching.ts'
import { contentUntil, reopenUntil } from '../../../functions/complaints/windows.ts'
import { DAY, HOUR, MINUTE, promise, shanghai } from '../promises.ts'
import {
  at,
  clock,
  customer,
  executive,
  FILED,
  filed,
  handler,
  investigated,
  newest,
  once,
  opens,
  proposal,
  refused,
  reminded,
  supervisor,
  type Taken,
} from './cases.ts'

/** Proposed on Tuesday, 3 March 2026, 05:00 in Shanghai, 20 hours after the filing. */
const offered: readonly Taken[] = [...investigated, [20, handler, proposal]]
const waiting = once(filed(), offered)
const confirmed = { version: 1, email: 'confirmed', stopped: false, phone: true } as const
const mailed = once({ ...filed(), contact: confirmed }, offered)
const told = (on: string, way: 'phone' | 'letter' | 'in-person' = 'phone'): Step => ({
  step: 'told',
  way,
  on,
})
const running = (facts: CaseFacts) => facts.clocks.filter(isRunning).map(({ name }) => name)
const hours = (instant: number) => (instant - FILED) / HOUR
const CHECK = at(20) + MINUTE

describe('until its customer was reached', () => {
  test('a proposal starts no silence', () => {
    expect(running(waiting)).toEqual([])
    expect(waiting).toMatchObject({ state: 'proposed', unreachedSince: at(20) })
  })
  test('nothing but 90 days closes the case', () => {
    expect(nextAlarm(waiting, promise)).toEqual({ at: at(20) + 90 * DAY, step: { step: 'not-reached' } })
    expect(refused(waiting, [24 * 30, clock, { step: 'silence' }])).toBe('not-due')
    expect(nextDue(waiting, promise)).toBe(at(20) + 90 * DAY)
  })
  test('a question of theirs holds that up too, and an answer begins the 90 days anew', () => {
    const asked = once(waiting, [[30, customer, { step: 'message' }]])
    expect([nextAlarm(asked, promise), nextDue(asked, promise)]).toEqual([undefined, at(30)])
    const answered = once(asked, [[40, handler, { step: 'message' }]])
    expect(nextAlarm(answered, promise)?.at).toBe(at(40) + 90 * DAY)
    expect(running(answered)).toEqual([])
  })
  test('the customer can do everything with it', () => {
    for (const step of ['accept', 'reject', 'withdraw', 'message'] as const)
      expect(refused(waiting, [30, customer, { step }])).toBeUndefined()
  })
})

describe('the time to answer begins', () => {
  test.each<[string, readonly Taken[], number, object]>([
    ['when the proposal is opened', [[30, customer, opens]], at(30), { by: 'opened', at: at(30) }],
    [
      'when staff tell it, on the same day',
      [[30, handler, told('2026-03-03')]],
      at(30),
      { by: 'told', way: 'phone' },
    ],
    [
      'at the end of an earlier day on which they told it',
      [[60, handler, told('2026-03-03', 'letter')]],
      shanghai.on('2026-03-04 00:00') - 1,
      { by: 'told', way: 'letter' },
    ],
  ])('%s', (_, steps, from, reached) => {
    const facts = once(waiting, steps)
    expect(newest(facts, 'silence')).toMatchObject({ from, round: 1 })
    expect(facts.reached).toMatchObject(reached)
    expect(facts.unreachedSince).toBeUndefined()
  })
  test('when a mail about it went out, and not when it was put on its way', () => {
    expect(mailed).toMatchObject({ unreachedSince: at(20), mailCheckAt: CHECK })
    const sentAt = at(20) + 5000
    const sent = once(mailed, [[hours(CHECK), clock, { step: 'mail-sent', sentAt }]])
    expect(newest(sent, 'silence').from).toBe(sentAt)
    expect(sent).toMatchObject({ reached: { by: 'mail', at: sentAt } })
    expect(sent.mailCheckAt).toBeUndefined()
  })
  test('not with a mail that went out before the proposal, or in the future', () => {
    for (const sentAt of [at(20) - 1, CHECK + 1])
      expect(refused(mailed, [hours(CHECK), clock, { step: 'mail-sent', sentAt }])).toBe('not-due')
  })
  test('not where no mail went out', () => {
    const unsent = once(mailed, [[hours(CHECK), clock, { step: 'mail-unsent' }]])
    expect([running(unsent), unsent.unreachedSince, unsent.mailCheckAt]).toEqual([[], at(20), undefined])
  })
  test('not while a question waits for us, and then with our answer', () => {
    const asked = once(waiting, [
      [30, customer, { step: 'message' }],
      [31, customer, opens],
    ])
    expect([running(asked), asked.reached?.by]).toEqual([[], 'opened'])
    expect(newest(once(asked, [[40, handler, { step: 'message' }]]), 'silence').from).toBe(at(40))
  })
  test('anew with a new proposal, which has reached nobody either', () => {
    const again = once(waiting, [
      [30, customer, opens],
      [40, customer, { step: 'reject' }],
      [50, supervisor, proposal],
    ])
    expect([again.reached, again.openedAt, again.unreachedSince]).toEqual([undefined, undefined, at(50)])
    expect(refused(again, [51, customer, opens])).toBeUndefined()
  })
  test('once: who has opened it has, and who was reached need not be told', () => {
    const open = once(waiting, [[30, customer, opens]])
    expect(refused(open, [40, customer, opens])).toBe('opened')
    expect(refused(open, [40, handler, told('2026-03-03')])).toBe('reached')
  })
  test('for staff with a day that is neither before the proposal nor in the future', () => {
    const on = (day: string) => refused(waiting, [60, handler, told(day)])
    expect(['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05'].map(on)).toEqual([
      'told-early',
      undefined,
      undefined,
      'told-ahead',
    ])
  })
  test('for staff alone with telling it, and for the customer alone with opening it', () => {
    expect(refused(waiting, [30, customer, told('2026-03-03')])).toBe('role')
    expect(refused(waiting, [30, clock, told('2026-03-03')])).toBe('role')
    for (const by of [handler, supervisor, executive, clock])
      expect(refused(waiting, [30, by, opens])).toBe('role')
  })
})

describe('where only staff say that the customer knows', () => {
  const said = once(waiting, [[30, handler, told('2026-03-03')]])
  const done = once(said, [
    [78, clock, { step: 'call-to-remind', by: 'desk' }],
    [78, handler, { step: 'remind', way: 'phone', on: '2026-03-05' }],
  ])
  const due = newest(done, 'silence').dueAt
  test('silence closes nothing before a supervisor has confirmed it', () => {
    expect(done.confirmationOwed).toBe(true)
    expect(nextAlarm(done, promise)).toBeUndefined()
    expect(refused(done, [hours(due) + 100, clock, { step: 'silence' }])).toBe('not-due')
    const sure = once(done, [[hours(due) + 10, supervisor, { step: 'confirm-told' }]])
    expect(nextAlarm(sure, promise)).toEqual({ at: due, step: { step: 'silence' } })
    expect(sure).not.toHaveProperty('confirmationOwed')
    expect(sure.reached).toMatchObject({ by: 'told', confirmed: true })
  })
  test('no handler and no customer confirms it, and nobody twice', () => {
    expect(refused(done, [90, handler, { step: 'confirm-told' }])).toBe('role')
    expect(refused(done, [90, customer, { step: 'confirm-told' }])).toBe('role')
    const sure = once(done, [[90, executive, { step: 'confirm-told' }]])
    expect(refused(sure, [91, supervisor, { step: 'confirm-told' }])).toBe('nothing-told')
  })
  test('the customer who opens it has the whole time from there', () => {
    const open = once(done, [[90, customer, opens]])
    expect(open.reached).toEqual({ by: 'opened', at: at(90) })
    expect(newest(open, 'silence')).toMatchObject({ from: at(90), warned: 0 })
    expect(open.clocks.filter(isRunning)).toHaveLength(1)
  })
  test('once it was confirmed an opening changes no time', () => {
    const sure = once(done, [[85, supervisor, { step: 'confirm-told' }]])
    expect(newest(once(sure, [[90, customer, opens]]), 'silence').from).toBe(newest(sure, 'silence').from)
  })
  test('a closing by silence keeps how the customer was told, so that it can be counted apart', () => {
    const closed = once(done, [
      [90, supervisor, { step: 'confirm-told' }],
      [hours(due), clock, { step: 'silence' }],
    ])
    expect(closed).toMatchObject({ basis: 'silence', reached: { by: 'told', way: 'phone', confirmed: true } })
  })
})

describe('the reminder', () => {
  const open = (contact: CaseFacts['contact']) => {
    const { contact: _, ...bare } = filed()
    return once(contact ? { ...bare, contact } : bare, [...offered, [20, customer, opens]])
  }
  const unconfirmed = { version: 1, email: 'unconfirmed', stopped: false } as const
  const first = (facts: CaseFacts) => nextAlarm(withoutCheck(facts), promise)
  const withoutCheck = ({ mailCheckAt: _, ...facts }: CaseFacts): CaseFacts => facts

  test.each<[string, CaseFacts['contact'], Step]>([
    ['goes by mail to a confirmed address', confirmed, { step: 'remind' }],
    [
      'is the desk’s where mail was stopped',
      { ...confirmed, stopped: true },
      { step: 'call-to-remind', by: 'desk' },
    ],
    ['is the desk’s where no address was confirmed', unconfirmed, { step: 'call-to-remind', by: 'desk' }],
    [
      'comes not at all without address and number',
      { ...unconfirmed, phone: false },
      { step: 'call-to-remind', by: 'none' },
    ],
    ['comes not at all without contact data', undefined, { step: 'call-to-remind', by: 'none' }],
  ])('%s', (_, contact, step) => {
    expect(first(open(contact))).toEqual({ at: at(68), step })
  })
  test('that is the desk’s holds up the closing until it is recorded, and stands in the queue', () => {
    const called = once(open(unconfirmed), [[68, clock, { step: 'call-to-remind', by: 'desk' }]])
    expect(called.reminderOwed).toBe(true)
    expect([nextAlarm(called, promise), nextDue(called, promise)]).toEqual([undefined, at(68)])
    // Recorded 100 hours later: a day is left from then.
    const late = once(called, [[168, handler, { step: 'remind', way: 'phone', on: '2026-03-09' }]])
    expect(late).not.toHaveProperty('reminderOwed')
    expect(nextAlarm(late, promise)).toEqual({ at: at(192), step: { step: 'silence' } })
  })
  test('of staff is taken where it is owed alone, on a day that can be', () => {
    const early = open(unconfirmed)
    const remind = (on: string): Step => ({ step: 'remind', way: 'letter', on })
    expect(refused(early, [60, handler, remind('2026-03-04')])).toBe('no-reminder-owed')
    const called = once(early, [[68, clock, { step: 'call-to-remind', by: 'desk' }]])
    expect(refused(called, [80, handler, remind('2026-03-04')])).toBe('told-early')
    expect(refused(called, [80, handler, remind('2026-03-06')])).toBe('told-ahead')
    expect(refused(called, [80, customer, remind('2026-03-05')])).toBe('role')
    const done = once(called, [[80, handler, remind('2026-03-05')]])
    expect(refused(done, [81, handler, remind('2026-03-05')])).toBe('no-reminder-owed')
  })
  test('that nobody can give holds up nothing', () => {
    const nobody = once(open(undefined), [[68, clock, { step: 'call-to-remind', by: 'none' }]])
    expect(nextAlarm(nobody, promise)).toEqual({ at: at(92), step: { step: 'silence' } })
  })

  describe('by mail', () => {
    const posted = once(withoutCheck(open(confirmed)), [[68, clock, { step: 'remind' }]])
    test('counts from when it went out: a day is left from then', () => {
      expect(nextAlarm(posted, promise)).toEqual({ at: at(68) + MINUTE, step: { step: 'mail-unsent' } })
      expect(refused(posted, [92, clock, { step: 'silence' }])).toBe('not-due')
      const sentAt = at(75)
      const sent = once(posted, [[76, clock, { step: 'mail-sent', sentAt }]])
      expect(nextAlarm(sent, promise)).toEqual({ at: at(99), step: { step: 'silence' } })
    })
    test('that went out at once leaves the closing at 72 hours', () => {
      const sent = once(posted, [[68.1, clock, { step: 'mail-sent', sentAt: at(68) }]])
      expect(nextAlarm(sent, promise)?.at).toBe(at(92))
    })
    test('that never went out becomes the desk’s', () => {
      const lost = once(posted, [[93, clock, { step: 'mail-unsent' }]])
      expect(lost.reminderOwed).toBe(true)
      expect(nextAlarm(lost, promise)).toBeUndefined()
    })
    test('that never went out is none where there is no number either', () => {
      const bare = once(withoutCheck(open({ ...confirmed, phone: false })), [
        [68, clock, { step: 'remind' }],
        [93, clock, { step: 'mail-unsent' }],
      ])
      expect(nextAlarm(bare, promise)).toEqual({ at: at(92), step: { step: 'silence' } })
    })
    test('is refused where no mail can go', () => {
      expect(refused(open(unconfirmed), [68, clock, { step: 'remind' }])).toBe('no-address')
    })
  })
  test('late on a Thursday moves the closing off the weekend', () => {
    const called = once(open(unconfirmed), [[68, clock, { step: 'call-to-remind', by: 'desk' }]])
    // Friday, 6 March, 13:00: a day later is a Saturday.
    const late = once(called, [[100, handler, { step: 'remind', way: 'phone', on: '2026-03-06' }]])
    expect(shanghai.read(newest(late, 'silence').dueAt)).toBe('2026-03-09 13:00')
  })
})

describe('a proposal that reached nobody for 90 days', () => {
  const over = once(waiting, [[20 + 90 * 24, clock, { step: 'not-reached' }]])
  test('closes its case as not reached, and owes no remedy', () => {
    expect(over).toMatchObject({ state: 'closed', basis: 'not-reached', outcome: 'upheld', causeOwed: true })
    for (const gone of ['remedyDue', 'unreachedSince', 'reached', 'visitDue'])
      expect(over).not.toHaveProperty(gone)
    expect(refused(waiting, [20 + 90 * 24 - 0.01, clock, { step: 'not-reached' }])).toBe('not-due')
  })
  test('can be reopened with the code until its words go, 180 days later', () => {
    const end = at(20) + 270 * DAY
    expect([contentUntil(over, promise), reopenUntil(over, promise)]).toEqual([end, end])
    expect(nextAlarm(over, promise)).toEqual({ at: end, step: { step: 'erase' } })
    expect(refused(over, [hours(end), customer, { step: 'reopen' }])).toBeUndefined()
    expect(refused(over, [hours(end) + 1, customer, { step: 'reopen' }])).toBe('window-closed')
  })
})

describe('an outage', () => {
  const open = once(waiting, [[30, customer, opens]])
  const out = (facts: CaseFacts, from: number, to: number) =>
    withOutages(facts, promise, [{ from: at(from), to: at(to) }])
  test('moves the reminder and the closing by its length', () => {
    const later = out(open, 40, 50)
    expect(nextAlarm(later, promise)?.at).toBe(at(30 + 48 + 10))
    // 112 hours after the filing is Saturday, 01:00.
    expect(shanghai.read(newest(later, 'silence').dueAt)).toBe('2026-03-09 01:00')
    expect(later.outages).toEqual([{ from: at(40), to: at(50) }])
  })
  test('known twice counts once, and stays with the case through its steps', () => {
    const once = out(out(open, 40, 50), 40, 50)
    expect(once).toEqual(out(open, 40, 50))
    const noted = decide(once, { step: 'note' }, handler, promise, at(60))
    expect(noted.ok && newest(noted.next, 'silence').dueAt).toBe(newest(once, 'silence').dueAt)
  })
  test('between reminder and closing leaves a whole day after it', () => {
    const done = once(once(filed(), [...offered, [20, customer, opens]]), reminded)
    expect(newest(done, 'silence').dueAt).toBe(at(92))
    const later = out(done, 70, 80)
    expect(shanghai.read(newest(later, 'silence').dueAt)).toBe(shanghai.read(at(102)))
    expect(refused(later, [92, clock, { step: 'silence' }])).toBe('not-due')
  })
  test('moves the 90 days, and the end of the time to reopen', () => {
    expect(nextAlarm(out(waiting, 24, 48), promise)?.at).toBe(at(20 + 24) + 90 * DAY)
    const closed = once(filed(), [[2, customer, { step: 'withdraw' }]])
    expect(reopenUntil(out(closed, 10, 34), promise)).toBe(at(2 + 24) + 14 * DAY)
    expect(reopenUntil(out(closed, 0, 1), promise)).toBe(at(2) + 14 * DAY)
  })
  test('never moves what we have promised', () => {
    for (const facts of [filed(), once(filed(), investigated)]) {
      const later = out(facts, 0, 40)
      expect(later).toEqual(facts)
    }
    const paused = once(filed(), [...investigated, [2, handler, { step: 'ask' }]])
    expect(out(paused, 3, 40)).toEqual(paused)
  })
  test('in which a pause came to its limit does not lengthen it: our promise runs from the limit on', () => {
    const paused = once(filed(), [...investigated, [2, handler, { step: 'ask' }]])
    const limit = 2 + 14 * 24
    const late = once(paused, [[limit + 30, clock, { step: 'resume' }]])
    const onTime = once(paused, [[limit, clock, { step: 'resume' }]])
    expect(newest(late, 'propose')).toEqual(newest(onTime, 'propose'))
  })
})

test('a visit that nobody makes is given up when 16 days have passed since its warning, however late that came', () => {
  const closed = once(filed(), [...offered, [30, customer, { step: 'accept' }]])
  const day = closed.visitDue ?? 0
  const onTime = once(closed, [[hours(day + 14 * DAY), clock, { step: 'visit-overdue' }]])
  expect(nextAlarm(onTime, promise)).toEqual({ at: day + 30 * DAY, step: { step: 'visit-missed' } })
  const late = once(closed, [[hours(day + 40 * DAY), clock, { step: 'visit-overdue' }]])
  expect(nextAlarm(late, promise)?.at).toBe(day + 56 * DAY)

  // What is kept for this visit alone goes on the day that the customer was told, whatever was late.
  expect(nextAlarm({ ...late, reducedAt: day }, promise)?.at).toBe(day + 30 * DAY)
})
