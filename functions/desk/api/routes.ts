import { routes } from '../../http/routing.ts'
import { known } from '../../http/valid.ts'
import { caseFile, heldFile } from '../file/file.ts'
import { answeringRoles, everyRole, leadingRoles, programGate, readingRoles, staffAt } from '../gate.ts'
import { handOut } from '../handing-out.ts'
import { fittingFor } from '../playbooks.tsx'
import { Queue } from '../queue.ts'
import { opening } from '../store.ts'
import { numberIn, readCase } from '../taking.ts'
import { actByApi } from './acting.ts'
import { caseFor } from './case.ts'
import { dropDraft, saveDraft } from './drafts.ts'
import { handOver, holders } from './hand-over.ts'
import { takeIn } from './intake.ts'
import { byCause, search, warnings } from './lists.ts'
import { queueFor } from './queue.ts'

/** The desk for programs: what its pages do, by the same rules, for whoever the token names. */
export const deskApi = routes()
  .use('/*', programGate)
  .get('/you', everyRole, (c) => {
    const { id, name, role } = staffAt(c)
    return c.json({ id, name, role })
  })
  .get('/cases', readingRoles, async (c) => c.json(await queueFor(c, known(Queue, c.req.query()))))
  .get('/cases/:caseNumber', readingRoles, async (c) => {
    const read = await readCase(c, numberIn(c.req.param('caseNumber')))
    const done = await opening(c.var.db, staffAt(c), read.opened.complaint.number, c.var.now)
    return c.json(await caseFor(c, read, done))
  })
  .get('/cases/:caseNumber/files/:id', answeringRoles, (c) => handOut(c, c.req.param('caseNumber')))
  .get('/cases/:caseNumber/file', readingRoles, async (c) =>
    c.json(caseFile(c, await heldFile(c, c.req.param('caseNumber')))),
  )
  .get('/cases/:caseNumber/playbooks', answeringRoles, async (c) => {
    const { opened } = await readCase(c, numberIn(c.req.param('caseNumber')), undefined, { part: 'filing' })
    // Filled in they hold what the case says of its customer.
    await opening(c.var.db, staffAt(c), opened.complaint.number, c.var.now)
    return c.json({ playbooks: await fittingFor(c, opened) })
  })
  .post('/cases/:caseNumber/actions', answeringRoles, actByApi)
  .put('/cases/:caseNumber/drafts/:action', answeringRoles, saveDraft)
  .delete('/cases/:caseNumber/drafts/:action', answeringRoles, dropDraft)
  .post('/find', answeringRoles, search)
  .get('/alerts', answeringRoles, warnings)
  .get('/causes', readingRoles, byCause)
  .post('/intake', answeringRoles, takeIn)
  .get('/hand-over', leadingRoles, holders)
  .post('/hand-over', leadingRoles, handOver)
