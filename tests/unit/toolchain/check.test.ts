import { cpSync, globSync, readFileSync, rmSync } from 'node:fs'
import { basename } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { companyFolder } from '../../../site/company-folder.ts'
import { REHEARSAL_DAY } from '../../browser/setup/moment.ts'
import { plantTree, type Run, write } from './tree.ts'

const TODAY = REHEARSAL_DAY
/** A folder of a collection, whichever the company has. */
const first = (collection: string) => basename(globSync(`${companyFolder}/${collection}/*`).sort()[0] ?? '')
let tree: ReturnType<typeof plantTree>
beforeAll(() => {
  tree = plantTree(['content', 'functions', 'site'])
})
afterAll(() => tree.fell())

/** Runs the check with one file changed, and puts the clean file back. */
async function checkWith(file: string, change: (clean: string) => string): Promise<Run> {
  const clean = readFileSync(tree.path(file), 'utf8')
  const faulty = change(clean)
  expect(faulty).not.toBe(clean)
  write(tree, file, faulty)
  const run = await tree.run('check', { TODAY })
  write(tree, file, clean)
  return run
}

test('the published content is in order', async () => {
  const { code, out, err } = await tree.run('check', { TODAY })
  expect(err).toBe('')
  expect(out).toMatch(/The content is in order: \d+ files\.\n$/)
  expect(code).toBe(0)
})

test.each([
  [
    'a misspelt key of a data file',
    'content/company/company.yaml',
    (clean: string) => clean.replace('\n  department:', '\n  departement:'),
    /^content\/company\/company\.yaml:\d+: contact\.departement: expected .*did you mean "department"\?.*unknown key/,
  ],
  [
    'a misspelt key of a frontmatter',
    'content/company/pages/home/en.mdx',
    (clean: string) => clean.replace('\nsummary:', '\nsumary:'),
    /^content\/company\/pages\/home\/en\.mdx:3: sumary: expected .*did you mean "summary"\?.*unknown key "sumary"/,
  ],
  [
    'a missing key',
    'content/company/pages/home/zh-CN.mdx',
    (clean: string) => clean.replace(/\ntitle:.*/, ''),
    /^content\/company\/pages\/home\/zh-CN\.mdx:2: title: expected text, came nothing/,
  ],
  [
    'a length of time in words of its own',
    'content/company/service-promise/v1.yaml',
    (clean: string) => clean.replace(/respond: .*?([,}\n])/, 'respond: 1 hour$1'),
    /^content\/company\/service-promise\/v1\.yaml:\d+: times\.\w+\.respond: expected a length of time like .*, came "1 hour"/m,
  ],
  [
    'a version that the file is not named after',
    'content/company/privacy/v1.yaml',
    (clean: string) => clean.replace(/^version: 1$/m, 'version: 7'),
    /^content\/company\/privacy\/v1\.yaml:\d+: version: expected 1, as the file's name says, came 7/m,
  ],
  [
    'evidence that is not there',
    `content/company/remediation/${first('remediation')}/ledger.yaml`,
    (clean: string) => clean.replace(/file: evidence\/[\w.-]+/, 'file: evidence/lost.pdf'),
    /ledger\.yaml:\d+: .*file: expected the file .*evidence\/lost\.pdf, came nothing/,
  ],
  [
    'code in a document',
    'content/company/pages/home/en.mdx',
    (clean: string) => `${clean}\n{process.env.HOME}\n`,
    /^content\/company\/pages\/home\/en\.mdx:\d+: expected text and components only .*came code: \{process\.env/,
  ],
  [
    'a component that does not exist',
    'content/company/pages/home/en.mdx',
    (clean: string) => `${clean}\n<Evidance id="x" />\n`,
    /^content\/company\/pages\/home\/en\.mdx:\d+: expected .*did you mean "Evidence"\?.*came "Evidance"/,
  ],
])('the check names file, line and key: %s', async (_, file, change, expected) => {
  const { code, err } = await checkWith(file, change)
  expect(err).toMatch(expected)
  // A version that is out may not change at all, which is said besides.
  const isFrozen = /\/v\d+\.yaml$/.test(file)
  expect(err).toMatch(isFrozen ? /\nThe content has 2 faults in 1 of/ : /\nThe content has 1 fault in 1 of/)
  expect(code).toBe(1)
})

test('a handbook without its twin is a fault', async () => {
  const other = tree.path('content/company/faq/alone')
  cpSync(tree.path(`content/company/faq/${first('faq')}`), other, {
    recursive: true,
    filter: (file) => !file.endsWith('zh-CN.mdx'),
  })
  const { err } = await tree.run('check', { TODAY })
  rmSync(other, { recursive: true })
  expect(err).toMatch(
    /^content\/company\/faq\/alone\/en\.mdx:1: expected the same document in the other language, .*zh-CN\.mdx, came nothing/,
  )
})
