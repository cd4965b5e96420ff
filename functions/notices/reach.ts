import type { CaseFacts } from '#contract/complaints'
import { type NoticeKind, type Robot, Robots } from '#contract/notices'
import type { DeskSecrets } from '../env.ts'
import type { Word } from '../mail/store.ts'
import type { Means } from '../means.ts'
import { staffOf } from '../staff/identity.ts'
import { type Reach, recipientsOf } from './rules.ts'

let read: { secret: string | undefined; robots: readonly Robot[] } | undefined

/** No robot where the secret is missing or malformed, which the log then says once, without a word of it. */
function robotsOf(secret: string | undefined): readonly Robot[] {
  if (!read || read.secret !== secret) {
    const parsed = Robots.safeParse(secret ? parseJson(secret) : [])
    if (!parsed.success) console.error('The secret ROBOTS is not a list of robots. See README, "Deploy".')
    read = { secret, robots: parsed.data ?? [] }
  }
  return read.robots
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Who of the staff can be told something: people by mail where the portal sends any, groups by their robots. */
export const reachOf = ({ STAFF, ROBOTS, MAIL_FROM }: Pick<Env, 'MAIL_FROM'> & DeskSecrets): Reach => ({
  staff: staffOf(STAFF),
  robots: robotsOf(ROBOTS),
  sendsMail: MAIL_FROM !== '',
})

/** What staff are told, one word a recipient. Of a demo case nothing leaves the portal. */
export const noticesTo = (
  { reach }: Means,
  kind: 'real' | 'demo' | 'drill',
  notice: NoticeKind | undefined,
  facts: CaseFacts,
): Word[] =>
  !reach || !notice || kind === 'demo'
    ? []
    : recipientsOf(notice, facts, reach).map((recipient) => ({ kind: notice, recipient }))
