import { createRemoteJWKSet, jwtVerify } from 'jose'
import * as z from 'zod/mini'
import { type Role, roles } from '#rules/complaints'
import type { DeskSecrets } from '../env.ts'
import { Staff, type StaffMember } from './contract.ts'

type Settings = Pick<Env, 'ACCESS_TEAM' | 'ACCESS_AUDIENCE'> & DeskSecrets

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Both must say so: Miniflare lets a header replace the address of a request, but not its `Host`. */
export const isLoopback = (request: Request) =>
  [new URL(request.url).hostname, hostOf(request)].every((host) => loopback.has(host))

function hostOf(request: Request): string {
  try {
    return new URL(`http://${request.headers.get('Host') ?? new URL(request.url).host}`).hostname
  } catch {
    return ''
  }
}

let read: { secret: string | undefined; staff: StaffMember[] } | undefined

/** Everybody who may come; nobody where the secret is missing or malformed, which the log then says. */
export function staffOf(secret: string | undefined): StaffMember[] {
  if (!read || read.secret !== secret) {
    const parsed = Staff.safeParse(secret ? parseJson(secret) : [])
    if (!parsed.success) console.error('The secret STAFF is not a list of staff. See README, "Deploy".')
    read = { secret, staff: parsed.data ?? [] }
  }
  return read.staff
}

/** The role in which a member of staff answers; an assessor and an operator have none. */
export const answeringRole = ({ role }: StaffMember): Role | undefined => roles.find((one) => one === role)

/** What colleagues did with a case is for those who answer for it. */
export const readsAudit = ({ role }: StaffMember) => role === 'supervisor' || role === 'executive'

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** One key set an isolate and team; jose fetches it when a key is missing, and keeps it for ten minutes. */
const keySets = new Map<string, ReturnType<typeof createRemoteJWKSet>>()
function keysOf(team: string) {
  const made = keySets.get(team) ?? createRemoteJWKSet(new URL('/cdn-cgi/access/certs', team))
  keySets.set(team, made)
  return made
}

const Claims = z.object({ email: z.email().check(z.toLowerCase()) })

/**
 * Who Cloudflare Access says is calling: the token's RS256 signature against the team's key set, its audience,
 * issuer and expiry, all checked here. Undefined for whatever is wrong, also while the key set cannot be fetched.
 */
async function bearer(
  request: Request,
  { ACCESS_TEAM: team, ACCESS_AUDIENCE: audience }: Settings,
  now: number,
) {
  const token = request.headers.get('Cf-Access-Jwt-Assertion')
  if (!token || !team || !audience) return undefined
  try {
    const { payload } = await jwtVerify(token, keysOf(team), {
      issuer: team,
      audience,
      algorithms: ['RS256'],
      requiredClaims: ['exp'],
      currentDate: new Date(now),
    })
    return Claims.safeParse(payload).data?.email
  } catch {
    return undefined
  }
}

/**
 * The member of staff behind a request. On a developer's own machine `chosen` may name one of them instead:
 * that needs both a value in `.dev.vars` and a loopback hostname.
 */
export async function identify(
  request: Request,
  settings: Settings,
  now: number,
  chosen: string | undefined,
): Promise<StaffMember | undefined> {
  const staff = staffOf(settings.STAFF)
  if (settings.DEVELOPMENT_STAFF && isLoopback(request)) {
    const id = chosen ?? settings.DEVELOPMENT_STAFF
    return staff.find((one) => one.id === id)
  }
  const email = await bearer(request, settings, now)
  return email === undefined ? undefined : staff.find((one) => one.email === email)
}
