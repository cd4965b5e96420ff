import * as z from 'zod'
import { type Fault, quote } from './fault.ts'
import type { Path, Source } from './source.ts'

type Issue = z.core.$ZodIssue

/** Every way in which a file differs from its schema. A misspelt key is one fault, not two. */
export function shapeFaults(source: Source, schema: z.ZodType): Fault[] {
  const issues = schema.safeParse(source.value).error?.issues.flatMap((issue) => inner(issue)) ?? []
  const faults = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? unknownKeys(source, schema, issue) : [valueFault(source, issue)],
  )
  const meant = new Set(faults.flatMap(({ meant }) => meant ?? []))
  return faults
    .filter(({ at, came }) => !(came === 'nothing' && meant.has(at)))
    .map(({ meant: _, ...fault }) => fault)
}

/** The key that was probably meant goes along, so that its absence is not reported a second time. */
type Guess = Fault & { meant?: string }

function unknownKeys(
  source: Source,
  schema: z.ZodType,
  { path, keys }: z.core.$ZodIssueUnrecognizedKeys,
): Guess[] {
  const known = keysAt(schema, path)
  return keys.map((key) => {
    const near = nearest(key, known)
    const hint = near ? ` (did you mean "${near}"?)` : ''
    const fault = {
      file: source.file,
      line: source.lineOf(path, key),
      at: written([...path, key]),
      expected: `${known.length > 1 ? 'one of ' : ''}${known.join(', ')}${hint}`,
      came: `the unknown key "${key}"`,
    }
    return near ? { ...fault, meant: written([...path, near]) } : fault
  })
}

function valueFault(source: Source, issue: Issue): Guess {
  const came = issue.path.reduce<unknown>(step, source.value)
  const { file } = source
  return {
    file,
    line: source.lineOf(issue.path),
    at: written(issue.path),
    expected: expected(issue),
    came: quote(came),
  }
}

function step(value: unknown, key: PropertyKey): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
}

/** A key of a record is faulty where it stands, and the reasons lie one level deeper. */
function inner(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_key') return [issue]
  return issue.issues.map((reason) => ({ ...reason, path: issue.path }))
}

function expected(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return inWords[issue.expected] ?? issue.expected
    case 'invalid_value':
      return `${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(String).join(', ')}`
    case 'too_small':
      return `${bound('at least', issue.minimum, issue.origin)}`
    case 'too_big':
      return `${bound('at most', issue.maximum, issue.origin)}`
    case 'invalid_format':
      return format(issue)
    default:
      return issue.message.replace('Invalid discriminator value. Expected ', 'one of ')
  }
}

const inWords: Record<string, string> = {
  string: 'text',
  int: 'a whole number',
  number: 'a number',
  array: 'a list',
  object: 'keys with values',
}

function bound(words: string, limit: number | bigint, origin: string): string {
  const units: Record<string, string> = { string: ' characters', array: ' entries', set: ' entries' }
  return `${words} ${limit}${units[origin] ?? ''}`
}

/** A schema that says in its own words what it wants is quoted; the rest have a name or a pattern. */
function format({ message, format, pattern }: z.core.$ZodIssueInvalidStringFormat): string {
  if (!message.startsWith('Invalid ')) return message
  if (format === 'date') return 'a date like 2026-11-22'
  return format === 'regex' && pattern ? `text that matches ${pattern}` : `a valid ${format}`
}

/** `items[2].evidence[0].title`. */
export function written(path: Path): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')
}

/** The keys that a schema knows at a path; where it branches, those of every branch. */
export function keysAt(schema: z.core.$ZodType, path: Path): string[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return keysAt(schema.unwrap(), path)
  if (schema instanceof z.ZodPipe) return keysAt(schema.in, path)
  if (schema instanceof z.ZodUnion)
    return [...new Set(schema.options.flatMap((option) => keysAt(option, path)))]
  const [key, ...rest] = path
  if (schema instanceof z.ZodArray) return keysAt(schema.element, rest)
  if (schema instanceof z.ZodRecord) return keysAt(schema.valueType, rest)
  if (!(schema instanceof z.ZodObject)) return []
  if (key === undefined) return Object.keys(schema.shape)
  const inside = schema.shape[String(key)]
  return inside ? keysAt(inside, rest) : []
}

/** The known key at a distance of one or two slips, if there is one. */
export function nearest(key: string, known: string[]): string | undefined {
  const ranked = known.map((name) => ({ name, slips: slips(key.toLowerCase(), name.toLowerCase()) }))
  const best = ranked.sort((a, b) => a.slips - b.slips)[0]
  return best && best.slips <= 2 && best.slips < key.length ? best.name : undefined
}

/** Levenshtein's distance. */
function slips(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [i, letter] of [...from].entries()) {
    const next = [i + 1]
    for (const [j, other] of [...to].entries()) {
      next.push(
        Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)),
      )
    }
    row = next
  }
  return row.at(-1) ?? 0
}
