import { describe, expect, test } from 'vitest'
import type { CaseFacts } from '#contract/complaints'
import { type Actor, actionsNow, decide, nextAlarm, type Step, steps } from '#rules/complaints'
import { visitsUntil } from '../../../functions/complaints/aftercare.ts'
import { nextDue } from '../../../functions/complaints/alarms.ts'
import { contentUntil, recordUntil } from '../../../functions/complaints/windows.ts'
import { DAY, promise, shanghai } from '../promises.ts'
import {
  agreed,
  at,
  clock,
  customer,
  filed,
  followUps,
  handler,
  once,
  proposed,
  refused,
  supervisor,
} from './cases.ts'

const withVisits: Step = { step: 'accept', visits: true }
const agree: Step = { step: 'agree-visits' }
const withdraw: Step = { step: 'withdraw-visits' }
const holds: Step = { step: 'visit', result: 'holds' }

/** Closed on 3 March 2026, 15:00 in Shanghai, its remedy due on the 20th: words are kept until 16 September. */
const alone = once(filed(), agreed)
const done = once(filed(), [...proposed, [30, customer, withVisits]])
const months = {
  3: shanghai.on('2026-06-03 15:00'),
  6: shanghai.on('2026-09-03 15:00'),
  12: shanghai.on('2027-03-03 15:00'),
}
const words = shanghai.on('2026-09-17 00:00') - 1
const until = months[12] + followUps.missed

/** Steps at their instants, which must all be allowed. */
const told = (facts: CaseFacts, ...all: [number, Actor, Step][]) =>
  all.reduce((before, [now, by, step]) => {
    const decision = decide(before, step, by, promise, now)
    if (!decision.ok) throw new Error(`${step.step} is refused: ${decision.why}`)
    return decision.next
  }, facts)
const reduce: Step = { step: 'reduce' }
const visited = told(done, [months[3], handler, holds], [months[6], handler, holds])
const reduced = told(visited, [words, clock, reduce])

describe('agreeing', () => {
  test('with the proposal or afterwards brings the same visits', () => {
    const later = told(alone, [at(40), customer, agree])
    expect([done.visitsAgreedAt, later.visitsAgreedAt]).toEqual([at(30), at(40)])
    expect([done.visitDue, later.visitDue, visited.visitDue]).toEqual([months[3], months[3], months[12]])
    expect(told(later, [months[3], handler, holds]).visitDue).toBe(months[6])
    expect(told(alone, [months[3], handler, holds]).visitDue).toBeUndefined()
  })
  test('after the first visit brings the second, and after that day the third', () => {
    const made = told(alone, [months[3], handler, holds])
    expect(told(made, [months[3] + DAY, customer, agree]).visitDue).toBe(months[6])
    expect(told(made, [months[6] + DAY, customer, agree]).visitDue).toBe(months[12])
  })
  test('after a first visit that was made before its day does not bring it once more', () => {
    const made = told(alone, [months[3] - 5 * DAY, handler, holds], [months[3] - 4 * DAY, customer, agree])
    expect(made.visitDue).toBe(months[6])
  })
  const { contact: _, ...nobody } = filed()
  const { followUps: _plan, ...old } = filed()
  test.each<[string, CaseFacts]>([
    ['without contact data', nobody],
    ['without a plan', old],
    ['under a plan that has no such visits', { ...filed(), followUps: { always: [3] } }],
  ])('is not possible %s', (_, facts) => {
    expect(refused(once(facts, proposed), [30, customer, withVisits])).toBe('no-visits')
    expect(refused(once(facts, agreed), [40, customer, agree])).toBe('no-visits')
  })
  test('is not possible twice, nor after a closing without a finding', () => {
    expect(refused(done, [40, customer, agree])).toBe('no-visits')
    expect(refused(once(filed(), [[1, customer, { step: 'withdraw' }]]), [2, customer, agree])).toBe(
      'no-visits',
    )
  })
  test('is the customer’s alone, and stands among what they can do', () => {
    for (const by of [clock, handler, supervisor]) expect(refused(alone, [40, by, agree])).toBe('role')
    expect(actionsNow(alone, promise, at(40))).toContain('agree-visits')
    expect(actionsNow(done, promise, at(40))).toContain('withdraw-visits')
  })
  test('holds for the newest closing of a case that was opened again', () => {
    const again = told(
      done,
      [at(40), customer, { step: 'reopen' }],
      [at(50), supervisor, { step: 'propose', outcome: 'upheld' }],
      [at(60), customer, { step: 'accept' }],
    )
    expect(told(again, [again.visitDue ?? 0, handler, holds]).visitDue).toBe(shanghai.on('2026-09-04 21:00'))
  })
})

describe('withdrawing', () => {
  test('leaves the visit that is made anyway', () => {
    const without = told(done, [at(40), customer, withdraw])
    expect([without.visitDue, without.visitsWithdrawnAt]).toEqual([months[3], at(40)])
    expect(told(without, [months[3], handler, holds]).visitDue).toBeUndefined()
    expect(nextAlarm(told(without, [months[3], handler, holds]), promise)?.step).toEqual({ step: 'erase' })
  })
  test('ends the others, and agreeing again plans them anew', () => {
    const without = told(visited, [months[6] + DAY, customer, withdraw])
    expect(without.visitDue).toBeUndefined()
    const again = told(without, [months[6] + 2 * DAY, customer, agree])
    expect([again.visitDue, again.visitsWithdrawnAt]).toEqual([months[12], undefined])
  })
  test('is possible while the case is open again, and needs something to withdraw from', () => {
    const open = told(done, [at(40), customer, { step: 'reopen' }])
    expect(refused(open, [41, customer, withdraw])).toBeUndefined()
    expect(refused(alone, [41, customer, withdraw])).toBe('not-agreed')
    expect(refused(told(done, [at(40), customer, withdraw]), [41, customer, withdraw])).toBe('not-agreed')
  })
  test('after the words went takes what was left at once', () => {
    const ended = told(reduced, [words + DAY, customer, withdraw])
    expect(nextAlarm(ended, promise)).toEqual({ at: words, step: { step: 'erase' } })
    expect(told(ended, [words + DAY, clock, { step: 'erase' }])).not.toHaveProperty('contact')
  })
})

describe('when the time to keep words is over', () => {
  test('the case is reduced to what the coming visits need, and the flag says who does it', () => {
    expect(contentUntil(visited, promise)).toBe(words)
    expect([visited.wordsGoFirst, nextAlarm(visited, promise)]).toEqual([true, { at: words, step: reduce }])
    expect(decide(visited, reduce, clock, promise, words - 1)).toMatchObject({ why: 'not-due' })
    expect(decide(visited, { step: 'erase' }, clock, promise, words)).toMatchObject({ why: 'not-due' })
    expect(reduced).toMatchObject({
      reducedAt: words,
      visitDue: months[12],
      contact: { version: reduced.version },
    })
    expect(reduced).not.toHaveProperty('causeOwed')
    expect(reduced).not.toHaveProperty('wordsGoFirst')
    expect(nextDue(reduced, promise)).toBeUndefined()
  })
  test('without consent, or with no visit to come, everything goes', () => {
    expect(nextAlarm(told(alone, [months[3], handler, holds]), promise)).toEqual({
      at: words,
      step: { step: 'erase' },
    })
    const plan = { ...followUps, agreed: [4] }
    const short = once({ ...filed(), followUps: plan }, [...proposed, [30, customer, withVisits]])
    const all = told(short, [months[3], handler, holds], [shanghai.on('2026-07-03 15:00'), handler, holds])
    expect(nextAlarm(all, promise)).toEqual({ at: words, step: { step: 'erase' } })
  })
  test('a shorter time to keep words lets all agreed visits take place, the first one too', () => {
    const keepFor = { content: 20 * DAY, record: 1095 * DAY }
    const short = once({ ...filed(), keepFor }, [...proposed, [30, customer, withVisits]])
    expect(nextAlarm(short, promise)?.step).toEqual(reduce)
    const left = told(short, [contentUntil(short, promise), clock, reduce])
    expect(left.visitDue).toBe(months[3])
    const without = once({ ...filed(), keepFor }, agreed)
    expect(without.visitDue).toBeUndefined()
    expect(told(without, [at(40), customer, agree]).visitDue).toBe(months[3])
  })
  test('the words say until when contact data are kept at the latest, and never longer than the record', () => {
    expect([visitsUntil(done, promise), visitsUntil(reduced, promise)]).toEqual([until, until])
    expect(visitsUntil(alone, promise)).toBeUndefined()
    const short = { ...visited, keepFor: { content: 180 * DAY, record: 355 * DAY } }
    expect(visitsUntil(short, promise)).toBe(recordUntil(short, promise))
  })
  test('afterwards only what the visits need is possible', () => {
    const probes = Object.keys(steps).filter((step) => {
      const decision = decide(reduced, Object({ step, percent: 50 }), customer, promise, words + DAY)
      return decision.ok || decision.why !== 'reduced'
    })
    expect(probes.toSorted()).toEqual(
      [
        'assign',
        'visit',
        'visit-overdue',
        'visit-missed',
        'withdraw-visits',
        'close-alert',
        'correct-contact',
        'confirm-address',
        'stop-mail',
        'renew-code',
        'ask-erasure',
        'erase',
      ].toSorted(),
    )
    expect(actionsNow(reduced, promise, words + DAY)).toEqual(['withdraw-visits'])
  })
})

describe('what was left goes', () => {
  const erase = { step: 'erase' } as const
  test('when the last visit was recorded', () => {
    const over = told(reduced, [months[12], handler, holds])
    expect(nextAlarm(over, promise)).toEqual({ at: words, step: erase })
    const gone = told(over, [months[12], clock, erase])
    for (const name of ['contact', 'visitsAgreedAt', 'visitDue']) expect(gone).not.toHaveProperty(name)
    expect(gone).toMatchObject({ reducedAt: words, erasedAt: months[12] })
  })
  test('when nobody made it for 30 days', () => {
    const late = told(reduced, [months[12] + followUps.overdue, clock, { step: 'visit-overdue' }])
    expect(nextAlarm(late, promise)).toEqual({ at: until, step: { step: 'visit-missed' } })
    expect(nextAlarm(told(late, [until, clock, { step: 'visit-missed' }]), promise)?.step).toEqual(erase)
  })
  test('when the customer asks for erasure, with the consent', () => {
    const asked = told(reduced, [words + DAY, customer, { step: 'ask-erasure' }])
    expect(asked).not.toHaveProperty('visitsAgreedAt')
    expect(nextAlarm(asked, promise)).toEqual({ at: words + DAY, step: erase })
  })
  test('and not while a visit is to come', () => {
    expect(nextAlarm(reduced, promise)).toEqual({
      at: months[12] + followUps.overdue,
      step: { step: 'visit-overdue' },
    })
    expect(decide(reduced, erase, clock, promise, until)).toMatchObject({ ok: false, why: 'not-due' })
  })
})
