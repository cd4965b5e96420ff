import * as z from 'zod/mini'
import type { Text } from '#contract/company'
import { type Fault, plus, quote, say } from './fault.ts'
import { nearest } from './near.ts'
import { formatOf, inBoth, kinds, meant, oneOf, units, unknownKey } from './shape-words.ts'
import type { Path, Source } from './source.ts'

type Issue = z.core.$ZodIssue

/** Every way in which a file differs from its schema. A misspelt key is one fault, not two. */
export function shapeFaults(source: Source, schema: z.ZodMiniType): Fault[] {
  const issues = schema.safeParse(source.value).error?.issues.flatMap((issue) => inner(issue)) ?? []
  const faults = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? unknownKeys(source, schema, issue) : [valueFault(source, issue)],
  )
  const meant = new Set(faults.flatMap(({ meant }) => meant ?? []))
  return faults
    .filter(({ at, isMissing }) => !(isMissing && meant.has(at)))
    .map(({ meant: _, isMissing: __, ...fault }) => fault)
}

/** The key that was probably meant goes along, so that its absence is not reported a second time. */
type Guess = Fault & { meant?: string; isMissing?: boolean }

function unknownKeys(
  source: Source,
  schema: z.ZodMiniType,
  { path, keys }: z.core.$ZodIssueUnrecognizedKeys,
): Guess[] {
  const known = keysAt(schema, path)
  return keys.map((key) => {
    const near = nearest(key, known)
    const fault = {
      file: source.file,
      line: source.lineOf(path, key),
      at: written([...path, key]),
      expected: plus(oneOf(known), meant(near)),
      came: unknownKey(key),
      mend: near
        ? say(`Spell the key "${near}".`, `把键改成 "${near}"。`)
        : say('Delete the key, or use one that is known.', '删掉这个键，或换成认识的键。'),
    }
    return near ? { ...fault, meant: written([...path, near]) } : fault
  })
}

function valueFault(source: Source, issue: Issue): Guess {
  const came = issue.path.reduce<unknown>(step, source.value)
  const isMissing = came === undefined
  const key = issue.path.at(-1)
  return {
    file: source.file,
    line: source.lineOf(issue.path),
    at: written(issue.path),
    expected: expected(issue),
    came: quote(came),
    mend:
      isMissing && typeof key === 'string'
        ? say(`Add a line "${key}: …" here.`, `在这里补一行 "${key}: …"。`)
        : say('Change the value to what is expected.', '把内容改成应有的样子。'),
    isMissing,
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

function expected(issue: Issue): Text {
  switch (issue.code) {
    case 'invalid_type':
      return kinds[issue.expected] ?? inBoth(issue.expected)
    case 'invalid_value':
      return oneOf(issue.values.map(String))
    case 'too_small':
    case 'too_big':
      return bound(issue)
    case 'invalid_format':
      return format(issue)
    default:
      return inBoth(issue.message.replace('Invalid discriminator value. Expected ', 'one of '))
  }
}

/** A schema that says in its own words what it wants is quoted; the rest have a limit, a name or a pattern. */
function bound(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): Text {
  if (!issue.message.startsWith('Too ')) return inBoth(issue.message)
  if (issue.code === 'too_small' && issue.origin === 'string' && issue.minimum === 1)
    return say('text that is not empty', '文字，不能空着')
  const unit = units[issue.origin] ?? say('', '')
  const isOpen = issue.inclusive === false
  return issue.code === 'too_small'
    ? plus(
        say(
          `${isOpen ? 'more than' : 'at least'} ${issue.minimum}`,
          `${isOpen ? '大于' : '至少'} ${issue.minimum}`,
        ),
        unit,
      )
    : plus(
        say(
          `${isOpen ? 'less than' : 'at most'} ${issue.maximum}`,
          `${isOpen ? '小于' : '至多'} ${issue.maximum}`,
        ),
        unit,
      )
}

function format({ message, format, pattern }: z.core.$ZodIssueInvalidStringFormat): Text {
  return message.startsWith('Invalid ') ? formatOf(format, pattern) : inBoth(message)
}

/** `items[2].evidence[0].title`. */
export function written(path: Path): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')
}

/**
 * The keys that a schema knows at a path; where it branches, those of every branch. The site's schemas and the
 * Worker's smaller ones have the same core.
 */
export function keysAt(schema: z.core.$ZodType, path: Path): string[] {
  const { core } = z
  if (schema instanceof core.$ZodOptional || schema instanceof core.$ZodDefault)
    return keysAt(schema._zod.def.innerType, path)
  if (schema instanceof core.$ZodPipe) return keysAt(schema._zod.def.in, path)
  if (schema instanceof core.$ZodUnion)
    return [...new Set(schema._zod.def.options.flatMap((option) => keysAt(option, path)))]
  const [key, ...rest] = path
  if (schema instanceof core.$ZodArray) return keysAt(schema._zod.def.element, rest)
  if (schema instanceof core.$ZodRecord) return keysAt(schema._zod.def.valueType, rest)
  if (!(schema instanceof core.$ZodObject)) return []
  const { shape } = schema._zod.def
  if (key === undefined) return Object.keys(shape)
  const inside = shape[String(key)]
  return inside ? keysAt(inside, rest) : []
}
