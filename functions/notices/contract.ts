import * as z from 'zod/mini'
import { Language } from '#contract/company'

/** What staff are told of: time that is running out, a missed promise, a level up, a major case, an early warning. */
export const noticeKinds = ['warn-50', 'warn-80', 'breach', 'escalated', 'major', 'alert'] as const
export const NoticeKind = z.enum(noticeKinds)
export type NoticeKind = z.output<typeof NoticeKind>

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])$/

/** Plain http stays on a developer's own machine; a name and password in an address would be sent to nobody. */
function isAddress(written: string): boolean {
  if (!URL.canParse(written)) return false
  const { protocol, hostname, username, password } = new URL(written)
  const isPrivate = protocol === 'https:' || (protocol === 'http:' && loopback.test(hostname))
  return isPrivate && username === '' && password === ''
}

const known = {
  /** Stands in the outbox in place of the address. */
  id: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,31}$/)),
  address: z.string().check(z.refine(isAddress)),
  language: Language,
  /** 1 the handlers, 2 the supervisors, 3 the executives: whose group it is. */
  levels: z.array(z.int().check(z.gte(1), z.lte(3))).check(z.minLength(1)),
  /** Absent: everything that its levels are told. */
  events: z.optional(z.array(NoticeKind).check(z.minLength(1))),
}

/** At least 24 bytes, as the Standard Webhooks specification has it. */
const WebhookSecret = z.string().check(
  z.regex(/^whsec_/),
  z.refine((secret) => {
    const key = secret.slice('whsec_'.length)
    return z.base64().safeParse(key).success && atob(key).length >= 24
  }),
)

/** A group's robot, or a program of the company's own. */
export const Robot = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('wecom'), ...known }),
  /** Without a secret the group's robot must let messages in by a keyword: every one says 投诉 or 'complaint'. */
  z.strictObject({
    kind: z.literal('dingtalk'),
    ...known,
    secret: z.optional(z.string().check(z.minLength(1))),
  }),
  z.strictObject({
    kind: z.literal('feishu'),
    ...known,
    secret: z.optional(z.string().check(z.minLength(1))),
  }),
  z.strictObject({ kind: z.literal('webhook'), ...known, secret: WebhookSecret }),
])
export type Robot = z.output<typeof Robot>

/** The secret `ROBOTS`. Whoever knows a robot's address can write to its group, so all of it is secret. */
export const Robots = z
  .array(Robot)
  .check(
    z.refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'two robots have the same id'),
  )
