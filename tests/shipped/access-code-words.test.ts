import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const texts = globSync(
  [
    'README.md',
    'GUIDE*.md',
    'site/i18n/**/*.ts',
    'content/example/**/*.{yaml,mdx}',
    'tests/company/**/*.{yaml,mdx}',
  ],
  { cwd: root },
).map((path) => ({ path, text: readFileSync(`${root}${path}`, 'utf8') }))

/** Staff handle the case whether or not its customer still has the code. */
const untrue = [
  /nobody can open/i,
  /not even we/i,
  /can only be opened with/i,
  /cannot be opened again/i,
  /没有人能打开/,
  /(谁也|无法再|再也)打(不)?开/,
  /无法替您打开|不能代您打开/,
  /只能凭查询码打开/,
  /凭(这两项|编号和它)才能打开/,
]

test('no text says that a case is lost, or closed to staff, without its access code', () => {
  expect(texts.length).toBeGreaterThan(100)
  const found = texts.flatMap(({ path, text }) =>
    untrue.filter((one) => one.test(text)).map((one) => `${path}: ${one}`),
  )
  expect(found).toEqual([])
})

test.each([
  ['en', 'you cannot see the case online; we go on handling it, and you can call us'],
  ['zh-CN', '没有查询码，您将无法在线查看；我们会继续处理，您也可以来电'],
])('wherever the loss of the code is spoken of in %s, the same is said', (language, said) => {
  const says = texts.filter(({ text }) => text.includes(said)).map(({ path }) => path)
  const places = [
    'filing.ts',
    'pages/desk-intake.ts',
    'pages/filing.ts',
    'pages/mail.ts',
    'pages/tracking.ts',
  ]
  expect(says.sort()).toEqual(places.map((place) => `site/i18n/${language}/${place}`))
})
