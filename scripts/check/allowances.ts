import { Lexer } from 'yaml'

/**
 * Something private may stand where a comment beside it says why: `# allow private: why` in YAML and in a
 * frontmatter, `{/* allow private: why *\/}` in a document's text. One beside `file:` or `scan:`, or before a
 * `<Figure>`, speaks for what is in that file.
 */
export type Allowance = { file: string; line: number; from: number; to: number; why: string }

const form = /allow private:[ \t]*(.*?)\s*(?:\*\/)?\s*$/

export const isAllowance = (comment: string) => /^\s*\/\*\s*allow private:[\s\S]*\*\/\s*$/.test(comment)
export const whyOf = (comment: string) => form.exec(comment.replaceAll('\n', ' '))?.[1]

/** The allowances in YAML, each for the value on its own line or, alone on a line, for the value below it. */
export function yamlAllowances(file: string, text: string, offset = 0): Allowance[] {
  const lines = text.split('\n')
  return comments(text).flatMap(({ comment, line }) => {
    const why = whyOf(comment)
    if (why === undefined) return []
    const isAlone = /^\s*#/.test(lines[line - 1] ?? '')
    const first = isAlone ? line + 1 : line
    return [{ file, why, line: line + offset, from: line + offset, to: endOf(lines, first) + offset }]
  })
}

/** A value reaches as far as what is indented below it. */
function endOf(lines: string[], first: number): number {
  const depth = (written: string) => written.search(/\S/)
  const own = depth(lines[first - 1] ?? '')
  const next = lines.findIndex(
    (written, index) => index >= first && depth(written) >= 0 && depth(written) <= own,
  )
  return next < 0 ? lines.length : next
}

/** What `yaml` puts before a text, so that its own # begins no comment. */
const SCALAR = '\u001f'

/** Real comments alone: what looks like one inside a text is part of that text. */
function comments(text: string): { comment: string; line: number }[] {
  const found: { comment: string; line: number }[] = []
  let line = 1
  let isScalar = false
  for (const token of new Lexer().lex(text)) {
    if (token.startsWith('#') && !isScalar) found.push({ comment: token, line })
    isScalar = token === SCALAR
    line += token.split('\n').length - 1
  }
  return found
}
