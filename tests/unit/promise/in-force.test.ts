import { expect, test } from 'vitest'
import { ahead, inForce } from '#rules/promise'

const first = { version: 1, effective: '2026-01-01' }
const second = { version: 2, effective: '2026-03-01' }
const third = { version: 3, effective: '2026-12-01' }

/** The site lists versions newest first, the Worker oldest first. */
const orders = [
  ['oldest first', [first, second, third]],
  ['newest first', [third, second, first]],
] as const

test.each(orders)('the newest version whose day has come is in force: %s', (_, versions) => {
  expect(inForce(versions, '2026-02-28')).toBe(first)
  expect(inForce(versions, '2026-03-01')).toBe(second)
  expect(inForce(versions, '2026-11-30')).toBe(second)
  expect(inForce(versions, '2026-12-01')).toBe(third)
})

test.each(orders)('what comes is announced, the nearest first: %s', (_, versions) => {
  expect(ahead(versions, '2026-02-28')).toEqual([second, third])
  expect(ahead(versions, '2026-11-30')).toEqual([third])
  expect(ahead(versions, '2026-12-01')).toEqual([])
})

test('before its first day the first version stands alone, for a portal cannot be without one', () => {
  expect(inForce([first], '2025-12-31')).toBe(first)
  expect(ahead([first], '2025-12-31')).toEqual([])
})
