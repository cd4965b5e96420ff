import type { Context } from 'hono'
import type { AppEnv } from '../../env.ts'
import { Problem } from '../../http/problem.ts'
import { validJson } from '../../http/valid.ts'
import { answeringRole, staffOf } from '../../staff/identity.ts'
import { staffAt } from '../gate.ts'
import { faultsOf, handLot } from '../hand-over/handing.ts'
import * as store from '../hand-over/store.ts'
import { NewHandOver } from './lists-schema.ts'

export const holders = async (c: Context<AppEnv>) =>
  c.json({ holders: await store.holding(c.var.db), atOnce: store.LOT })

/** Hands over a lot of what somebody holds; called again it finds what the first time left. */
export async function handOver(c: Context<AppEnv>) {
  const by = staffAt(c)
  const role = answeringRole(by)
  if (!role) throw new Problem('forbidden')
  const wanted = await validJson(c, NewHandOver)
  const faults = faultsOf(wanted, staffOf(c.env.STAFF))
  if (faults.length > 0)
    throw new Problem('invalid', { errors: faults.map(([field, code]) => ({ pointer: `/${field}`, code })) })
  return c.json(await handLot(c.var, { ...by, role }, wanted.from, wanted.to))
}
