import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sentence } from '../../../scripts/check/fault.ts'
import { publish } from '../../../scripts/publish.ts'
import { inChinese, inEnglish, plantSample, type Sample, TODAY } from '../check/sample.ts'

let sample: Sample
const run = (day = TODAY) => sample.inside(() => publish(day))
const faults = () => inEnglish(sample.examine())
beforeEach(() => {
  sample = plantSample()
  run()
})
afterEach(() => sample.fell())

const ledger = 'published.jsonl'
const v1 = 'white-papers/noise/v1.en.mdx'
const status = (document: string) => `${document}/document.yaml`
const words = { en: 'A neighbour was named', 'zh-CN': '写出了邻居的姓名' }
const redaction = (file: string, date = TODAY) => ({ file, date, reason: words })
const say = (document: string, value: unknown) => sample.write(status(document), JSON.stringify(value))
const change = (file: string, from: string, to: string) =>
  sample.write(file, sample.read(file).replace(from, to))

test('what was published is in order, and publishing again adds nothing', () => {
  expect(faults()).toEqual([])
  const before = sample.read(ledger)
  expect(run()).toEqual([])
  expect(sample.read(ledger)).toBe(before)
})

describe('a published file stays as it was', () => {
  test.each([
    ['a version', v1, '54 dB', '53 dB'],
    ['a drawing', 'white-papers/noise/figures/levels.en.svg', '>x<', '>y<'],
    ['evidence', 'white-papers/noise/evidence/levels.csv', '54', '53'],
  ])('%s that changed is refused by the check and by publishing', (_, file, from, to) => {
    const clean = sample.read(file)
    change(file, from, to)
    expect(faults()).toEqual([
      expect.stringMatching(
        /expected the text that was published \(SHA-256 \w{12}…\), came another[\s\S]*npm run revise white-papers\/noise/,
      ),
    ])
    expect(inChinese(sample.examine())).toEqual([expect.stringMatching(/要求：发布时的内容[\s\S]*撤销改动/)])
    expect(() => run()).toThrow(/expected the text that was published/)
    sample.write(file, clean)
    expect(faults()).toEqual([])
  })

  test('one that is gone is refused', () => {
    const clean = sample.read(v1)
    sample.remove(v1)
    expect(faults().join('\n')).toMatch(/v1\.en\.mdx:1: expected what was published, or the withdrawal/)
    sample.write(v1, clean)
    expect(faults()).toEqual([])
  })
})

describe('what a version says of its evidence stays as it was, in the register beside it', () => {
  const register = 'white-papers/noise/evidence.yaml'
  const more =
    '  - { id: more, title: { zh-CN: 更多, en: More }, issuer: { zh-CN: 我们, en: Us }, date: "2026-06-01", file: evidence/levels.csv }\n'

  test.each([
    ['another issuer', (clean: string) => clean.replace('en: Laboratory', 'en: We ourselves')],
    ['another day', (clean: string) => clean.replace('2026-04-30', '2026-04-29')],
    ['another file', (clean: string) => clean.replace('evidence/levels.csv', 'evidence/other.csv')],
    ['no entry', (clean: string) => clean.replace(/ {2}- id: levels[\s\S]*/, more)],
  ])('%s is refused, by the check and by publishing', (_, alter) => {
    const clean = sample.read(register)
    sample.write('white-papers/noise/evidence/other.csv', 'month,dB\n')
    sample.write(register, alter(clean))
    const said = /evidence\.yaml:1: levels: expected (the text that was published|what was published)/
    expect(faults().join('\n')).toMatch(said)
    expect(inChinese(sample.examine()).join('\n')).toMatch(/levels: 要求：(发布时|已发布)的内容/)
    expect(() => run()).toThrow(said)
    sample.write(register, clean)
    expect(faults()).toEqual([])
  })

  test('another entry, another order and other blanks change nothing', () => {
    const clean = sample.read(register)
    sample.write(
      register,
      `evidence:\n${more}${clean.replace('evidence:\n', '').replace('{ zh-CN: 声级, en: Levels }', '\n      en: Levels\n      zh-CN: 声级')}`,
    )
    expect(faults()).toEqual([])
    expect(run()).toEqual([])
  })

  test('a private detail in it can be redacted', () => {
    change(register, 'en: Laboratory', 'en: An engineer')
    say('white-papers/noise', { redactions: [redaction('evidence.yaml#levels')] })
    expect(run()).toEqual([
      expect.objectContaining({ kind: 'redacted', path: 'white-papers/noise/evidence.yaml#levels' }),
    ])
    expect(faults()).toEqual([])
  })
})

describe('the ledger stays as it was', () => {
  test('a line that changed is refused, with its number', () => {
    const clean = sample.read(ledger)
    sample.write(ledger, clean.replace('2026-05-04', '2026-05-05'))
    expect(faults()).toEqual([
      expect.stringMatching(/^tests\/company\/published\.jsonl:2: expected previous /),
    ])
    expect(inChinese(sample.examine())).toEqual([expect.stringMatching(/:2: 要求：previous 为上一行的哈希/)])
    expect(() => run()).toThrow(/published\.jsonl:2/)
    sample.write(ledger, clean)
    expect(faults()).toEqual([])
  })

  test('a second line for a file, which would change it without a reason, is refused', () => {
    const lines = sample.read(ledger).trim().split('\n')
    sample.write(ledger, `${[...lines, lines[0]].join('\n')}\n`)
    expect(faults().join('\n')).toMatch(/a file published once, then only redacted/)
  })
})

describe('a redaction', () => {
  beforeEach(() => change(v1, 'By an accredited laboratory.', 'By a laboratory.'))

  test('passes with its line in the ledger, and only then', () => {
    say('white-papers/noise', { redactions: [redaction('v1.en.mdx')] })
    expect(faults()).toEqual([
      expect.stringMatching(/document\.yaml:1: redactions: expected its line in the ledger, came nothing/),
    ])
    expect(run()).toEqual([expect.objectContaining({ kind: 'redacted', path: v1, reason: words })])
    expect(faults()).toEqual([])
    expect(run()).toEqual([])
  })

  test('pays for one change: the next needs one of its own', () => {
    say('white-papers/noise', { redactions: [redaction('v1.en.mdx')] })
    run()
    change(v1, '54 dB', '53 dB')
    expect(faults()).toEqual([expect.stringMatching(/expected the text that was published/)])
    expect(() => run()).toThrow(/expected the text that was published/)
    say('white-papers/noise', { redactions: [redaction('v1.en.mdx'), redaction('v1.en.mdx')] })
    expect(run()).toHaveLength(1)
    expect(faults()).toEqual([])
  })

  test('lets nothing else through', () => {
    say('white-papers/noise', { redactions: [redaction('v1.en.mdx')] })
    change('white-papers/noise/v1.zh-CN.mdx', '54 dB', '53 dB')
    expect(() => run()).toThrow(/v1\.zh-CN\.mdx:1: expected the text that was published/)
  })

  test('keeps its words for good', () => {
    say('white-papers/noise', { redactions: [redaction('v1.en.mdx')] })
    run()
    say('white-papers/noise', { redactions: [redaction('v1.en.mdx', '2026-11-20')] })
    expect(faults()).toEqual([
      expect.stringMatching(
        /redactions: expected the date and reason of the ledger: 2026-11-22, A neighbour/,
      ),
    ])
    sample.remove(status('white-papers/noise'))
    expect(faults()).toEqual([
      expect.stringMatching(/redactions: expected the date and reason of the ledger/),
    ])
  })

  test('needs a published file, and a change of it', () => {
    say('white-papers/noise', { redactions: [redaction('v1.en.mdx'), redaction('v9.en.mdx')] })
    expect(() => run()).toThrow(
      /expected a file that the ledger knows, came "white-papers\/noise\/v9\.en\.mdx"/,
    )
    change(v1, 'By a laboratory.', 'By an accredited laboratory.')
    say('white-papers/noise', { redactions: [redaction('v1.en.mdx')] })
    expect(() => run()).toThrow(
      /expected tests\/company\/white-papers\/noise\/v1\.en\.mdx without the private detail/,
    )
  })

  test('happens when it is merged, and not on a later day', () => {
    say('white-papers/noise', { redactions: [redaction('v1.en.mdx', '2027-01-01')] })
    expect(() => run()).toThrow(/redactions: expected a day that has come, came "2027-01-01"/)
    expect(inChinese(sample.examine()).join()).toMatch(/要求：已到的日期/)
  })

  test('goes with its document when that is withdrawn whole', () => {
    say('white-papers/noise', { redactions: [redaction('v1.en.mdx')] })
    run()
    sample.remove('white-papers/noise')
    const title = { en: 'Noise', 'zh-CN': '噪声' }
    say('white-papers/noise', { withdrawn: { date: TODAY, title, reason: words } })
    const linked = /an address of this site|a part of/
    expect(inEnglish(sample.examine(TODAY, true)).filter((fault) => !linked.test(fault))).toEqual([])
  })

  test('without a reason in both languages is refused by its schema', () => {
    say('white-papers/noise', { redactions: [{ ...redaction('v1.en.mdx'), reason: { en: 'x' } }] })
    expect(faults().join('\n')).toMatch(/document\.yaml:1: redactions\[0\]\.reason\.zh-CN: expected text/)
  })
})

describe('a withdrawal', () => {
  const withdrawn = { date: TODAY, title: { en: 'The gate', 'zh-CN': '大门' }, reason: words }
  const empty = () => {
    for (const language of ['en', 'zh-CN']) sample.remove(`statements/gate/v1.${language}.mdx`)
  }

  test('passes once the files are gone and the ledger has it, and only then', () => {
    say('statements/gate', { withdrawn })
    expect(faults()).toEqual(
      [1, 2].map(() =>
        expect.stringMatching(/v1\.\S+:1: expected nothing: the document was withdrawn, came the file/),
      ),
    )
    expect(() => run()).toThrow(/expected nothing: the document was withdrawn/)
    empty()
    expect(faults()).toEqual([
      expect.stringMatching(/document\.yaml:1: withdrawn: expected its line in the ledger/),
    ])
    expect(run()).toEqual([expect.objectContaining({ kind: 'withdrawn', document: 'statements/gate' })])
    expect(faults()).toEqual([])
    expect(run()).toEqual([])
  })

  test('of a day to come, or of what was never published, is refused', () => {
    say('statements/gate', { withdrawn: { ...withdrawn, date: '2027-01-01' } })
    expect(() => run()).toThrow(/withdrawn: expected a day that has come, came "2027-01-01"/)
    sample.remove(status('statements/gate'))
    say('statements/fence', { withdrawn })
    expect(() => run()).toThrow(/withdrawn: expected a document that was published, came "statements\/fence"/)
    expect(inChinese(sample.examine()).join()).toMatch(/要求：已发布的文档/)
    sample.remove('statements/fence')
    expect(faults()).toEqual([])
  })

  test('is final: nothing comes back, and its words stay', () => {
    const v1 = sample.read('statements/gate/v1.en.mdx')
    say('statements/gate', { withdrawn })
    empty()
    run()
    sample.write('statements/gate/v1.en.mdx', v1)
    expect(faults()).toEqual([
      expect.stringMatching(/v1\.en\.mdx:1: expected nothing: the document was withdrawn/),
    ])
    sample.remove('statements/gate/v1.en.mdx')
    sample.write('statements/gate/v2.en.mdx', v1.replace('version: 1', 'version: 2\nchanges: [x]'))
    expect(faults()[0]).toMatch(/v2\.en\.mdx:1: expected nothing: the document was withdrawn/)
    sample.remove('statements/gate')
    expect(faults()).toEqual([
      expect.stringMatching(/gate\/document\.yaml:1: withdrawn: expected the date and reason/),
    ])
  })

  test('leaves a link to its address alive, and none to its parts', () => {
    const home = 'pages/home/en.mdx'
    const clean = sample.read(home)
    say('statements/gate', { withdrawn })
    empty()
    run()
    sample.write(home, `${clean}\n[The gate](/en/statements/gate/)\n`)
    expect(faults()).toEqual([])
    expect(
      sample
        .examine()
        .soon.map((one) => sentence(one, 'en'))
        .join(),
    ).toMatch(
      /home\/en\.mdx:\d+: expected a document that is still published, came "\/en\/statements\/gate\/"/,
    )
    sample.write(home, `${clean}\n[The gate](/en/statements/gate/v1/)\n`)
    expect(faults()).toEqual([expect.stringMatching(/expected an address of this site/)])
  })
})

test('a link that dies after its text was published is said and blocks nothing, for nobody can mend it', () => {
  sample.write(
    'white-papers/noise/v2.en.mdx',
    sample
      .read(v1)
      .replace('version: 1', 'version: 2\nchanges: [x]')
      .replace('/en/remediation/programme/#enclosure', '/en/faq/noise/#how-loud'),
  )
  run()
  for (const language of ['en', 'zh-CN']) change(`faq/noise/${language}.mdx`, 'id: how-loud', 'id: how-noisy')
  const found = sample.examine()
  expect(inEnglish(found)).toEqual([])
  expect(found.soon.map((one) => sentence(one, 'en')).join('\n')).toMatch(
    /v2\.en\.mdx:\d+: expected a part of \/en\/faq\/noise\/ that exists.*\n.*stays as it is/,
  )
})
