import { diffArrays } from 'diff'
import type { Language } from '#contract/company'
import type { Block } from './blocks.ts'
import { compareWords, likeness, type Run, segment, tally } from './words.ts'

/** A passage as it stands between two versions; a changed one says which words. */
export type Passage =
  | { how: 'same' | 'inserted' | 'deleted'; block: Block }
  | { how: 'changed'; block: Block; runs: Run[] }

/** Below this the two share little more than their small words, and count as two passages. */
const ALIKE = 0.45

const identity = ({ kind, depth, within, text }: Block) => [kind, depth, within, text].join('\n')

/** Holds two versions against each other, passage by passage and, where a passage changed, word by word. */
export function compare(older: readonly Block[], newer: readonly Block[], language: Language): Passage[] {
  const passages: Passage[] = []
  let gone: Block[] = []
  let come: Block[] = []
  const settle = () => {
    passages.push(...pair(gone, come, language))
    gone = []
    come = []
  }
  let [from, to] = [0, 0]
  for (const { count, added, removed } of diffArrays(older.map(identity), newer.map(identity))) {
    if (added) come.push(...newer.slice(to, to + count))
    else if (removed) gone.push(...older.slice(from, from + count))
    else {
      settle()
      passages.push(...newer.slice(to, to + count).map((block): Passage => ({ how: 'same', block })))
    }
    if (!added) from += count
    if (!removed) to += count
  }
  settle()
  return passages
}

/** Pairs what went with what came, in order, so that the pairs together are as alike as can be. */
function pair(gone: readonly Block[], come: readonly Block[], language: Language): Passage[] {
  const cut = (blocks: readonly Block[]) => blocks.map(({ text }) => segment(text, language))
  const [older, newer] = [cut(gone), cut(come)]
  const [before, after] = [older.map(tally), newer.map(tally)]
  const score = (i: number, j: number) => {
    const [a, b, from, to] = [gone[i], come[j], before[i], after[j]]
    if (!a || !b || !from || !to || a.kind !== b.kind || a.within !== b.within) return 0
    const alike = likeness(from, to)
    return alike < ALIKE ? 0 : alike
  }
  const scores = gone.map((_, i) => come.map((_, j) => score(i, j)))
  const best = bestFrom(scores, come.length)
  const passages: Passage[] = []
  let [i, j] = [0, 0]
  while (i < gone.length || j < come.length) {
    const [from, to] = [gone[i], come[j]]
    const [here, below, right] = [at(best, i, j), at(best, i + 1, j), at(best, i, j + 1)]
    if (from && (!to || here === below)) {
      passages.push({ how: 'deleted', block: from })
      i++
    } else if (to && (!from || here === right)) {
      passages.push({ how: 'inserted', block: to })
      j++
    } else if (from && to) {
      passages.push({ how: 'changed', block: to, runs: compareWords(older[i] ?? [], newer[j] ?? []) })
      i++
      j++
    }
  }
  return passages
}

const at = (table: readonly (readonly number[])[], i: number, j: number) => table[i]?.[j] ?? 0

/** `best[i][j]`: the most likeness that can be had from the i-th and j-th passage on. */
function bestFrom(scores: readonly (readonly number[])[], width: number): number[][] {
  const best: number[][] = Array.from({ length: scores.length + 1 }, () => Array(width + 1).fill(0))
  for (let i = scores.length - 1; i >= 0; i--) {
    const row = best[i] ?? []
    for (let j = width - 1; j >= 0; j--) {
      const score = at(scores, i, j)
      const paired = score > 0 ? score + at(best, i + 1, j + 1) : 0
      row[j] = Math.max(paired, at(best, i + 1, j), at(best, i, j + 1))
    }
  }
  return best
}

export type Count = Record<Passage['how'], number>

/** How many passages changed, came, went and stayed; headings that stayed are signposts, not passages. */
export function count(passages: readonly Passage[]): Count {
  const counts: Count = { same: 0, changed: 0, inserted: 0, deleted: 0 }
  for (const { how, block } of passages) if (how !== 'same' || block.kind !== 'heading') counts[how]++
  return counts
}

/** A comparison as it is read: headings as signposts, what came, went or stayed together, what changed alone. */
export type Stretch =
  | { how: 'heading'; passage: Passage }
  | { how: 'same' | 'inserted' | 'deleted'; blocks: Block[] }
  | { how: 'changed'; block: Block; runs: Run[] }

export function stretches(passages: readonly Passage[]): Stretch[] {
  const found: Stretch[] = []
  for (const passage of passages) {
    const last = found.at(-1)
    if (passage.block.kind === 'heading') found.push({ how: 'heading', passage })
    else if (passage.how === 'changed') found.push(passage)
    else if (last?.how === passage.how) last.blocks.push(passage.block)
    else found.push({ how: passage.how, blocks: [passage.block] })
  }
  return found
}
