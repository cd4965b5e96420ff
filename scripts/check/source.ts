import { readFileSync } from 'node:fs'
import {
  type Document,
  type ErrorCode,
  isMap,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLParseError,
} from 'yaml'
import type { Text } from '#contract/company'
import { type Fault, nothing, same, say } from './fault.ts'

export type Path = readonly PropertyKey[]

/** A data file, or an MDX file with its frontmatter apart, whose every value still knows its line. */
export type Source = {
  file: string
  value: unknown
  /** What follows the frontmatter, and the line on which it begins; a data file has none. */
  body: { text: string; line: number }
  faults: Fault[]
  /** The line of a value or, where `key` names one inside it, the line of that key. */
  lineOf: (path: Path, key?: string) => number
}

export function readSource(file: string): Source {
  const text = readFileSync(file, 'utf8')
  if (!file.endsWith('.mdx')) return parseSource(file, text, 0, { text: '', line: 1 })
  const [fence = '', data] = text.match(/^---\r?\n([\s\S]*?)^---[ \t]*(?:\r?\n|$)/m) ?? []
  if (data === undefined || !text.startsWith(fence)) return unfenced(file)
  const line = fence.split('\n').length
  return parseSource(file, data, 1, { text: text.slice(fence.length), line })
}

function parseSource(file: string, text: string, offset: number, body: Source['body']): Source {
  const counter = new LineCounter()
  // The site's reader takes a bare day for a moment in time, as YAML once did; then so does this one, to see it.
  const document = parseDocument(text, {
    lineCounter: counter,
    prettyErrors: false,
    customTags: ['timestamp'],
  })
  const lineAt = (position: number) => counter.linePos(position).line + offset
  const unread = document.errors.slice(0, 1).map((error) => ({
    file,
    line: lineAt(error.pos[0]),
    at: '',
    expected: say('YAML that can be read', '可以读懂的 YAML'),
    came: inWords(error),
    mend: say(
      'Look at this line and the one above: indentation by two blanks, a blank after every colon, text with a colon in "quotes".',
      '看这一行和上一行：缩进用两个空格，冒号后面有空格，带冒号的文字加 "引号"。',
    ),
  }))
  const faults = unread.length > 0 ? unread : bareDays(document, file, lineAt)
  const value: unknown = faults.length ? undefined : document.toJS()
  return { file, value, body, faults, lineOf: (path, key) => lineAt(positionOf(document, path, key)) }
}

/** The reader's own words are English; the slips that happen to people have words in both languages. */
function inWords({ code, message }: YAMLParseError): Text {
  const chinese: Partial<Record<ErrorCode, string>> = {
    TAB_AS_INDENT: '用了制表符（Tab）缩进',
    DUPLICATE_KEY: '同一个键写了两次',
    MISSING_CHAR: '缺少引号、冒号或括号',
    BAD_INDENT: '缩进不对',
    UNEXPECTED_TOKEN: '这里的符号放错了地方',
    BLOCK_AS_IMPLICIT_KEY: '冒号的位置不对，这一行可能少了引号',
    MULTILINE_IMPLICIT_KEY: '键写成了多行，可能缺少冒号或引号',
    BAD_SCALAR_START: '文字不能用这个符号开头，请加引号',
    BAD_ALIAS: '星号在 YAML 里另有含义，请加引号',
  }
  return say(message, chinese[code] ?? message)
}

function bareDays(document: Document, file: string, lineAt: (position: number) => number): Fault[] {
  const faults: Fault[] = []
  visit(document, {
    Scalar(_, { value, source = '', range }, ancestors) {
      if (!(value instanceof Date)) return
      const pair = ancestors.at(-1)
      const at = isPair(pair) && isScalar(pair.key) ? String(pair.key.value) : ''
      faults.push({
        file,
        line: lineAt(range?.[0] ?? 0),
        at,
        expected: say('a day in quotes', '带引号的日期'),
        came: same(source),
        mend: say(`Put it in quotes: "${source}".`, `加上引号："${source}"。`),
      })
    },
  })
  return faults
}

function unfenced(file: string): Source {
  const fault = {
    file,
    line: 1,
    at: '',
    expected: say('frontmatter between two lines of "---"', '两行 "---" 之间的文件头'),
    came: nothing,
    mend: say(
      'Begin the file with "---", title, summary and the rest, and "---" again.',
      '文件以 "---" 开头，写上 title、summary 等，再以 "---" 结束。',
    ),
  }
  return { file, value: undefined, body: { text: '', line: 1 }, faults: [fault], lineOf: () => 1 }
}

/** Where a value begins: its own key if it has one, else itself; a value that is missing is where its parent is. */
function positionOf(document: Document, path: Path, key?: string): number {
  const whole = key === undefined ? path : [...path, key]
  for (let depth = whole.length; depth > 0; depth--) {
    const parent = document.getIn(whole.slice(0, depth - 1), true)
    const name = whole[depth - 1]
    const pair = isMap(parent)
      ? parent.items.find((item) => isScalar(item.key) && String(item.key.value) === String(name))
      : undefined
    const node = isScalar(pair?.key) ? pair.key : document.getIn(whole.slice(0, depth), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return startOf(document.contents)
}

function startOf(node: Node | null): number {
  return node?.range?.[0] ?? 0
}
