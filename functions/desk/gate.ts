import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import * as z from 'zod/mini'
import { deskWords } from '#words/desk'
import type { AppEnv } from '../env.ts'
import { putCookie, readCookie } from '../http/cookie.ts'
import { drawToken } from '../http/form-token.ts'
import { Problem } from '../http/problem.ts'
import { base64Url, randomBytes } from '../secrets/seal.ts'
import { type StaffMember, StaffRole } from '../staff/contract.ts'
import { answeringRole, identify, readsAudit } from '../staff/identity.ts'

const MINUTE = 60_000
const IDLE = 30 * MINUTE
const LONGEST = 12 * 60 * MINUTE
const DAY = 24 * 60 * MINUTE

/** The member of staff that the gate let in. */
export function staffAt(c: Context<AppEnv>): StaffMember {
  if (!c.var.staff) throw new Problem('forbidden')
  return c.var.staff
}

export function youAre(c: Context<AppEnv>): string {
  const t = deskWords(c.var.language)
  const { name, role } = staffAt(c)
  return t.you(name, t.roles[role])
}

/** What a form on a case is made for: this member of staff, this session, this case. */
export const boundTo = (c: Context<AppEnv>, number: string) =>
  `desk ${staffAt(c).id} ${c.var.deskSession} ${number}`

const Chosen = z.string().check(z.maxLength(32))

/** On a developer's own machine: the colleague that the browser plays from now on. */
export const choose = (c: Context<AppEnv>, id: string) => putCookie(c, 'played', id, DAY)

const Session = z.strictObject({ staff: z.string(), id: z.string(), began: z.int() })

/**
 * The desk's own session: 30 minutes after the last click, and 12 hours after the first, another one begins, and forms of the one before are
 * answered with what was typed in them, to be sent again.
 */
async function renewSession(c: Context<AppEnv>, { id: staff }: StaffMember): Promise<void> {
  const { now } = c.var
  const kept = await readCookie(c, 'desk', Session)
  const held = kept && kept.began + LONGEST > now ? kept : undefined
  // A page that renews itself is no click: it does not lengthen the session, and ends with it.
  if (c.req.header('Desk-Refresh') !== undefined) {
    if (held?.staff !== staff) throw new Problem('session-ended')
    c.set('deskSession', held.id)
    return
  }
  const session = held?.staff === staff ? held : { staff, id: base64Url(randomBytes(16)), began: now }
  c.set('deskSession', session.id)
  await putCookie(c, 'desk', session, Math.min(IDLE, session.began + LONGEST - now))
}

/** Which of the desk's rooms the head of every page leads to. */
const roomsOf = (member: StaffMember) => [
  member.role === 'operator' ? 'operates' : 'reads',
  ...(answeringRole(member) ? ['answers'] : []),
  ...(readsAudit(member) ? ['leads'] : []),
]

/** Nobody gets past here but staff; whoever else comes hears the same 403 for what exists and what does not. */
export const gate = createMiddleware<AppEnv>(async (c, next) => {
  const chosen = await readCookie(c, 'played', Chosen)
  const member = await identify(c.req.raw, c.env, c.var.now, chosen)
  if (!member) throw new Problem('forbidden')
  c.set('staff', member)
  await renewSession(c, member)
  c.set('frame', {
    show: roomsOf(member),
    values: answeringRole(member)
      ? { 'find-token': await drawToken(c.var.ring, boundTo(c, 'find'), c.var.now) }
      : {},
  })
  return next()
})

/** The same for programs: who calls is said by the token alone. No cookie is read, and none is given. */
export const programGate = createMiddleware<AppEnv>(async (c, next) => {
  const member = await identify(c.req.raw, c.env, c.var.now, undefined)
  if (!member) throw new Problem('forbidden')
  c.set('staff', member)
  return next()
})

/** Which roles may use a route; the test of the matrix reads `roles` from the route table. */
export const may = (...roles: StaffRole[]) =>
  Object.assign(
    createMiddleware<AppEnv>(async (c, next) => {
      if (!roles.includes(staffAt(c).role)) throw new Problem('forbidden')
      return next()
    }),
    { roles },
  )

export const answeringRoles = may('handler', 'supervisor', 'executive')
/** Those who answer for others' cases too. */
export const leadingRoles = may('supervisor', 'executive')
export const readingRoles = may('handler', 'supervisor', 'executive', 'assessor')
export const operatorsRole = may('operator')
export const everyRole = may(...StaffRole.options)
