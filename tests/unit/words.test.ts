import { globSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { pauseReasons } from '#contract/clocks'
import { BreachReason, Outcome, State } from '#contract/complaints'
import { steps } from '#rules/complaints'
import { itemStates } from '#rules/remediation'
import { acting } from '#words/acting'
import { replyWords } from '#words/desk-replies'
import { site as enSite } from '#words/en/site'
import { surveys as enSurveys } from '#words/en/surveys'
import { deskPages } from '#words/pages/desk'
import { problemPages } from '#words/pages/problems'
import { site as zhSite } from '#words/zh-CN/site'
import { surveys as zhSurveys } from '#words/zh-CN/surveys'
import { problemTypes } from '../../functions/http/problem.ts'

const [zh, en] = [acting('zh-CN'), acting('en')]
const languages = ['zh-CN', 'en'] as const
const root = new URL('../../', import.meta.url)
const folder = (language: string) => new URL(`site/i18n/${language}/`, root)

/** Every sentence of a module, as `path: kind`; a sentence with blanks in it is a function of so many. */
function sentences(value: unknown, path = ''): { path: string; kind: string; text: unknown }[] {
  if (typeof value === 'function') return [{ path, kind: `function of ${value.length}`, text: undefined }]
  if (typeof value !== 'object' || value === null) return [{ path, kind: typeof value, text: value }]
  return Object.entries(value).flatMap(([key, inner]) => sentences(inner, `${path}/${key}`))
}
const read = async (language: string, file: string) =>
  sentences({ ...(await import(new URL(file, folder(language)).href)) })

const filesOf = (language: string) => globSync('**/*.ts', { cwd: folder(language) }).sort()
const files = filesOf('en')

test('both languages have the same files', () => {
  expect(filesOf('zh-CN')).toEqual(files)
})

describe.each(files)('%s', (file) => {
  test('says the same things in both languages', async () => {
    const shape = async (language: string) =>
      (await read(language, file)).map(({ path, kind }) => `${path}: ${kind}`).sort()
    expect(await shape('zh-CN')).toEqual(await shape('en'))
  })
  test.each(languages)('leaves nothing unsaid in %s', async (language) => {
    const unsaid = (await read(language, file)).filter(
      ({ text }) => typeof text === 'string' && text.trim() === '',
    )
    expect(unsaid).toEqual([])
  })
})

/** `written('story', 20, …)` and `Line('name', …)` emit codes made of the name; all others stand as they are. */
function codesOf(source: string): string[] {
  const whole = [...source.matchAll(/'([a-zA-Z]+\.[a-z]+)'/g)].map(([, code = '']) => code)
  const made = [...source.matchAll(/(written|Line)\('(\w+)'(?:, (\w+), \w+(, 'malformed')?|, \w+)?\)/g)]
  return whole.concat(
    made.flatMap(([, by, name, least = '1', isOptional]) => [
      `${name}.long`,
      ...(by === 'Line' || isOptional ? [] : [`${name}.missing`]),
      ...(least === '1' ? [] : [`${name}.short`]),
    ]),
  )
}

const codesOfSlice = (slice: string) =>
  ['contract.ts', 'rules.ts', 'code.ts'].flatMap((file) => {
    try {
      return codesOf(readFileSync(new URL(`functions/${slice}/${file}`, root), 'utf8'))
    } catch {
      return []
    }
  })
const slices = readdirSync(new URL('functions/', root)).filter((slice) => slice !== 'desk')
const codes = [...new Set(slices.flatMap(codesOfSlice))].sort()

describe('every error that a form or a call can meet has words', () => {
  test('the codes are found in the sources', () => {
    expect(codes).toEqual(
      expect.arrayContaining([
        'story.short',
        'text.missing',
        'wish.long',
        'name.long',
        'email.malformed',
        'number.malformed',
        'answer.long',
      ]),
    )
  })
  test.each([
    ['zh-CN', { ...zh.errors, ...zhSurveys.errors }],
    ['en', { ...en.errors, ...enSurveys.errors }],
  ])('in %s', (_, words) => {
    expect([...codes, 'malformed', 'unknown'].filter((code) => !(code in words))).toEqual([])
  })
})

describe.each(languages)('the desk in %s', (language) => {
  const t = deskPages(language)
  test('has words for every error that its forms can meet', () => {
    const met = codesOfSlice('desk')
    expect(met).toContain('remedy.incomplete')
    expect([...met, 'malformed'].filter((code) => !(code in t.errors))).toEqual([])
  })
  test('has words for every step, state and reason', () => {
    expect(Object.keys(t.told.did).sort()).toEqual(['filed', ...Object.keys(steps)].sort())
    expect(Object.keys(t.states)).toEqual(State.options)
    expect(Object.keys(t.reasons)).toEqual(pauseReasons)
    expect(Object.keys(replyWords(language).breachReasons)).toEqual(BreachReason.options)
    expect(Object.keys(t.standing.waiting)).toEqual(pauseReasons)
  })
})

test.each(Object.entries(problemPages))(
  'every problem type has a title, what happened and what to do next in %s',
  (_, words) => {
    expect(Object.keys(words).sort()).toEqual([...problemTypes].sort())
    for (const problem of Object.values(words))
      expect(Object.keys(problem)).toEqual(['title', 'what', 'next'])
  },
)

describe.each([
  ['zh-CN', zh.case, zhSite],
  ['en', en.case, enSite],
])('in %s', (_, words, site) => {
  test('every step that a customer reads about has words', () => {
    const read = Object.entries(steps).filter(([, row]) => !('visibility' in row))
    expect(Object.keys(words.events).sort()).toEqual(['filed', ...read.map(([step]) => step)].sort())
  })
  test('every state, outcome, reason for a pause and state of an item has words', () => {
    expect(Object.keys(words.states)).toEqual(State.options)
    expect(Object.keys(words.outcomes)).toEqual(Outcome.options)
    expect(Object.keys(words.pauseReasons)).toEqual(pauseReasons)
    expect(Object.keys(site.state).sort()).toEqual([...itemStates].sort())
  })
})
