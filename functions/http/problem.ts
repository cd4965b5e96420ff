import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { problemTitles as titles } from '#words/en/problems'

const statuses = {
  malformed: 400,
  forbidden: 403,
  'session-ended': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'not-allowed-now': 409,
  stale: 409,
  'too-large': 413,
  'unsupported-media-type': 415,
  invalid: 422,
  'key-reused': 422,
  'too-many-requests': 429,
  internal: 500,
  unavailable: 503,
} as const satisfies Record<keyof typeof titles, ContentfulStatusCode>

/** What a program is told where whoever refuses has nothing more exact to say. */
const details: Record<keyof typeof statuses, string> = {
  malformed: 'The body or a header is not written as the API description has it.',
  forbidden: 'The call came from another site, or is not open to whoever makes it.',
  'session-ended': 'The case has to be opened again.',
  'not-found': 'Nothing is here, or a case number and its access code do not belong together.',
  'method-not-allowed': 'The header Allow names the methods that this address takes.',
  'not-allowed-now': 'The case does not take this step as it stands.',
  stale: 'Something else happened first: read it again, then decide.',
  'too-large': 'Send less at once.',
  'unsupported-media-type': 'The Content-Type is not one that this address takes.',
  invalid: 'Each entry of errors points to a value and names what is wrong with it.',
  'key-reused': 'The same key came with other content before: send that again, or use a new key.',
  'too-many-requests': 'Send again after the seconds in Retry-After.',
  internal: 'The fault was recorded under the id in instance.',
  unavailable: 'Send the same again, with its key, after the seconds in Retry-After.',
}

export type ProblemType = keyof typeof statuses
export const problemTypes = Object.keys(statuses)

/** `pointer` is a JSON Pointer (RFC 6901) into the body; `code` is a key of site/i18n. */
export type FieldError = { pointer: string; code: string }
type Extra = { detail?: string; errors?: FieldError[]; headers?: Record<string, string> }

/** Every way the portal says no. A new failure is a new line here, in site/i18n, and so a page at /problems/<type>/. */
export class Problem extends Error {
  readonly type: ProblemType
  readonly status: ContentfulStatusCode
  readonly extra: Extra

  constructor(type: ProblemType, extra: Extra = {}) {
    super(type)
    this.type = type
    this.status = statuses[type]
    this.extra = extra
  }
}

/** So many errors are told; whoever sends more learns how many. */
export const ERRORS_TOLD = 20

/** The body of RFC 9457. `instance` is the request's id, ours and never the caller's. */
export function bodyOf({ type, status, extra }: Problem, requestId: string) {
  const { errors, detail = details[type] } = extra
  const more = (errors?.length ?? 0) - ERRORS_TOLD
  return {
    type: `/problems/${type}/`,
    title: titles[type],
    status,
    instance: `urn:uuid:${requestId}`,
    detail: more > 0 ? `${detail} There are ${ERRORS_TOLD} entries and ${more} more.` : detail,
    ...(errors === undefined ? {} : { errors: errors.slice(0, ERRORS_TOLD) }),
  }
}
