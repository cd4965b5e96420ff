import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { linkDependencies } from '../../../scripts/bench-build/portal.ts'
import { companyFolder, distFolder, inCompany } from '../../../site/company-folder.ts'

let root: string
/** The portal with a next promise and a next notice from 2027 on, built on a day before; of its pages these two kinds. */
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'in-force-'))
  for (const part of [
    'package.json',
    'tsconfig.json',
    'astro.config.mjs',
    'site',
    'functions',
    companyFolder,
  ])
    cpSync(part, join(root, part), { recursive: true })
  const pages = join(root, 'site/pages')
  for (const page of readdirSync(pages).filter((name) => name !== '[...lang]'))
    rmSync(join(pages, page), { recursive: true })
  for (const page of readdirSync(join(pages, '[...lang]')))
    if (!['404.astro', 'service-promise', 'privacy'].includes(page))
      rmSync(join(pages, '[...lang]', page), { recursive: true })
  announce('service-promise', 2)
  announce('privacy', 1)
  linkDependencies(join(root, 'node_modules'))
  const env = { ...process.env, TODAY: '2026-11-22', ASTRO_TELEMETRY_DISABLED: '1' }
  execFileSync(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build'], { cwd: root, env })
}, 120_000)
afterAll(() => rmSync(root, { recursive: true }))

/** The version after the newest, from 2027 on. */
function announce(folder: string, newest: number): void {
  const text = readFileSync(inCompany(`${folder}/v${newest}.yaml`), 'utf8')
  const next = text
    .replace(/^version: .*$/m, `version: ${newest + 1}`)
    .replace(/^effective: .*$/m, 'effective: "2027-01-01"')
  writeFileSync(join(root, inCompany(`${folder}/v${newest + 1}.yaml`)), next)
}

/** What stands above a page's text: version, day and banner. */
function headOf(path: string): string {
  const html = readFileSync(join(root, distFolder, path, 'index.html'), 'utf8')
  const [, , after = ''] = html.split('<header')
  return after.split('</header>')[0] ?? ''
}

test.each([
  [
    'en/service-promise',
    'Version 2 · In force since',
    'Version 3 replaces this one for complaints filed from 1 January 2027 on.',
  ],
  ['service-promise', '第 2 版 · ', '2027 年 1 月 1 日起提交的投诉改用第 3 版。'],
  ['en/privacy', 'Version 1 · In force since', 'Version 2 replaces this notice on 1 January 2027.'],
  ['privacy', '第 1 版 · ', '2027 年 1 月 1 日起改用第 2 版。'],
])('%s/ shows the version in force and announces the next one', (path, current, coming) => {
  const head = headOf(path)
  expect(head).toContain(current)
  expect(head).toContain(coming)
})

test.each([
  [
    'en/service-promise/v3',
    'Version 3 · In force from 1 January 2027',
    'Not in force yet. It will govern complaints filed from 1 January 2027 on.',
  ],
  [
    'service-promise/v3',
    '第 3 版 · 2027 年 1 月 1 日起施行',
    '这一版尚未施行，2027 年 1 月 1 日起提交的投诉才适用。',
  ],
  [
    'en/privacy/v2',
    'Version 2 · In force from 1 January 2027',
    'Not in force yet. It takes effect on 1 January 2027.',
  ],
  ['privacy/v2', '第 2 版 · 2027 年 1 月 1 日起施行', '这一版尚未施行，2027 年 1 月 1 日起生效。'],
])('%s/ says that it is not in force yet', (path, kind, future) => {
  const head = headOf(path)
  expect(head).toContain(kind)
  expect(head).toContain(future)
})

test('an older promise is still called superseded, and leads to the one in force', () => {
  const head = headOf('en/service-promise/v1')
  expect(head).toContain('This version is no longer in force for new complaints.')
  expect(head).toContain('href="/en/service-promise/"')
})
