import { address } from '#words/address'
import { Problem } from '../http/problem.ts'
import { routes } from '../http/routing.ts'
import { known, readForm } from '../http/valid.ts'
import { staffOf } from '../staff/identity.ts'
import { act } from './acting.ts'
import { alertsPage } from './alerts/page.tsx'
import { deskCasePage } from './case-page.tsx'
import { Causes } from './causes/contract.ts'
import { causesPage } from './causes/page.tsx'
import { caseFileJson, caseFilePage } from './file/page.ts'
import { lookUp, openFind } from './find/find-page.tsx'
import {
  answeringRoles,
  choose,
  everyRole,
  gate,
  leadingRoles,
  operatorsRole,
  readingRoles,
  staffAt,
} from './gate.ts'
import { choosingPage, handOver } from './hand-over/page.tsx'
import { handOut } from './handing-out.ts'
import { intakeForm } from './intake/intake-form.ts'
import { Queue } from './queue.ts'
import { queuePage } from './queue-page.tsx'
import { runningPage } from './running-page.tsx'
import { opening } from './store.ts'
import { numberIn, readCase } from './taking.ts'
import { youPage } from './you-page.ts'

/** The desk's pages. Strangers never get this far. */
export const desk = routes()
  .use('/desk/*', gate)
  .route('/', intakeForm)
  .get('/desk/', everyRole, (c) =>
    staffAt(c).role === 'operator'
      ? c.redirect(address(c.var.language, '/desk/running/'), 303)
      : queuePage(c, known(Queue, c.req.query())),
  )
  .get('/desk/cases/:number/', readingRoles, async (c) => {
    const read = await readCase(c, numberIn(c.req.param('number')))
    const done = await opening(c.var.db, staffAt(c), read.opened.complaint.number, c.var.now)
    return deskCasePage(c, read, done)
  })
  .post('/desk/cases/:number/', answeringRoles, act)
  .get('/desk/cases/:number/file/', readingRoles, (c) => caseFilePage(c, c.req.param('number')))
  .get('/desk/cases/:number/file.json', readingRoles, (c) => caseFileJson(c, c.req.param('number')))
  .get('/desk/cases/:number/files/:id', answeringRoles, (c) => handOut(c, c.req.param('number')))
  .get('/desk/causes/', readingRoles, (c) => causesPage(c, known(Causes, c.req.query())))
  .get('/desk/alerts/', answeringRoles, alertsPage)
  .get('/desk/hand-over/', leadingRoles, (c) => choosingPage(c))
  .post('/desk/hand-over/', leadingRoles, handOver)
  .get('/desk/find/', answeringRoles, openFind)
  .post('/desk/find/', answeringRoles, lookUp)
  .get('/desk/running/', operatorsRole, runningPage)
  .get('/desk/you/', everyRole, (c) => youPage(c))
  .post('/desk/you/', everyRole, async (c) => {
    const typed = await readForm(c, (_c, _typed, problem) => Promise.reject(problem))
    const member = staffOf(c.env.STAFF).find((one) => one.id === typed['staff'])
    if (!c.env.DEVELOPMENT_STAFF || !member) throw new Problem('forbidden')
    await choose(c, member.id)
    return c.redirect(address(c.var.language, '/desk/'), 303)
  })
