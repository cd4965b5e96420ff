import { afterEach, beforeEach, expect, test } from 'vitest'
import { publish } from '../../../scripts/publish.ts'
import { shelf } from '../../../scripts/publishing/shelf.ts'
import { DRAFT_DAY } from '../../../site/schemas/published.ts'
import { plantSample, type Sample } from '../check/sample.ts'

let sample: Sample
beforeEach(() => {
  sample = plantSample()
})
afterEach(() => sample.fell())

const isPaper = (path: string) => /^(white-papers|statements)\//.test(path)
const pathsOn = (day: string) =>
  sample
    .inside(() => publish(day))
    .filter((line) => 'path' in line && isPaper(line.path))
    .map((line) => `${'path' in line ? line.path : ''} ${line.date}`)

test('versions are published on their day, with what they show', () => {
  expect(sample.inside(() => shelf('2026-05-03')).filter(({ path }) => isPaper(path))).toEqual([])
  expect(pathsOn('2026-05-04')).toEqual([
    'white-papers/noise/v1.en.mdx 2026-05-04',
    'white-papers/noise/v1.zh-CN.mdx 2026-05-04',
    'white-papers/noise/evidence/levels.csv 2026-05-04',
    'white-papers/noise/figures/levels.en.svg 2026-05-04',
    'white-papers/noise/figures/levels.zh-CN.svg 2026-05-04',
    'white-papers/noise/evidence.yaml#levels 2026-05-04',
  ])
  expect(pathsOn('2026-05-20')).toEqual([
    'statements/gate/v1.en.mdx 2026-05-20',
    'statements/gate/v1.zh-CN.mdx 2026-05-20',
  ])
})

test('what only a draft shows is not published before the draft is', () => {
  const noise = 'white-papers/noise'
  pathsOn('2026-06-01')
  sample.write(`${noise}/evidence/more.csv`, 'month,dB\n')
  sample.write(`${noise}/figures/levels-2.en.svg`, '<svg xmlns="http://www.w3.org/2000/svg"/>')
  const more =
    '  - { id: more, title: { zh-CN: 更多, en: More }, issuer: { zh-CN: 我们, en: Us }, date: "2026-06-01", file: evidence/more.csv }\n'
  sample.write(`${noise}/evidence.yaml`, sample.read(`${noise}/evidence.yaml`) + more)
  const v2 = sample
    .read(`${noise}/v1.en.mdx`)
    .replace('version: 1', 'version: 2\nchanges: [More]')
    .replace('id="levels"', 'id="more"')
    .replace('figures/levels', 'figures/levels-2')
  sample.write(`${noise}/v2.en.mdx`, v2.replace('2026-05-04', DRAFT_DAY))
  expect(pathsOn('2026-06-02')).toEqual([])
  sample.write(`${noise}/v2.en.mdx`, v2.replace('2026-05-04', '2026-06-03'))
  expect(pathsOn('2026-06-03')).toEqual([
    `${noise}/v2.en.mdx 2026-06-03`,
    `${noise}/evidence/more.csv 2026-06-03`,
    `${noise}/figures/levels-2.en.svg 2026-06-03`,
    `${noise}/evidence.yaml#more 2026-06-03`,
  ])
})
