import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Fault, say, sentence } from '../../../scripts/check/fault.ts'
import { spoken } from '../../../scripts/check/language.ts'
import { annotations, notes, refusal } from '../../../scripts/check/report.ts'
import { inBoth } from '../../../scripts/check/shape-words.ts'

test.each([
  ['--language zh-CN', ['--language', 'zh-CN'], { LANG: 'en_GB.UTF-8' }, ['zh-CN']],
  ['--language=en', ['--language=en'], { LANG: 'zh_CN.UTF-8' }, ['en']],
  ['--language both', ['--language', 'both'], {}, ['zh-CN', 'en']],
  ['a Chinese machine', [], { LANG: 'zh_CN.UTF-8' }, ['zh-CN']],
  ['LC_ALL before LANG', [], { LC_ALL: 'zh_TW.UTF-8', LANG: 'en_GB.UTF-8' }, ['zh-CN']],
  ['a machine that says nothing', [], {}, ['en']],
  ['a German machine', [], { LANG: 'de_DE.UTF-8' }, ['en']],
])('%s decides the language', (_, words, env, languages) => {
  expect(spoken(words, env)).toEqual(languages)
})

test('a language that is not spoken is refused in both', () => {
  expect(() => spoken(['--language', 'fr'], {})).toThrow(
    /--language takes zh-CN, en or both, not "fr"\. --language 只接受/,
  )
})

const fault: Fault = {
  file: 'content/x.yaml',
  line: 7,
  at: 'a.b',
  expected: say('text', '文字'),
  came: say('nothing', '没有'),
  mend: say('Write it: 100%.', '写上：100%。'),
}

test('a fault says file, line, key, what was expected, what came, and the mend', () => {
  expect(sentence(fault, 'en')).toBe(
    'content/x.yaml:7: a.b: expected text, came nothing\n    To mend: Write it: 100%.',
  )
  expect(sentence(fault, 'zh-CN')).toBe(
    'content/x.yaml:7: a.b: 要求：文字；实际：没有\n    改法：写上：100%。',
  )
})

const nothing = { files: 3, faults: [], soon: [], gaps: [], drafts: [] }

test('a refusal ends with how much is wrong; notes end with the good news', () => {
  expect(refusal({ ...nothing, faults: [fault, fault] }, ['en'])).toMatch(
    /\n\nThe content has 2 faults in 1 of 3 files\.$/,
  )
  expect(refusal({ ...nothing, faults: [fault] }, ['zh-CN'])).toMatch(
    /\n\n内容有 1 处问题，涉及 1 个文件（共 3 个）。$/,
  )
  expect(notes({ ...nothing, gaps: [fault] }, ['zh-CN', 'en']).split('\n')).toEqual([
    expect.stringMatching(/^翻译缺口：content\/x\.yaml:7:/),
    expect.stringMatching(/改法/),
    '内容检查通过：3 个文件。',
    expect.stringMatching(/^Gap: content\/x\.yaml:7:/),
    expect.stringMatching(/To mend/),
    'The content is in order: 3 files.',
  ])
})

test('on GitHub a fault stands at its line, escaped as GitHub wants it', () => {
  expect(annotations({ ...nothing, faults: [fault], soon: [fault] }).split('\n')).toEqual([
    expect.stringMatching(
      /^::error file=content\/x\.yaml,line=7::content.*改法：写上：100%25。%0Acontent.*100%25\.$/,
    ),
    expect.stringMatching(/^::warning file=content\/x\.yaml,line=7::/),
  ])
})

/** What the schemas of content say in words of their own: the second argument of a check, or its `error`. */
const sayings = globSync([
  'site/schemas/*.ts',
  'functions/{alerts,categories,company,playbooks,privacy,promise,remediation,surveys,visits}/contract.ts',
])
  .map((file) => readFileSync(file, 'utf8'))
  .flatMap((text) => [...text.matchAll(/(?:error: |[/)\]\da-z],\s+)'((?:[^'\\]|\\.)* (?:[^'\\]|\\.)*)'/g)])
  .map(([, words = '']) => words)

test('the words of the schemas are found', () => {
  expect(sayings).toContain('a list of what changed, from version 2 on')
  expect(sayings).toContain('a time like "08:30"')
  expect(sayings).toContain('three phases, of 30, 40 and 30 days')
})

test.each([...new Set(sayings)])('Chinese has words for: %s', (words) => {
  expect(inBoth(words)['zh-CN']).toMatch(/\p{Script=Han}/u)
})
