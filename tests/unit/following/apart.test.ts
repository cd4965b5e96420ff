import { expect, test } from 'vitest'
import { isShell, pictureOf } from '../../../site/following/places.ts'
import { apart } from '../../../site/forms/apart.ts'

test.each([
  ['整改', '整|改'],
  ['整<strong>改</strong>措施', '整|<strong>|改|</strong>|措|施'],
  ['ISO认证9001号', 'ISO|认|证|9001|号'],
  ['发布、更正', '发|布、更|正'],
  ['plain words', 'plain words'],
])('%s stands apart', (text, expected) => {
  expect(apart(text, '|')).toBe(expected)
})

test.each([
  ['/complaints/', false],
  ['/complaints/new/', true],
  ['/surveys/2026-q4/', true],
  ['/problems/stale/', true],
  ['/search/', true],
  ['/white-papers/', false],
])('%s is filled by the Worker or nobody looks for its words: %s', (path, isOne) => {
  expect(isShell(path)).toBe(isOne)
})

test('a page is pictured by its collection, or else by the portal', () => {
  expect(pictureOf('/faq/customers/', 'en')).toBe('/social/faq.en.png')
  expect(pictureOf('/privacy/', 'zh-CN')).toBe('/social/portal.zh-CN.png')
})
