import type { Context } from 'hono'
import type { AppEnv } from '../../env.ts'
import { staffOf } from '../../staff/identity.ts'
import { staffAt } from '../gate.ts'

/** A colleague as a program names them: by id; to an assessor, who comes from outside, by role. */
export function idFor(c: Context<AppEnv>, id: string): string {
  if (staffAt(c).role !== 'assessor') return id
  return staffOf(c.env.STAFF).find((one) => one.id === id)?.role ?? 'staff'
}
