import { env } from 'cloudflare:workers'
import * as z from 'zod/mini'
import { FilesSent } from '../../../functions/complaints/view-contract.ts'
import type { Case, caller } from '../support.ts'

const encoder = new TextEncoder()

/** Eight by four red pixels, as an encoder leaves them. */
const plain =
  '/9j/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wAARCAAEAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAABf/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AJoA8+//2Q=='
export const picture = Uint8Array.fromBase64(plain)

export const bytesOf = (...parts: (string | Uint8Array)[]): Uint8Array<ArrayBuffer> => {
  const all = parts.map((part) => (typeof part === 'string' ? encoder.encode(part) : part))
  const whole = new Uint8Array(all.reduce((size, part) => size + part.length, 0))
  let at = 0
  for (const part of all) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** The same picture with a comment in it and words after its end. */
export const jpeg = (comment: string, after = '') => {
  const text = encoder.encode(comment)
  const segment = bytesOf(Uint8Array.of(0xff, 0xfe, 0, text.length + 2), text)
  return bytesOf(picture.slice(0, 2), segment, picture.slice(2), after)
}

export const pdf = (words: string) => bytesOf('%PDF-1.7\n', words, '\nstartxref\n9\n%%EOF\n')

export const sha256 = async (bytes: Uint8Array) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytesOf(bytes))).toHex()

export type Part = { field?: string; name?: string; content: string | Uint8Array; type?: string }

const BOUNDARY = 'ein-zaun-7f3a'
export const multipartType = { 'Content-Type': `multipart/form-data; boundary=${BOUNDARY}` }

/** A body as a browser writes it: a part without a name is a text field. */
export const multipart = (parts: readonly Part[]) =>
  bytesOf(
    ...parts.flatMap(({ field = 'files', name, content, type = 'application/octet-stream' }) => [
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${field}"`,
      name === undefined ? '\r\n\r\n' : `; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`,
      content,
      '\r\n',
    ]),
    `--${BOUNDARY}--\r\n`,
  )

type Caller = ReturnType<typeof caller>
export const authorized = ({ accessCode }: Case) => ({ Authorization: `Bearer ${accessCode}` })

export const sendFiles = (
  who: Caller,
  one: Case,
  parts: readonly Part[],
  headers: Record<string, string> = {},
) =>
  who.send(
    'POST',
    `/api/complaints/${one.caseNumber}/files`,
    { ...authorized(one), ...multipartType, ...headers },
    multipart(parts),
  )

export const fetchFile = (who: Caller, one: Case, id: string) =>
  who.send('GET', `/api/complaints/${one.caseNumber}/files/${id}`, authorized(one))

export const sentOf = async (answer: Response) => FilesSent.parse(await answer.json())

const Row = z.object({
  id: z.string(),
  version: z.nullable(z.int()),
  staged_for: z.nullable(z.string()),
  stored_at: z.nullable(z.int()),
  size: z.int(),
  sealed: z.string(),
})

/** What D1 and R2 hold of a case's files. */
export async function heldOf(one: Case) {
  const { results } = await env.DB.prepare('select * from files where number = ? order by position')
    .bind(one.caseNumber)
    .all()
  const rows = results.map((row) => Row.parse(row))
  const objects = await Promise.all(rows.map(({ id }) => env.FILES.head(`files/${id}`)))
  return rows.map((row, i) => ({ ...row, isInBucket: objects[i] !== null }))
}

/** R2 out of reach for what `broken` names: nothing of it happened, or all of it and only the answer got lost. */
export function withoutBucket(broken: readonly ('put' | 'get' | 'delete')[], didHappen = false) {
  const state = { isBroken: true }
  const fails = async (done: Promise<unknown>) => {
    await done
    throw new Error('put: We encountered an internal error. Please try again. (10001)')
  }
  const bucket = new Proxy(env.FILES, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      const call = member.bind(target)
      const isBroken = () => state.isBroken && broken.some((one) => one === name)
      return (...given: unknown[]) =>
        isBroken() ? fails(didHappen ? call(...given) : Promise.resolve()) : call(...given)
    },
  })
  const repair = () => {
    state.isBroken = false
  }
  return { ...(env as Env), FILES: bucket, repair }
}
