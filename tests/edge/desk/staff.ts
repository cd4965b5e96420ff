import { env } from 'cloudflare:workers'
import { type Staff, StaffRole } from '../../../functions/staff/contract.ts'
import { type read, visitor } from '../browser.ts'
import { NOW } from '../support.ts'

/** One colleague of each role; the id is the role's name. */
export const colleagues: Staff = StaffRole.options.map((role) => ({
  id: role,
  email: `${role}@company.test`,
  name: `The ${role}`,
  role,
}))

const LOCAL = 'http://localhost'

/** A developer's machine, on which `as` is played. */
export const locally = (as: string): Env => ({
  ...(env as Env),
  ...{ STAFF: JSON.stringify(colleagues), DEVELOPMENT_STAFF: as },
})

/** Somebody of the staff with a browser before the desk. */
export const colleague = (as: StaffRole, at = NOW) => visitor({ at, origin: LOCAL, bindings: locally(as) })
export type Colleague = ReturnType<typeof colleague>

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
