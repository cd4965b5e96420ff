import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { chainOf, kindOf, kinds } from '../../../scripts/check/collections.ts'
import { readLibrary } from '../../../scripts/check/library.ts'
import { partsOf } from '../../../scripts/publishing/parts.ts'
import { belowCompany, inCompany } from '../../../site/company-folder.ts'

const company = readFileSync('content/in-use.txt', 'utf8').trim()

test('every file of a company is of a kind that says whether it is chained', () => {
  const files = [
    ...globSync(inCompany('**/*.*')).map(belowCompany),
    ...globSync('**/*.*', { cwd: `content/${company}` }),
  ]
  expect(files.length).toBeGreaterThan(50)
  expect(files.filter((file) => kindOf(file) === undefined)).toEqual([])
})

test('every kind of file that is read stands in the table, as chained or with the reason why not', () => {
  expect(Object.keys(kinds)).toEqual(expect.arrayContaining(Object.keys(readLibrary())))
  const reasons = Object.values(kinds).flatMap((kind) => ('not' in kind ? [kind.not] : []))
  for (const reason of reasons) expect(reason.length).toBeGreaterThan(20)
})

test('whatever is chained has its parts told, or is what versions of papers and statements consist of', () => {
  const chained = Object.entries(kinds).flatMap(([name, kind]) => ('chain' in kind ? [name] : []))
  expect(new Set([...Object.keys(partsOf), 'papers', 'statements', 'evidence', 'shown'])).toEqual(
    new Set(chained),
  )
})

test.each([
  ['white-papers/noise/v1.en.mdx', 'frozen'],
  ['statements/gate/v12.zh-CN.mdx', 'frozen'],
  ['white-papers/noise/evidence.yaml#levels', 'frozen'],
  ['white-papers/noise/figures/levels.en.svg', 'frozen'],
  ['service-promise/v1.yaml', 'frozen'],
  ['privacy/v1.yaml', 'frozen'],
  ['surveys/2026-q4/v1.yaml', 'frozen'],
  ['remediation/programme/ledger.yaml#enclosure', 'frozen'],
  ['remediation/programme/ledger.yaml#enclosure/1', 'frozen'],
  ['remediation/programme/ledger.yaml#enclosure/words', 'recorded'],
  ['remediation/programme/evidence/log.csv', 'recorded'],
  ['faq/noise/en.mdx#how-loud', 'recorded'],
  ['certificates/iso.yaml', 'recorded'],
  ['certificates/scans/iso.svg', 'recorded'],
  ['pages/home/en.mdx', 'recorded'],
  ['playbooks/heard.yaml', undefined],
  ['news/today.md', undefined],
])('%s is %s', (path, chain) => {
  expect(chainOf(path)).toBe(chain)
})
