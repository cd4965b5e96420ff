import { type CsvError, parse } from 'csv-parse/sync'
import * as z from 'zod'
import { type Language, languages } from '#contract/company'

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
type Row = { record: Record<string, string>; info: { lines: number } }

const Rows = z.array(
  z.object({ record: z.record(z.string(), z.string()), info: z.object({ lines: z.int() }) }),
)
const Month = z.union([z.iso.date(), z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)])

/** The results of a file in one language. What cannot be read stops the build and says where. */
export function readResults(file: string, text: string, language: Language): Result[] {
  const rows = rowsOf(file, text)
  if (rows.length === 0) throw fault(file, 1, 'a line for each test', 'none')
  checkColumns(file, Object.keys(rows[0]?.record ?? {}))
  return rows.map((row) => resultOf(file, row, language))
}

function rowsOf(file: string, text: string): Row[] {
  try {
    return Rows.parse(
      parse(text, { bom: true, columns: true, info: true, trim: true, skip_empty_lines: true }),
    )
  } catch (error) {
    if (!isCsvError(error)) throw error
    throw fault(file, error.lines ?? 1, 'a line of CSV with as many cells as the first', error.message)
  }
}

const isCsvError = (error: unknown): error is CsvError & { lines?: number } =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_')

function checkColumns(file: string, found: string[]) {
  const known = (name: string) =>
    [...columns.demanded, ...columns.optional].includes(name) ||
    languages.some((language) => translated.map((one) => `${one}.${language}`).includes(name))
  const unknown = found.find((name) => !known(name))
  if (unknown !== undefined) {
    const expected = `one of the columns ${[...columns.demanded, ...columns.optional].join(', ')}`
    throw fault(file, 1, expected, `"${unknown}"`)
  }
  const isThere = (name: string) =>
    found.includes(name) ||
    (translated.includes(name) && languages.every((language) => found.includes(`${name}.${language}`)))
  const missing = columns.demanded.find((name) => !isThere(name))
  if (missing) throw fault(file, 1, `a column "${missing}"`, found.join(', '))
}

function resultOf(file: string, { record, info: { lines } }: Row, language: Language): Result {
  const cell = (name: string) => record[`${name}.${language}`] ?? record[name] ?? ''
  const demanded = (name: string) => {
    const written = cell(name)
    // A unit may be empty: a pH has none.
    if (written === '' && name !== 'unit') throw fault(file, lines, `a ${name}`, 'nothing')
    return written
  }
  const [value, limit, date] = [demanded('value'), demanded('limit'), demanded('date')]
  const [measured, allowed] = [spanOf(value), limitOf(limit)]
  if (!measured) throw fault(file, lines, 'a value such as 31 or <0.5', `"${value}"`)
  if (!allowed) throw fault(file, lines, 'a limit such as 100, ≥ 6 or 6–9', `"${limit}"`)
  if (!Month.safeParse(date).success)
    throw fault(file, lines, 'a date such as 2026-04-30 or 2026-04', `"${date}"`)
  const before = cell('before') || undefined
  if (before && !spanOf(before))
    throw fault(file, lines, 'a value such as 92 in the column before', `"${before}"`)
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

const fault = (file: string, line: number, expected: string, came: string) =>
  new Error(`${file}:${line}: expected ${expected}, but found ${came}.`)
