import { expect, test } from 'vitest'
import { filterPath, filtersOf, isFilter, roleSlug } from '../../../site/filters.ts'

const item = (
  id: string,
  state: 'done' | 'overdue' | 'planned',
  owner: string,
  categories: string[],
  timeline = 'noise',
) => ({ id, owner: { en: owner, 'zh-CN': owner }, categories, timeline, now: { state } })

const items = [
  item('enclosure', 'overdue', 'Facilities manager', ['environment']),
  item('test', 'done', 'Head of environment & safety', ['environment', 'quality']),
  item('gate', 'planned', 'Facilities manager', [], 'closure'),
]
const ids = (path: string) =>
  filtersOf(items)
    .filter((filter) => filterPath(filter) === path)
    .map((filter) => filter.items.map(({ id }) => id))

test('the board is narrowed by state, timeline, role and subject, each view at an address of its own', () => {
  expect(ids('/remediation/state/overdue/')).toEqual([['enclosure']])
  expect(ids('/remediation/timeline/closure/')).toEqual([['gate']])
  expect(ids('/remediation/role/facilities-manager/')).toEqual([['enclosure', 'gate']])
  expect(ids('/remediation/role/head-of-environment-safety/')).toEqual([['test']])
  expect(ids('/remediation/subject/environment/')).toEqual([['enclosure', 'test']])
  expect(ids('/remediation/subject/delivery/')).toEqual([])
})

test('a state keeps its page while nothing is in it', () => {
  expect(ids('/remediation/state/verified/')).toEqual([[]])
})

test('every item stands in one view of each kind, and in one a subject', () => {
  const paths = filtersOf(items).map(filterPath)
  expect(new Set(paths).size).toBe(paths.length)
  for (const facet of ['state', 'timeline', 'role'])
    expect(
      filtersOf(items)
        .filter((filter) => filter.facet === facet)
        .flatMap((filter) => filter.items).length,
    ).toBe(items.length)
})

test('a narrower view is told from a timeline', () => {
  expect(isFilter('/remediation/state/overdue/')).toBe(true)
  expect(isFilter('/remediation/state/')).toBe(true)
  expect(isFilter('/remediation/statements/')).toBe(false)
  expect(roleSlug({ en: ' Head of “finance” ', 'zh-CN': '财务主管' })).toBe('head-of-finance')
})
