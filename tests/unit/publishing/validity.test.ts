import { expect, test } from 'vitest'
import { byUrgency, validity } from '../../../site/schemas/validity.ts'

const today = '2026-11-22'
const dated = (validFrom: string, validUntil: string) => ({ validFrom, validUntil })

test.each([
  ['a certificate that ended yesterday', '2024-01-01', '2026-11-21', { state: 'expired', days: 1 }],
  ['one that ended weeks ago', '2024-10-16', '2026-10-15', { state: 'expired', days: 38 }],
  ['one on its last day', '2024-01-01', '2026-11-22', { state: 'expiring', days: 0 }],
  ['one with 47 days left', '2024-01-09', '2027-01-08', { state: 'expiring', days: 47 }],
  ['one with 60 days left', '2024-01-01', '2027-01-21', { state: 'expiring', days: 60 }],
  ['one with 61 days left', '2024-01-01', '2027-01-22', { state: 'valid' }],
  ['one that begins today', '2026-11-22', '2029-11-21', { state: 'valid' }],
  ['one that begins tomorrow', '2026-11-23', '2029-11-22', { state: 'not-yet', days: 1 }],
  ['one without an end', '2020-01-01', 'none', { state: 'valid' }],
])('%s', (_, from, until, expected) => {
  expect(validity(dated(from, until), today)).toEqual(expected)
})

test('what has expired stands first, then what expires, soonest first', () => {
  const forever = dated('2020-01-01', 'none')
  const valid = dated('2024-06-12', '2027-06-11')
  const soon = dated('2024-01-09', '2027-01-08')
  const sooner = dated('2024-01-09', '2026-12-01')
  const ahead = dated('2027-01-01', '2029-12-31')
  const expired = dated('2024-10-16', '2026-10-15')
  expect([forever, valid, soon, ahead, sooner, expired].sort(byUrgency(today))).toEqual([
    expired,
    sooner,
    soon,
    ahead,
    valid,
    forever,
  ])
})
