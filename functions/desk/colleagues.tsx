import type { Context } from 'hono'
import { deskWords } from '#words/desk'
import type { AppEnv } from '../env.ts'
import type { StaffMember } from '../staff/contract.ts'
import { answeringRole, staffOf } from '../staff/identity.ts'
import { staffAt } from './gate.ts'

/** A colleague by name; an assessor, who comes from outside, reads a role in its place. */
export function colleague(c: Context<AppEnv>, id: string | undefined): string {
  const t = deskWords(c.var.language)
  if (id === undefined) return t.nobody
  const found = staffOf(c.env.STAFF).find((one) => one.id === id)
  const isOutside = staffAt(c).role === 'assessor'
  if (isOutside) return found ? t.roles[found.role] : t.told.who.staff
  return found?.name ?? id
}

export function option(value: string, label: string, isSelected = false): string {
  return String(
    <option value={value} selected={isSelected}>
      {label}
    </option>,
  )
}

/** Those to whom a case can be handed, oneself first. */
export function answerers(c: Context<AppEnv>): StaffMember[] {
  const me = staffAt(c)
  const all = staffOf(c.env.STAFF).filter((one) => answeringRole(one))
  return all.toSorted((a, b) => Number(b.id === me.id) - Number(a.id === me.id))
}

export function answering(c: Context<AppEnv>, chosen: string | undefined): string {
  const t = deskWords(c.var.language)
  return answerers(c)
    .map(({ id, name, role }) => option(id, t.you(name, t.roles[role]), id === chosen))
    .join('')
}
