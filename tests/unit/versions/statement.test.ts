import { expect, test } from 'vitest'
import { compare } from '../../../site/components/version/compare.ts'
import { statementBlocks } from '../../../site/components/version/statement.ts'
import { Statement } from '../../../site/schemas/statements.ts'

const written = {
  title: 'Notice of a move',
  summary: 'We moved on 3 March.',
  language: 'en',
  version: 1,
  date: '2026-03-01',
  author: 'Head of compliance',
  authoritative: 'zh-CN',
  kind: 'notice',
  audiences: ['All customers'],
  reason: { why: 'The lease ran out.' },
  times: [{ what: 'The move', date: '2026-03-03' }],
  responsible: { role: 'Head of compliance', email: 'care@company.example' },
  compensation: { none: 'Nobody loses anything by it.' },
  rights: [
    {
      has: 'Tooling, 46 dies',
      happens: 'Counted and moved.',
      takesOver: 'We do.',
      by: '2026-03-31',
      how: 'Nothing to do.',
    },
  ],
}

test('what a statement fills in is compared like its text', () => {
  const older = Statement.parse(written)
  const newer = Statement.parse({
    ...written,
    compensation: { none: 'Nobody loses anything by it.', how: 'Tell us if you do.' },
    rights: [{ ...written.rights[0], has: 'Tooling, 48 dies' }],
  })
  const passages = compare(statementBlocks(older, 'en'), statementBlocks(newer, 'en'), 'en')
  const differing = passages.filter(({ how }) => how !== 'same')
  expect(differing.map(({ how, block }) => `${how}: ${block.text}`)).toEqual([
    'inserted: Tell us if you do.',
    'changed: Tooling, 48 dies │ Counted and moved. │ We do. │ 31 March 2026 │ Nothing to do.',
  ])
})
