import { afterEach, beforeEach, expect, test } from 'vitest'
import { publish } from '../../../scripts/publish.ts'
import { inEnglish, plantSample, type Sample, TODAY } from '../check/sample.ts'

let sample: Sample
const run = (day = TODAY) => sample.inside(() => publish(day))
const change = (file: string, from: string, to: string) => {
  const clean = sample.read(file)
  expect(clean).toContain(from)
  sample.write(file, clean.replaceAll(from, to))
}
beforeEach(() => {
  sample = plantSample()
  run()
})
afterEach(() => sample.fell())

test.each([
  ['an answer', 'faq/noise/en.mdx', 'At most 54 dB', 'At most 55 dB', 'faq/noise/en.mdx#how-loud'],
  ['a question', 'faq/noise/zh-CN.mdx', 'How loud is it', 'Is it loud', 'faq/noise/zh-CN.mdx#how-loud'],
  [
    'what stands around the answers',
    'faq/noise/en.mdx',
    'Asked by neighbours',
    'Asked often',
    'faq/noise/en.mdx',
  ],
  ['a certificate', 'certificates/iso.yaml', '2028-01-01', '2029-01-01', 'certificates/iso.yaml'],
  ['a scan', 'certificates/scans/iso.svg', '>x<', '>y<', 'certificates/scans/iso.svg'],
  ['a fixed page', 'pages/home/en.mdx', 'or [complain]', 'or rather [complain]', 'pages/home/en.mdx'],
  [
    'what stands around a timeline',
    'remediation/programme/en.mdx',
    'and where it stands',
    'and more',
    'remediation/programme/en.mdx',
  ],
  [
    'what an item is about',
    'remediation/programme/ledger.yaml',
    'Too loud',
    'Far too loud',
    'remediation/programme/ledger.yaml#enclosure/words',
  ],
])('%s may change, and each change is a line with its day', (_, file, from, to, path) => {
  change(file, from, to)
  expect(inEnglish(sample.examine('2026-12-03'))).toEqual([])
  expect(run('2026-12-03')).toEqual([
    { kind: 'changed', path, date: '2026-12-03', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
  ])
  expect(run('2026-12-03')).toEqual([])
  change(file, to, from)
  expect(run('2026-12-09')).toEqual([expect.objectContaining({ kind: 'changed', path, date: '2026-12-09' })])
  expect(inEnglish(sample.examine('2026-12-09'))).toEqual([])
})

test('the day on which an answer was checked is no change of it', () => {
  change('faq/noise/en.mdx', '        updated: "2026-10-01"', '        updated: "2026-09-01"')
  expect(run()).toEqual([])
})

test('what is taken off its page gets a line, and another when it comes back', () => {
  const [certificate, scan] = ['certificates/iso.yaml', 'certificates/scans/iso.svg']
  const [text, drawing] = [sample.read(certificate), sample.read(scan)]
  for (const file of [certificate, scan]) sample.remove(file)
  expect(inEnglish(sample.examine())).toEqual([])
  expect(run('2026-12-03')).toEqual(
    [certificate, scan].map((path) => ({ kind: 'removed', path, date: '2026-12-03' })),
  )
  expect(run('2026-12-04')).toEqual([])
  sample.write(certificate, text)
  sample.write(scan, drawing)
  expect(run('2026-12-05')).toEqual(
    [certificate, scan].map((path) => expect.objectContaining({ kind: 'changed', path, date: '2026-12-05' })),
  )
  expect(inEnglish(sample.examine('2026-12-05'))).toEqual([])
})

test('a handbook that is dated ahead is recorded on its day', () => {
  for (const language of ['en', 'zh-CN'])
    sample.write(
      `faq/gate/${language}.mdx`,
      sample.read(`faq/noise/${language}.mdx`).replaceAll('"2026-10-01"', '"2026-12-01"'),
    )
  expect(run()).toEqual([])
  const lines = run('2026-12-01')
  expect(lines.map((line) => ('path' in line ? line.path : ''))).toEqual([
    'faq/gate/en.mdx',
    'faq/gate/en.mdx#how-loud',
    'faq/gate/zh-CN.mdx',
    'faq/gate/zh-CN.mdx#how-loud',
  ])
})
