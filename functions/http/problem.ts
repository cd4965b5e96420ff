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

/** The body of RFC 9457. `instance` is the request's id, ours and never the caller's. */
export const bodyOf = ({ type, status, extra }: Problem, requestId: string) => ({
  type: `/problems/${type}/`,
  title: titles[type],
  status,
  instance: `urn:uuid:${requestId}`,
  ...(extra.detail === undefined ? {} : { detail: extra.detail }),
  ...(extra.errors === undefined ? {} : { errors: extra.errors }),
})
