import { describe, expect, test } from 'vitest'
import { blocksOf } from '../../../site/components/version/blocks.ts'
import { compare, count, stretches } from '../../../site/components/version/compare.ts'

const zh = (markdown: string) => blocksOf(markdown, { language: 'zh-CN' })
const line = ({ how, block }: ReturnType<typeof compare>[number]) => `${how} ${block.kind}: ${block.text}`

describe('a document is compared as lines of text', () => {
  test('headings, paragraphs, items and rows each are one', () => {
    const blocks = zh(
      '## 一\n\n一段**文字**，\n分两行。\n\n- 甲\n- 乙\n\n| 项 | 值 |\n| --- | ---: |\n| COD | 31 |\n',
    )
    expect(blocks.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'heading 一',
      'text 一段文字， 分两行。',
      'item 甲',
      'item 乙',
      'row 项 │ 值',
      'row COD │ 31',
    ])
  })
  test('a component is the line of its words, and what it holds stands in it', () => {
    const text =
      '<KeyFigures>\n  <KeyFigure label="合格率" value="99.1%" />\n</KeyFigures>\n\n<Aside>\n旁注。\n</Aside>'
    expect(zh(text)).toEqual([
      { kind: 'part', within: 'KeyFigure', text: '99.1% · 合格率' },
      { kind: 'text', within: 'Aside', text: '旁注。' },
    ])
  })
  test('a name stands as what it means, and a link keeps its address', () => {
    const meaning = (component: string, _: string, value: string) =>
      component === 'Evidence' && value === 'decision' ? 'Decision on removal' : undefined
    const blocks = blocksOf('<Evidence id="decision" />\n\nSee [the list](/faq/), it’s short.', {
      language: 'en',
      meaning,
    })
    expect(blocks.map(({ text }) => text)).toEqual([
      'Decision on removal',
      'See the list (/faq/), it’s short.',
    ])
  })
})

describe('two versions', () => {
  const older = zh(
    '## 结果\n\n一次合格率是 99.4%，数据还在积累。\n\n没有变的一段。\n\n这一段后来整段拿掉了。\n',
  )
  const newer = zh(
    '## 结果\n\n一次合格率是 99.1%，数据还在积累。\n\n没有变的一段。\n\n## 更正\n\n错在计数，由客户查出。\n',
  )
  const passages = compare(older, newer, 'zh-CN')
  test('are held together where they are alike, and apart where they are not', () => {
    expect(passages.map(line)).toEqual([
      'same heading: 结果',
      'changed text: 一次合格率是 99.1%，数据还在积累。',
      'same text: 没有变的一段。',
      'deleted text: 这一段后来整段拿掉了。',
      'inserted heading: 更正',
      'inserted text: 错在计数，由客户查出。',
    ])
  })
  test('are counted; a heading that stayed is a signpost', () => {
    expect(count(passages)).toEqual({ same: 1, changed: 1, inserted: 2, deleted: 1 })
  })
  test('that are the same differ in nothing', () => {
    expect(count(compare(older, older, 'zh-CN'))).toEqual({ same: 3, changed: 0, inserted: 0, deleted: 0 })
  })
})

test('a heading is never taken for a paragraph, nor a row for an item', () => {
  const passages = compare(zh('投诉答复要等几天\n'), zh('## 投诉答复要等几天\n'), 'zh-CN')
  expect(passages.map(({ how }) => how).sort()).toEqual(['deleted', 'inserted'])
})

test('what stayed, came or went together is read together, between headings and changes', () => {
  const before = zh('## 一\n\n甲一。\n\n乙二。\n\n丙三。\n\n## 二\n\n丁四。\n')
  const after = zh(
    '## 一\n\n甲一。\n\n乙二。\n\n丙三。\n\n新来的第一段。\n\n新来的第二段。\n\n## 二\n\n丁四。\n',
  )
  const read = stretches(compare(before, after, 'zh-CN')).map((one) =>
    'blocks' in one ? `${one.how} ${one.blocks.length}` : one.how,
  )
  expect(read).toEqual(['heading', 'same 3', 'inserted 2', 'heading', 'same 1'])
})
