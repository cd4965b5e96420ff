import { diffArrays } from 'diff'
import type { Language } from '#contract/company'

/** A stretch of a changed passage. Deleted stands before inserted where one took the other's place. */
export type Run = { how: 'same' | 'inserted' | 'deleted'; text: string }

const segmenters = {
  'zh-CN': new Intl.Segmenter('zh-CN', { granularity: 'word' }),
  en: new Intl.Segmenter('en', { granularity: 'word' }),
} satisfies Record<Language, Intl.Segmenter>

/** The words of a text, punctuation apart, each with the blank that follows it. Chinese is cut by its dictionary. */
export function segment(text: string, language: Language): string[] {
  const tokens: string[] = []
  for (const { segment: token } of segmenters[language].segment(text)) {
    if (/^\s+$/.test(token) && tokens.length > 0) tokens.push(`${tokens.pop()}${token}`)
    else tokens.push(token)
  }
  return tokens
}

const isWord = (token: string) => /[\p{L}\p{N}]/u.test(token)

/** How often each word stands in a text; computed once a passage, compared many times. */
export function tally(tokens: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const token of tokens) {
    const word = token.trimEnd().toLowerCase()
    if (isWord(word)) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return counts
}

/** How much two texts have in common, from 0 to 1: the words that both hold. */
export function likeness(a: Map<string, number>, b: Map<string, number>): number {
  const size = (counts: Map<string, number>) => counts.values().reduce((sum, count) => sum + count, 0)
  const whole = size(a) + size(b)
  let common = 0
  for (const [word, count] of a) common += Math.min(count, b.get(word) ?? 0)
  return whole === 0 ? 0 : (2 * common) / whole
}

type Hunk = { deleted: string[]; inserted: string[]; same: string[] }

const bare = (tokens: readonly string[]) => tokens.map((token) => token.trimEnd())

/** The words that one text takes from another, leaves out and adds; blanks behind a word make no difference. */
export function compareWords(older: readonly string[], newer: readonly string[]): Run[] {
  const hunks: Hunk[] = [{ deleted: [], inserted: [], same: [] }]
  let [from, to] = [0, 0]
  for (const { count, added, removed } of diffArrays(bare(older), bare(newer))) {
    const value = removed ? older.slice(from, from + count) : newer.slice(to, to + count)
    if (!added) from += count
    if (!removed) to += count
    const last = hunks.at(-1)
    const hunk = last && last.same.length === 0 ? last : { deleted: [], inserted: [], same: [] }
    if (hunk !== last) hunks.push(hunk)
    if (added) hunk.inserted.push(...value)
    else if (removed) hunk.deleted.push(...value)
    else hunk.same.push(...value)
  }
  return runsOf(withoutIslands(hunks))
}

const length = (tokens: readonly string[]) => tokens.join('').length
const weight = ({ deleted, inserted }: Hunk) => Math.max(length(deleted), length(inserted))

/** A word or two that happen to stand on both sides of a rewritten stretch only chop it up: they go with it. */
function withoutIslands(hunks: readonly Hunk[]): Hunk[] {
  const kept: Hunk[] = []
  for (const hunk of hunks) {
    const last = kept.at(-1)
    if (last && isIsland(last, hunk)) {
      kept[kept.length - 1] = {
        deleted: [...last.deleted, ...last.same, ...hunk.deleted],
        inserted: [...last.inserted, ...last.same, ...hunk.inserted],
        same: hunk.same,
      }
    } else kept.push(hunk)
  }
  return kept
}

function isIsland(last: Hunk, next: Hunk): boolean {
  const size = length(last.same)
  return last.same.filter(isWord).length <= 2 && size <= weight(last) && size <= weight(next)
}

const runsOf = (hunks: readonly Hunk[]): Run[] =>
  hunks.flatMap(({ deleted, inserted, same }) => {
    const runs: Run[] = [
      { how: 'deleted', text: deleted.join('') },
      { how: 'inserted', text: inserted.join('') },
      { how: 'same', text: same.join('') },
    ]
    return runs.filter(({ text }) => text !== '')
  })
