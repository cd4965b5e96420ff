import { env } from 'cloudflare:workers'
import { importJWK, SignJWT } from 'jose'
import { expect } from 'vitest'
import { DeskCase, DeskQueue } from '../../../functions/desk/api/contract.ts'
import { type Staff, type StaffMember, StaffRole } from '../../../functions/staff/contract.ts'
import { read, visitor } from '../browser.ts'
import { caller, DAY, filed, HOUR, NOW, step } from '../support.ts'

/** One colleague of each role; the id is the role's name. */
export const colleagues: Staff = StaffRole.options.map((role) => ({
  id: role,
  email: `${role}@company.test`,
  name: `The ${role}`,
  role,
}))

const LOCAL = 'http://localhost'

/** A developer's machine, on which `as` is played. */
export const locally = (as: string, bindings = env as Env): Env => ({
  ...bindings,
  ...{ STAFF: JSON.stringify(colleagues), DEVELOPMENT_STAFF: as },
})

/** Somebody of the staff with a browser before the desk. */
export const colleague = (as: StaffRole, at = NOW, bindings = env as Env) =>
  visitor({ at, origin: LOCAL, bindings: locally(as, bindings) })
export type Colleague = ReturnType<typeof colleague>

const TEAM = 'https://team.test'
const AUDIENCE = 'the-desk'

/** A token as Access gives it to somebody of the staff, good for as long as any test lasts. */
export async function tokenOf(email: string) {
  const claims = { email, iss: TEAM, aud: AUDIENCE, exp: (NOW + 999 * DAY) / 1000 }
  const head = { alg: 'RS256', kid: env.ACCESS_KEY.kid ?? '' }
  return new SignJWT(claims).setProtectedHeader(head).sign(await importJWK(env.ACCESS_KEY, 'RS256'))
}

/** Somebody of the staff with a program of theirs, behind Access: no cookie, and the token in the header. */
export async function program(as: StaffRole | StaffMember, at = NOW, bindings = env as Env) {
  const me =
    typeof as === 'string' ? { id: as, email: `${as}@company.test`, name: `The ${as}`, role: as } : as
  const staff = [...colleagues.filter(({ id }) => id !== me.id), me]
  const desk = { ACCESS_TEAM: TEAM, ACCESS_AUDIENCE: AUDIENCE, STAFF: JSON.stringify(staff) }
  const { clock, send, sendJson } = caller({ at, bindings: { ...bindings, ...desk } as Env })
  const token = { 'Cf-Access-Jwt-Assertion': await tokenOf(me.email) }
  const get = (place: string) => send('GET', `/api/desk${place}`, token)
  return {
    clock,
    get,
    queue: async (address = '') => DeskQueue.parse(await (await get(`/cases${address}`)).json()),
    open: async (number: string) => DeskCase.parse(await (await get(`/cases/${number}`)).json()),
    act: (number: string, body: unknown, headers: Record<string, string> = {}) =>
      sendJson(`/api/desk/cases/${number}/actions`, body, { ...token, ...headers }),
    send: (method: string, place: string, headers: Record<string, string> = {}, body?: BodyInit) =>
      send(method, `/api/desk${place}`, { ...token, ...headers }, body),
  }
}

export const deskCase = (number: string, prefix = '/en') => `${prefix}/desk/cases/${number}/`

/** What the browser sends when a step's button is pressed: every box carries the step's name. */
export function stepForm(
  page: Awaited<ReturnType<typeof read>>,
  action: string,
  typed: Record<string, string> = {},
) {
  const { token = '', case: number = '', version = '' } = page.fields
  const own = Object.entries(typed).map(([name, value]) => [`${name}-${action}`, value])
  return { token, case: number, version, action, ...Object.fromEntries(own) }
}

/** Presses the step's button, and on the check page that follows what sends it. */
export async function press(who: Colleague, number: string, form: Record<string, string>) {
  const first = await who.post(deskCase(number), form)
  if (first.status !== 200) return first
  return who.post(deskCase(number), { ...(await read(first)).fields, answer: 'go' })
}

/** A case whose first promise was missed after an hour, as the clock records it. */
export async function missed() {
  const one = await filed()
  const clock = { kind: 'clock' } as const
  const respond = { clock: 'respond' } as const
  await step(one.caseNumber, { step: 'warn', ...respond, percent: 50 }, clock, NOW + HOUR)
  await step(one.caseNumber, { step: 'warn', ...respond, percent: 80 }, clock, NOW + HOUR)
  expect(await step(one.caseNumber, { step: 'breach', ...respond }, clock, NOW + HOUR)).toMatchObject({
    ok: true,
  })
  return one
}

/** What the browser sends when a step's draft is saved. */
export const saving = (
  page: Awaited<ReturnType<typeof read>>,
  action: string,
  typed: Record<string, string>,
) => ({
  ...stepForm(page, action, { draft: page.fields[`draft-${action}`] ?? '', ...typed }),
  keep: action,
})

/** Leaves a note that somebody has begun and not kept. */
export async function beginNote(number: string, text: string, at: number, bindings = env as Env) {
  const who = colleague('handler', at, bindings)
  const page = await who.open(deskCase(number))
  expect((await who.post(deskCase(number), saving(page, 'note', { text }))).status).toBe(303)
  return { who, page }
}
