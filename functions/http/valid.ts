import type { Context } from 'hono'
import type * as z from 'zod/mini'
import type { AppEnv } from '../env.ts'
import { bytesUpTo, fieldsIn } from './body.ts'
import { formOf, requireCharset, textOf } from './encoding.ts'
import type { Return } from './form.ts'
import { count, tally } from './guard.ts'
import { FIELDS, FORM_BYTES, type Limits, type Multipart, readMultipart } from './multipart.ts'
import { type FieldError, Problem } from './problem.ts'

/** Far above the longest story; what is larger was not written by a person. */
export const BODY_LIMIT = 256 * 1024

/** Zod's own messages never leave the house: ours are codes like `story.short`, all else is `malformed`. */
export const errorsOf = (error: z.core.$ZodError): FieldError[] =>
  error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ pointer: pointer([...issue.path, key]), code: 'unknown' }))
      : [
          {
            pointer: pointer(issue.path),
            code: /^[A-Za-z-]+\.[a-z-]+$/.test(issue.message) ? issue.message : 'malformed',
          },
        ],
  )

const pointer = (path: readonly PropertyKey[]) =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

const FORM = 'application/x-www-form-urlencoded'

export const wrongType = (taken: string) =>
  new Problem('unsupported-media-type', { detail: `The Content-Type has to be ${taken}.` })

export const mediaType = (c: Context<AppEnv>) =>
  (c.req.header('Content-Type') ?? '').split(';')[0]?.trim().toLowerCase()

export async function validJson<T extends z.ZodMiniType>(
  c: Context<AppEnv>,
  schema: T,
): Promise<z.output<T>> {
  if (!c.var.staff) await count(c, c.env.CALLS)
  if (mediaType(c) !== 'application/json') throw wrongType('application/json')
  requireCharset(c.req.header('Content-Type'))
  const bytes = await bytesUpTo(c.req.raw, BODY_LIMIT)
  if (!bytes) throw new Problem('too-large', { detail: `The body is ${BODY_LIMIT / 1024} KB at most.` })
  const text = textOf(bytes)
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    throw new Problem('malformed', { detail: 'The body is not JSON.' })
  }
  return parse(schema, body)
}

export function parse<T extends z.ZodMiniType>(schema: T, body: unknown): z.output<T> {
  const result = schema.safeParse(body)
  if (!result.success) throw new Problem('invalid', { errors: errorsOf(result.error) })
  return result.data
}

/** Of what an address asks for that which the schema knows; the rest is left out, as an old link may hold it. */
export function known<S extends Record<string, z.ZodMiniType>>(
  schema: z.ZodMiniObject<S>,
  asked: Record<string, string>,
) {
  const fitting = Object.entries(schema.shape).filter(([name, one]) => one.safeParse(asked[name]).success)
  return schema.parse(Object.fromEntries(fitting.map(([name]) => [name, asked[name]])))
}

/** Fields by name; a name that comes several times keeps its values one a line. */
function byName(sent: Iterable<[string, string]>): Record<string, string> {
  const typed = new Map<string, string>()
  for (const [name, value] of sent) {
    const before = typed.get(name)
    typed.set(name, before === undefined ? value : `${before}\n${value}`)
  }
  return Object.fromEntries(typed)
}

const acceptedText = () =>
  new Problem('too-large', { detail: `The text of a form is ${BODY_LIMIT / 1024} KB at most.` })

/** Whoever is not at the desk is counted before a byte is read; a form is told of it once its text is kept. */
const countUnread = async (c: Context<AppEnv>) => {
  if (!c.var.staff) await tally(c, c.env.CALLS)
}

/**
 * Reads a form and keeps it, so that the page can come back with what was typed whatever happens next. One that no
 * form of ours can be, by its length or the number of its fields, is not decoded at all.
 */
export async function readForm(c: Context<AppEnv>, back: Return): Promise<Record<string, string>> {
  await countUnread(c)
  if (mediaType(c) !== FORM) throw wrongType(FORM)
  requireCharset(c.req.header('Content-Type'))
  const bytes = await bytesUpTo(c.req.raw, FORM_BYTES)
  if (!bytes || fieldsIn(bytes) > FIELDS) {
    if (!c.var.staff) await count(c, c.env.CALLS)
    const detail = `A form has ${FORM_BYTES / 1024 / 1024} MB and ${FIELDS} fields at most.`
    throw new Problem('too-large', { detail })
  }
  const fields = byName(formOf(bytes))
  c.set('form', { back, typed: fields })
  if (bytes.length > BODY_LIMIT) throw acceptedText()
  return fields
}

/**
 * For a page that takes files: its text is read and kept before the first file is touched, so that the page
 * can come back with it. The files wait in the stream until they are asked for, one after another.
 */
export async function readFormWithFiles(
  c: Context<AppEnv>,
  back: Return,
  limits: Omit<Limits, 'textBytes'>,
): Promise<{ typed: Record<string, string>; files: Multipart['files'] | undefined }> {
  if (mediaType(c) !== 'multipart/form-data') return { typed: await readForm(c, back), files: undefined }
  await countUnread(c)
  const read = await readMultipart(c.req.raw, { ...limits, textBytes: BODY_LIMIT })
  const { fields, isTooLong, hasFiles, files } = read
  const typed = byName(fields)
  c.set('form', { back, typed })
  if (isTooLong) throw acceptedText()
  return { typed, files: hasFiles ? files : undefined }
}
