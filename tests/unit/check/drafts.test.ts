import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { create } from '../../../scripts/new.ts'
import { nextVersion, revise } from '../../../scripts/revise.ts'
import { belowCompany, companyFolder, inCompany } from '../../../site/company-folder.ts'
import { DRAFT_DAY } from '../../../site/schemas/published.ts'
import { inChinese, inEnglish, plantSample, type Sample, TODAY } from './sample.ts'

let sample: Sample
beforeEach(() => {
  sample = plantSample()
})
afterEach(() => sample.fell())

const below = (file: string) => belowCompany(file)

describe('a new document', () => {
  test.each(['white-papers', 'statements', 'faq', 'remediation', 'certificates', 'surveys'])(
    'of %s passes the check as a draft in both languages, and no longer once it is dated with gaps in it',
    (collection) => {
      const files = sample.inside(() => create(collection, 'try-me'))
      const found = sample.examine()
      expect(inEnglish(found)).toEqual([])
      expect(found.drafts.length).toBeGreaterThan(0)
      for (const file of files)
        sample.write(below(file), sample.read(below(file)).replaceAll(DRAFT_DAY, '2026-11-01'))
      expect(inEnglish(sample.examine()).join('\n')).toMatch(
        /expected finished text, came (\[To write: |［待写：)/,
      )
      expect(inChinese(sample.examine()).join('\n')).toMatch(/要求：写完的内容；实际：［待写：/)
    },
  )

  test('of playbooks is a draft until it says so no more', () => {
    const [file = ''] = sample.inside(() => create('playbooks', 'try-me'))
    const found = sample.examine()
    expect(inEnglish(found)).toEqual([])
    expect(found.drafts.map(({ at }) => at)).toEqual(['draft'])
    sample.write(below(file), sample.read(below(file)).replace(/^draft: true.*\n/m, ''))
    expect(inEnglish(sample.examine()).join('\n')).toContain('expected finished text, came [To write: ')
  })

  test('a name that is taken, or is no name, is refused in both languages', () => {
    expect(() => sample.inside(() => create('faq', 'noise'))).toThrow(/is there already.*\n.*已经存在/)
    expect(() => sample.inside(() => create('certificates', 'iso'))).toThrow(/is there already/)
    expect(() => sample.inside(() => create('faq', '../noise'))).toThrow(/small letters.*\n.*小写字母/)
    expect(() => sample.inside(() => create('news', 'noise'))).toThrow(/one of white-papers.*\n.*栏目/)
  })
})

describe('a revision', () => {
  test('copies the newest version, and is refused until it says what changed', () => {
    const files = sample.inside(() => revise(inCompany('white-papers/noise/'), TODAY))
    expect(files).toEqual(
      ['v2.en.mdx', 'v2.zh-CN.mdx'].map((name) => `${companyFolder}/white-papers/noise/${name}`),
    )
    expect(inEnglish(sample.examine())).toEqual([
      expect.stringMatching(/v2\.en\.mdx:\d+: changes\[0\]: expected text that is not empty, came ""/),
      expect.stringMatching(/v2\.zh-CN\.mdx:\d+: changes\[0\]: /),
    ])
    for (const file of files)
      sample.write(below(file), sample.read(below(file)).replace('  - ""', '  - More data'))
    expect(inEnglish(sample.examine())).toEqual([])
    expect(sample.examine().drafts).toHaveLength(2)
    expect(sample.read('white-papers/noise/v2.en.mdx')).toContain('54 dB at the boundary.')
  })

  test('of a survey is one draft, refused until it says what changed', () => {
    const survey = readFileSync(inCompany('surveys/2026-q4/v1.yaml'), 'utf8')
    sample.write('surveys/2026-q4/v1.yaml', survey)
    const again = () => sample.inside(() => revise('surveys/2026-q4', TODAY))
    expect(again()).toEqual([inCompany('surveys/2026-q4/v2.yaml')])
    const v2 = sample.read('surveys/2026-q4/v2.yaml')
    expect(v2).toContain(`version: 2\neffective: "${DRAFT_DAY}"`)
    expect(inEnglish(sample.examine()).join('\n')).toMatch(/v2\.yaml:\d+: changes\.(en|zh-CN): expected text/)
    sample.write('surveys/2026-q4/v2.yaml', v2.replace('{ zh-CN: "", en: "" }', '{ zh-CN: 加了, en: More }'))
    expect(inEnglish(sample.examine())).toEqual([])
    expect(sample.examine().drafts).toHaveLength(1)
    expect(again).toThrow(/v2\.yaml is not published yet.*\n.*还没有发布/)
    expect(() => sample.inside(() => revise('surveys/none', TODAY))).toThrow(/surveys\/<id>/)
  })

  test('leaves nothing of what the version before had changed', () => {
    const text =
      '---\nversion: 2\ndate: "2026-01-01"\nauthoritative: zh-CN\nchanges:\n  - One\n  - Two,\n    on two lines\nkind: notice\n---\n\nversion: 2\n'
    expect(nextVersion(text, 3)).toBe(
      `---\nversion: 3\ndate: "${DRAFT_DAY}"\nauthoritative: zh-CN\nchanges:\n  - ""\nkind: notice\n---\n\nversion: 2\n`,
    )
  })

  test('of a version that is not out yet, of what has no versions, or of what was withdrawn is refused', () => {
    const again = () => sample.inside(() => revise('white-papers/noise', TODAY))
    again()
    expect(again).toThrow(/v2\.\S+ is not published yet.*\n.*还没有发布/)
    expect(() => sample.inside(() => revise('faq/noise', TODAY))).toThrow(
      /a folder with versions.*\n.*有版本的文档/,
    )
    const reason = { en: 'Wrong', 'zh-CN': '有误' }
    const withdrawn = JSON.stringify({ withdrawn: { date: TODAY, title: reason, reason } })
    sample.write('statements/gate/document.yaml', withdrawn)
    expect(() => sample.inside(() => revise('statements/gate', TODAY))).toThrow(/was withdrawn.*\n.*已撤回/)
    expect(existsSync(join(sample.root, inCompany('statements/gate/v2.en.mdx')))).toBe(false)
  })
})
