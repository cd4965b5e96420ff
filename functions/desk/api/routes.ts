import { Hono } from 'hono'
import * as z from 'zod'
import { sendFile } from '../../complaints/case/case-files.ts'
import { stepKey } from '../../complaints/handling.ts'
import { idempotencyKey, refuse } from '../../complaints/routes.ts'
import type { AppEnv } from '../../env.ts'
import { Problem } from '../../http/problem.ts'
import { validJson } from '../../http/valid.ts'
import { answeringRole, staffOf } from '../../staff/identity.ts'
import { answeringRoles, everyRole, programGate, readingRoles, staffAt } from '../gate.ts'
import { touched } from '../playbooks.tsx'
import { Queue } from '../queue.ts'
import { opening } from '../store.ts'
import { numberIn, readCase, staffStep, takeStaffStep } from '../taking.ts'
import { judged } from '../wanted.ts'
import { caseFor } from './case.ts'
import { queueFor } from './queue.ts'

/** The desk for programs: what its pages do, by the same rules, for whoever the token names. */
export const deskApi = new Hono<AppEnv>()
  .use('/*', programGate)
  .get('/you', everyRole, (c) => {
    const { id, name, role } = staffAt(c)
    return c.json({ id, name, role })
  })
  .get('/cases', readingRoles, async (c) => c.json(await queueFor(c, Queue.parse(c.req.query()))))
  .get('/cases/:caseNumber', readingRoles, async (c) => {
    const read = await readCase(c, numberIn(c.req.param('caseNumber')))
    const done = await opening(c.var.db, staffAt(c), read.opened.complaint.number, c.var.now)
    return c.json(await caseFor(c, read, done))
  })
  .get('/cases/:caseNumber/files/:id', answeringRoles, async (c) => {
    const { opened } = await readCase(c, numberIn(c.req.param('caseNumber')))
    return sendFile(c, opened, c.req.param('id'))
  })
  .post('/cases/:caseNumber/actions', answeringRoles, async (c) => {
    const staff = staffAt(c)
    const role = answeringRole(staff)
    if (!role) throw new Problem('forbidden')
    const given = idempotencyKey(c)
    const number = numberIn(c.req.param('caseNumber'))
    const said = judged(await validJson(c, z.unknown()), number, staffOf(c.env.STAFF))
    if (!said.ok) throw new Problem('invalid', { errors: said.errors })
    const { wanted } = said
    // Person and case are part of the key: no two of either ever share one.
    const key =
      given === undefined ? undefined : await stepKey(c.var, `${given} desk ${staff.id} ${number}`, wanted)
    const read = await readCase(c, number, key?.keyHashes)
    const looked = await touched(c, read.opened, wanted)
    if (!looked.ok) throw new Problem('invalid', { errors: looked.errors })
    const taken = await takeStaffStep(c, staff, read, staffStep(read, looked.wanted, role, key))
    if (!taken.ok) throw refuse(taken)
    return c.json({ state: taken.state, version: taken.version })
  })
