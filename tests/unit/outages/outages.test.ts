import { describe, expect, test } from 'vitest'
import { afterOutages, joined, outageBefore } from '#rules/outages'

describe('time that a customer is given', () => {
  test.each<[string, [number, number][], number]>([
    ['runs on where nothing was out', [], 150],
    ['is longer by an outage in it', [[120, 130]], 160],
    ['takes no notice of one before it', [[10, 90]], 150],
    ['nor of one after its end', [[150, 400]], 150],
    ['of one that began before it, the part that lies in it counts', [[50, 110]], 160],
    ['is longer by all of one that begins in its last moment', [[149, 400]], 401],
    [
      'is longer again where another lies in what was added',
      [
        [140, 160],
        [165, 185],
      ],
      190,
    ],
    [
      'counts what two outages share once',
      [
        [120, 140],
        [130, 150],
      ],
      180,
    ],
  ])('%s', (_, outages, end) => {
    expect(
      afterOutages(
        outages.map(([from, to]) => ({ from, to })),
        100,
        50,
      ),
    ).toBe(end)
  })
})

test('outages that overlap or touch are one', () => {
  const [one, two, three] = [
    { from: 5, to: 9 },
    { from: 1, to: 5 },
    { from: 20, to: 20 },
  ]
  expect(joined([one, two, three])).toEqual([{ from: 1, to: 9 }])
})

describe('the first tick after a gap', () => {
  const MINUTE = 60_000
  const last = 1000 * MINUTE
  test.each<[string, number, number | undefined, number | undefined, [number, number] | undefined]>([
    ['of five minutes records nothing', last + 5 * MINUTE, last, undefined, undefined],
    ['of more records an outage', last + 5 * MINUTE + 1, last, undefined, [last, last + 5 * MINUTE + 1]],
    ['is the first there ever was, and no gap', last, undefined, undefined, undefined],
    ['after a clock that was set back records nothing', last - MINUTE, last, undefined, undefined],
    [
      'after a restore goes on where that ended, however short the rest',
      last + 90 * MINUTE,
      last,
      last + 89 * MINUTE,
      [last + 89 * MINUTE, last + 90 * MINUTE],
    ],
  ])('%s', (_, now, lastTick, restoredAt, expected) => {
    const outage = outageBefore(now, lastTick, restoredAt)
    expect(outage && [outage.from, outage.to]).toEqual(expected)
  })
})
