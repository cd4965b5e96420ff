import { CsvError, parse } from 'csv-parse/sync'
import * as z from 'zod'
import { type Language, languages, type Text } from '#contract/company'

/**
 * A file of test results beside its document: a line a test. Names that differ by language stand in two
 * columns, `parameter.zh-CN` and `parameter.en`; what reads the same in both, in one.
 */
const columns = { demanded: ['parameter', 'unit', 'value', 'limit', 'date'], optional: ['before', 'method'] }
const translated = ['parameter', 'unit', 'method']

export type Verdict = 'kept' | 'exceeded' | 'open'
export type Result = {
  parameter: string
  unit: string
  before: string | undefined
  value: string
  limit: string
  date: string
  method: string | undefined
  verdict: Verdict
}

type Span = { least: number; most: number }
type Row = { record: Record<string, string>; info: { lines: number; columns: { name: string }[] } }

const Rows = z.array(
  z.object({
    record: z.record(z.string(), z.string()),
    info: z.object({ lines: z.int(), columns: z.array(z.object({ name: z.string() })) }),
  }),
)
const Month = z.union([z.iso.date(), z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)])

/** What of a file cannot be read, with its line; the check says it in the words of whoever wrote the file. */
export class UnreadResults extends Error {
  readonly line: number
  readonly expected: Text
  readonly came: string
  constructor(file: string, line: number, expected: Text, came: string) {
    super(`${file}:${line}: expected ${expected.en}, but found ${came || 'nothing'}.`)
    this.line = line
    this.expected = expected
    this.came = came
  }
}

/** The results of a file in one language, or `UnreadResults`. */
export function readResults(file: string, text: string, language: Language): Result[] {
  const rows = rowsOf(file, text)
  if (rows.length === 0) throw fault(file, 1, 'a line for each test', '每项检测一行', '')
  checkColumns(file, rows[0]?.info.columns.map(({ name }) => name) ?? [])
  return rows.map((row) => resultOf(file, row, language))
}

function rowsOf(file: string, text: string): Row[] {
  try {
    return Rows.parse(
      parse(text, { bom: true, columns: true, info: true, trim: true, skip_empty_lines: true }),
    )
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = Number(error['lines'] ?? 1)
    throw fault(
      file,
      line,
      'a line of CSV with as many cells as the first',
      '一行 CSV，格数与第一行相同',
      text.split('\n')[line - 1]?.trim().slice(0, 60) ?? '',
    )
  }
}

function checkColumns(file: string, found: string[]) {
  const known = (name: string) =>
    [...columns.demanded, ...columns.optional].includes(name) ||
    languages.some((language) => translated.map((one) => `${one}.${language}`).includes(name))
  const unknown = found.find((name) => !known(name))
  if (unknown !== undefined) {
    const names = [...columns.demanded, ...columns.optional]
    const [english, chinese] = [`one of the columns ${names.join(', ')}`, `以下列名之一：${names.join('、')}`]
    throw fault(file, 1, english, chinese, `"${unknown}"`)
  }
  const isThere = (name: string) =>
    found.includes(name) ||
    (translated.includes(name) && languages.every((language) => found.includes(`${name}.${language}`)))
  const twice = found.find((name, index) => found.indexOf(name) !== index)
  if (twice !== undefined) throw fault(file, 1, 'each column once', '每列只出现一次', `"${twice}"`)
  const missing = columns.demanded.find((name) => !isThere(name))
  if (missing) throw fault(file, 1, `a column "${missing}"`, `一列“${missing}”`, found.join(', '))
}

function resultOf(file: string, { record, info: { lines } }: Row, language: Language): Result {
  const cell = (name: string) => record[`${name}.${language}`] ?? record[name] ?? ''
  const demanded = (name: string) => {
    const written = cell(name)
    // A unit may be empty: a pH has none.
    if (written === '' && name !== 'unit') throw fault(file, lines, `a ${name}`, `“${name}”一格有内容`, '')
    return written
  }
  const [value, limit, date] = [demanded('value'), demanded('limit'), demanded('date')]
  const [measured, allowed] = [spanOf(value), limitOf(limit)]
  if (!measured)
    throw fault(file, lines, 'a value such as 31 or <0.5', '像 31 或 <0.5 这样的数值', `"${value}"`)
  if (!allowed)
    throw fault(file, lines, 'a limit such as 100, ≥ 6 or 6–9', '像 100、≥ 6 或 6–9 这样的限值', `"${limit}"`)
  if (!Month.safeParse(date).success)
    throw fault(
      file,
      lines,
      'a date such as 2026-04-30 or 2026-04',
      '像 2026-04-30 或 2026-04 这样的日期',
      `"${date}"`,
    )
  const before = cell('before') || undefined
  if (before && !spanOf(before))
    throw fault(
      file,
      lines,
      'a value such as 92 in the column before',
      'before 列里像 92 这样的数值',
      `"${before}"`,
    )
  return {
    parameter: demanded('parameter'),
    unit: demanded('unit'),
    before,
    value,
    limit,
    date,
    method: cell('method') || undefined,
    verdict: verdictOf(measured, allowed),
  }
}

const number = String.raw`-?\d[\d,]*(?:\.\d+)?`
const read = (written = '') => Number(written.replaceAll(',', ''))

/** What was measured; a value below the detection limit, `<0.5`, lies anywhere under it. */
function spanOf(written: string): Span | undefined {
  const [, sign, value] = new RegExp(`^([<>]?)\\s*(${number})$`).exec(written) ?? []
  if (value === undefined) return undefined
  const at = read(value)
  return { least: sign === '<' ? -Infinity : at, most: sign === '>' ? Infinity : at }
}

/** What is allowed: at most a number, unless it says otherwise. */
function limitOf(written: string): Span | undefined {
  const [, from, to] = new RegExp(`^(${number})\\s*[–~-]\\s*(${number})$`).exec(written) ?? []
  if (to !== undefined) return { least: read(from), most: read(to) }
  const [, sign = '', value] = new RegExp(`^(≤|<=|≥|>=)?\\s*(${number})$`).exec(written) ?? []
  if (value === undefined) return undefined
  return /[≥>]/.test(sign) ? { least: read(value), most: Infinity } : { least: -Infinity, most: read(value) }
}

/** Kept or not, where the value decides it: `<0.5` says nothing about a limit of 0.1. */
function verdictOf(measured: Span, allowed: Span): Verdict {
  if (measured.most <= allowed.most && measured.least >= allowed.least) return 'kept'
  return measured.least > allowed.most || measured.most < allowed.least ? 'exceeded' : 'open'
}

const fault = (file: string, line: number, english: string, chinese: string, came: string) =>
  new UnreadResults(file, line, { en: english, 'zh-CN': chinese }, came)
