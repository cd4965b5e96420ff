import { execFileSync } from 'node:child_process'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { publish } from '../../../scripts/publish.ts'
import { chain, NOTHING_BEFORE } from '../../../scripts/publishing/ledger.ts'
import { inChinese, inEnglish, plantSample, type Sample, TODAY } from '../check/sample.ts'

let sample: Sample
const git = (...words: string[]) =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t.example', ...words], {
    cwd: sample.root,
    stdio: 'pipe',
  })
const commit = () => {
  git('add', '-A')
  git('commit', '-qm', 'x')
}
beforeEach(() => {
  sample = plantSample()
  sample.inside(() => publish(TODAY))
  git('init', '-q', '-b', 'main')
  commit()
})
afterEach(() => sample.fell())

/** A ledger that holds in itself, written anew with another date. */
function forge() {
  const lines = sample
    .read('published.jsonl')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .map(({ previous: _, ...line }) => ({ ...line, date: '2026-05-01' }))
  sample.write('published.jsonl', chain(NOTHING_BEFORE, lines))
}

test('a ledger that was written anew, chain and all, is refused against the main branch', () => {
  git('checkout', '-qb', 'text')
  const clean = sample.read('published.jsonl')
  forge()
  commit()
  expect(inEnglish(sample.examine())).toEqual([
    expect.stringMatching(
      /^tests\/company\/published\.jsonl:1: expected the line of the main branch, came \{"kind"/,
    ),
  ])
  expect(inChinese(sample.examine())).toEqual([expect.stringMatching(/要求：主分支上的这一行/)])
  sample.write('published.jsonl', clean)
  expect(inEnglish(sample.examine())).toEqual([])
})

test('a ledger that lost its end is refused', () => {
  git('checkout', '-qb', 'text')
  const lines = sample.read('published.jsonl').trim().split('\n')
  sample.write('published.jsonl', `${lines.slice(0, -1).join('\n')}\n`)
  expect(inEnglish(sample.examine())).toEqual([
    expect.stringMatching(new RegExp(`:${lines.length}: expected the line of the main branch, came nothing`)),
  ])
})

test('a branch that is only behind the main branch has rewritten nothing', () => {
  git('checkout', '-qb', 'text')
  git('checkout', '-q', 'main')
  sample.write(
    'statements/gate/v2.en.mdx',
    sample.read('statements/gate/v1.en.mdx').replace('version: 1', 'version: 2\nchanges: [x]'),
  )
  expect(sample.inside(() => publish(TODAY))).toHaveLength(1)
  commit()
  git('checkout', '-q', 'text')
  expect(inEnglish(sample.examine())).toEqual([])
})

test('without git there is nothing to compare with', () => {
  execFileSync('rm', ['-rf', `${sample.root}/.git`])
  forge()
  expect(inEnglish(sample.examine())).toEqual([])
})
