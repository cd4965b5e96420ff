import type { Context } from 'hono'
import * as z from 'zod/mini'
import { FILE_LIMITS } from '../../complaints/files-routes.ts'
import type { AppEnv } from '../../env.ts'
import { type Multipart, readMultipart } from '../../http/multipart.ts'
import { Problem } from '../../http/problem.ts'
import { BODY_LIMIT, mediaType, validJson } from '../../http/valid.ts'

type Sent = { body: unknown; files?: Multipart['files'] }

/** What was sent: JSON alone, or as the part of that name in a form, before the files that it brings. */
export async function sentAs(c: Context<AppEnv>, part: 'action' | 'complaint'): Promise<Sent> {
  if (mediaType(c) !== 'multipart/form-data') return { body: await validJson(c, z.unknown()) }
  const { fields, isTooLong, files } = await readMultipart(c.req.raw, {
    ...FILE_LIMITS,
    textBytes: BODY_LIMIT,
  })
  if (isTooLong)
    throw new Problem('too-large', { detail: `The part ${part} is ${BODY_LIMIT / 1024} KB at most.` })
  const unknown = fields.filter(([name]) => name !== part)
  if (unknown.length > 0)
    throw new Problem('invalid', {
      errors: unknown.map(([name]) => ({ pointer: `/${name}`, code: 'unknown' })),
    })
  const [[, text] = ['', ''], ...more] = fields
  if (more.length > 0) throw new Problem('malformed', { detail: `There is more than one part ${part}.` })
  try {
    return { body: JSON.parse(text), files }
  } catch {
    throw new Problem('malformed', { detail: `The part ${part} is missing, or is not JSON.` })
  }
}
