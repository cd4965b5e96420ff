import type { Context } from 'hono'
import type * as z from 'zod/mini'
import type { AppEnv } from '../env.ts'
import type { Return } from './form.ts'
import { type Limits, type Multipart, readMultipart } from './multipart.ts'
import { type FieldError, Problem } from './problem.ts'

/** Far above the longest story; what is larger was not written by a person. */
export const BODY_LIMIT = 256 * 1024
/** A form that is too large is still read this far, so that its text can come back. */
const FORM_LIMIT = 8 * 1024 * 1024

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

/** A body that says it is longer than `limit` is never held in memory. */
async function boundedText(c: Context<AppEnv>, limit: number): Promise<string | undefined> {
  if (Number(c.req.header('Content-Length') ?? 0) > limit) return undefined
  const bytes = await c.req.arrayBuffer()
  return bytes.byteLength > limit ? undefined : new TextDecoder().decode(bytes)
}

export const mediaType = (c: Context<AppEnv>) =>
  (c.req.header('Content-Type') ?? '').split(';')[0]?.trim().toLowerCase()

export async function validJson<T extends z.ZodMiniType>(
  c: Context<AppEnv>,
  schema: T,
): Promise<z.output<T>> {
  if (mediaType(c) !== 'application/json') throw new Problem('unsupported-media-type')
  const text = await boundedText(c, BODY_LIMIT)
  if (text === undefined) throw new Problem('too-large')
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    throw new Problem('malformed')
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

/** Reads a form and keeps it, so that the page can come back with what was typed whatever happens next. */
export async function readForm(c: Context<AppEnv>, back: Return): Promise<Record<string, string>> {
  if (mediaType(c) !== 'application/x-www-form-urlencoded') throw new Problem('unsupported-media-type')
  const text = await boundedText(c, FORM_LIMIT)
  const fields = byName(new URLSearchParams(text))
  c.set('form', { back, typed: fields })
  if (text === undefined || text.length > BODY_LIMIT) throw new Problem('too-large')
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
  const { fields, isTooLong, files } = await readMultipart(c.req.raw, { ...limits, textBytes: BODY_LIMIT })
  const typed = byName(fields)
  c.set('form', { back, typed })
  if (isTooLong) throw new Problem('too-large')
  return { typed, files }
}
