import { describe, expect, test } from 'vitest'
import { type Question, Survey } from '#contract/surveys'
import { answersTo, isOpen, split } from '#rules/surveys'
import { errorsOf } from '../../../functions/http/valid.ts'

const text = (word: string) => ({ 'zh-CN': word, en: word })
const asked = (id: string, required: boolean) => ({ id, label: text(id), required })
const options = ['tests', 'prices', 'people'].map((id) => ({ id, label: text(id) }))

const scale = (id: string, from: number, to: number, required = false): Question => ({
  ...asked(id, required),
  kind: 'scale',
  from,
  to,
  low: text('low'),
  high: text('high'),
})
const survey = (...questions: Question[]): Survey =>
  Survey.parse({
    id: '2026-q4',
    version: 1,
    effective: '2026-10-01',
    title: text('title'),
    introduction: text('introduction'),
    privacy: text('privacy'),
    opens: '2026-10-01',
    closes: '2026-12-31',
    questions,
  })

const whole = survey(
  scale('overall', 1, 5, true),
  scale('recommend', 0, 10),
  { ...asked('branch', false), kind: 'one', options },
  { ...asked('evidence', false), kind: 'many', options },
  { ...asked('words', false), kind: 'text', max: 10 },
)
const wrong = (answers: unknown, of = whole) => {
  const { error } = answersTo(of).safeParse(answers)
  return error ? errorsOf(error).map(({ pointer, code }) => `${pointer} ${code}`) : []
}

test('only what is required must be answered', () => {
  expect(wrong({ overall: 3 })).toEqual([])
  expect(wrong({})).toEqual(['/overall answer.missing'])
})

test('a full set of answers comes through as it was given', () => {
  const answers = { overall: 5, recommend: 10, branch: 'people', evidence: ['tests', 'prices'], words: '好' }
  expect(answersTo(whole).parse(answers)).toEqual(answers)
})

describe('a scale', () => {
  test.each([
    ['recommend', 0, 10],
    ['overall', 1, 5],
  ])('%s takes whole numbers from %i to %i', (id, from, to) => {
    const given = (value: unknown) => wrong({ overall: 1, [id]: value })
    for (let value = from; value <= to; value++) expect(given(value)).toEqual([])
    for (const value of [from - 1, to + 1, from + 0.5, String(from), null, Number.NaN])
      expect(given(value)).toEqual([`/${id} answer.missing`])
  })
})

describe('a choice', () => {
  test('of one takes an option there is', () => {
    expect(wrong({ overall: 1, branch: 'tests' })).toEqual([])
    for (const branch of ['rumours', '', ['tests'], 1])
      expect(wrong({ overall: 1, branch })).toEqual(['/branch answer.missing'])
  })
  test('of many takes options there are, or none', () => {
    expect(wrong({ overall: 1, evidence: [] })).toEqual([])
    expect(wrong({ overall: 1, evidence: ['tests', 'rumours'] })).toEqual(['/evidence/1 answer.unknown'])
    expect(wrong({ overall: 1, evidence: 'tests' })).toEqual(['/evidence answer.missing'])
  })
  test('counts once, however often it is named', () => {
    const { evidence } = answersTo(whole).parse({
      overall: 1,
      evidence: ['tests', 'tests', 'people', 'tests'],
    })
    expect(evidence).toEqual(['tests', 'people'])
  })
})

describe('written words', () => {
  test('are counted as a reader counts them', () => {
    expect(wrong({ overall: 1, words: '𠮷'.repeat(10) })).toEqual([])
    expect(wrong({ overall: 1, words: ` ${'𠮷'.repeat(10)} ` })).toEqual([])
    expect(wrong({ overall: 1, words: '𠮷'.repeat(11) })).toEqual(['/words answer.long'])
  })
})

describe('a required question is not answered by', () => {
  const strict = survey(
    { ...asked('evidence', true), kind: 'many', options },
    { ...asked('words', true), kind: 'text', max: 10 },
  )
  test('an empty list or blanks', () => {
    expect(wrong({ evidence: [], words: '   ' }, strict)).toEqual([
      '/evidence answer.missing',
      '/words answer.missing',
    ])
    expect(wrong({ evidence: ['tests'], words: 'a' }, strict)).toEqual([])
  })
})

test('a question nobody asked is refused', () => {
  expect(wrong({ overall: 1, salary: 3 })).toEqual(['/salary unknown'])
})

test.each([
  ['2026-09-30', false],
  ['2026-10-01', true],
  ['2026-12-31', true],
  ['2027-01-01', false],
])('on %s the survey is open: %s', (today, open) => expect(isOpen(whole, today)).toBe(open))

test('what was written is kept apart from what was chosen; what was left out is kept nowhere', () => {
  expect(
    split(whole, { overall: 4, recommend: 0, branch: undefined, evidence: ['tests'], words: 'hm' }),
  ).toEqual({
    choices: { overall: 4, recommend: 0, evidence: ['tests'] },
    written: { words: 'hm' },
  })
  expect(split(whole, { overall: 4, words: '' })).toEqual({ choices: { overall: 4 }, written: {} })
})
