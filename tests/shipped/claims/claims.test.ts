import { expect, test } from 'vitest'
import { missing } from './claim.ts'
import { claims } from './claims.ts'
import { isClaim, published, type Sentence } from './sentences.ts'

const sentences = published()
const parts = (said: string | readonly string[] | undefined) =>
  typeof said === 'string' ? [said] : (said ?? [])
const fragments = claims.flatMap(({ en, chinese }) => [
  ...parts(en).map((part) => ({ language: 'en', part })),
  ...parts(chinese).map((part) => ({ language: 'zh-CN', part })),
])
/** A few letters stand in too many sentences: so short a line speaks of the sentence that it is, whole. */
const enough = { en: 15, 'zh-CN': 6 }
const isIn =
  ({ language, text }: Sentence) =>
  ({ language: other, part }: (typeof fragments)[number]) =>
    other === language && (text === part || (part.length >= enough[language] && text.includes(part)))

test('the texts are read: interface, README, guides, notice, promise, survey, complaints page', () => {
  const files = new Set(sentences.map(({ file }) => file.replace(/^(site\/i18n\/[^/]+)\/.*/, '$1')))
  expect(files.size).toBeGreaterThan(9)
  expect(sentences.length).toBeGreaterThan(3000)
})

test('a sentence with a number, or with never, always or only, has a line that proves it', () => {
  const unproved = sentences.filter((one) => isClaim(one) && !fragments.some(isIn(one)))
  expect([...new Set(unproved.map(({ file, text }) => `${file}: ${text}`))]).toEqual([])
})

test('each line is about a sentence that people still read', () => {
  const stale = fragments.filter((one) => !sentences.some((sentence) => isIn(sentence)(one)))
  expect(stale.map(({ part }) => part)).toEqual([])
})

test('each proof is where its line says', () => {
  expect(claims.flatMap(({ proofs }) => proofs.flatMap((proof) => missing(proof) ?? []))).toEqual([])
  expect(claims.filter(({ proofs }) => proofs.length === 0)).toEqual([])
})
