import type { Context } from 'hono'
import * as z from 'zod/mini'
import { acting } from '#words/acting'
import { address } from '#words/address'
import { handOverWords } from '#words/desk-hand-over'
import type { AppEnv } from '../../env.ts'
import { problemWords, type Return } from '../../http/form.ts'
import { drawToken, readToken } from '../../http/form-token.ts'
import { type Fill, page } from '../../http/page.ts'
import { Problem } from '../../http/problem.ts'
import { readForm } from '../../http/valid.ts'
import { answeringRole, staffOf } from '../../staff/identity.ts'
import { answering, colleague, option } from '../colleagues.tsx'
import { boundTo, staffAt, youAre } from '../gate.ts'
import { faultsOf, type Handed, handLot } from './handing.ts'
import * as store from './store.ts'

const PATH = '/desk/hand-over/'
const bound = (c: Context<AppEnv>) => boundTo(c, 'hand-over')

/** What was done, for the page that one is sent on to: numbers alone. */
const Done = z.object({ handed: z.pipe(z.coerce.number(), z.int().check(z.gte(0), z.lte(store.LOT))) })

const shell = async (c: Context<AppEnv>, fill: Fill, status: 200 | 422 | 403 = 200) =>
  page(
    c,
    PATH,
    {
      ...fill,
      text: { you: youAre(c), ...fill.text },
      values: { ...fill.values, token: await drawToken(c.var.ring, bound(c), c.var.now) },
    },
    status,
  )

/** Whose cases, and to whom: everybody who holds any can be chosen, also who is on the staff no more. */
export async function choosingPage(
  c: Context<AppEnv>,
  chosen: { from?: string | undefined; to?: string | undefined } = {},
  came: Pick<Fill, 'errors' | 'text'> & { show?: readonly string[] } = {},
  status: 200 | 422 | 403 = 200,
) {
  const t = handOverWords(c.var.language)
  const holders = await store.holding(c.var.db)
  const known = new Set(staffOf(c.env.STAFF).map(({ id }) => id))
  const label = (id: string) => (known.has(id) ? colleague(c, id) : t.gone(id))
  const { handed } = Done.safeParse(c.req.query()).data ?? {}
  const isDone = handed !== undefined && status === 200
  return shell(
    c,
    {
      text: { ...came.text, ...(isDone ? { done: t.done(handed) } : {}) },
      html: {
        holders: holders.map((id) => option(id, label(id), id === chosen.from)).join(''),
        colleagues: answering(c, chosen.to),
      },
      show: [holders.length === 0 ? 'none' : 'choose', ...(isDone ? ['done'] : []), ...(came.show ?? [])],
      errors: came.errors,
    },
    status,
  )
}

/** How many, from whom, to whom, before it is done; and again while there are more than one sending takes. */
function checkPage(c: Context<AppEnv>, from: string, to: string, count: number, before?: Handed) {
  const t = handOverWords(c.var.language)
  return shell(c, {
    text: {
      what: t.ask(count, colleague(c, from), colleague(c, to)),
      lots: t.lots(store.LOT),
      ...(before ? { done: t.done(before.handed), missed: t.missed(before.missed) } : {}),
    },
    values: { from, to },
    show: [
      'check',
      ...(count > store.LOT ? ['lots'] : []),
      ...(before && before.handed > 0 ? ['done'] : []),
      ...(before && before.missed > 0 ? ['missed'] : []),
    ],
  })
}

const back: Return = async (c, typed, problem) => {
  const ended = { 'problem-what': handOverWords(c.var.language).ended }
  const text = { ...(await problemWords(c, problem)), ...(problem.type === 'session-ended' ? ended : {}) }
  return choosingPage(c, { from: typed['from'], to: typed['to'] }, { text, show: ['problem'] }, 403)
}

/** Hands over all that a colleague holds: first it is said how many, then it is done. */
export async function handOver(c: Context<AppEnv>) {
  const { language, ring, now, db } = c.var
  const by = staffAt(c)
  const role = answeringRole(by)
  if (!role) throw new Problem('forbidden')
  const { token = '', from = '', to = '', answer } = await readForm(c, back)
  if (!(await readToken(ring, bound(c), token, now)).ok) throw new Problem('session-ended')
  if (answer === 'back') return choosingPage(c, { from, to })

  const faults = faultsOf({ from, to }, staffOf(c.env.STAFF))
  if (faults.length > 0) {
    const t = handOverWords(language).errors
    const fields = Object.fromEntries(faults.map(([field, code]) => [field, t[code]]))
    return choosingPage(c, { from, to }, { errors: { title: acting(language).errorPrefix, fields } }, 422)
  }

  if (answer !== 'go') return checkPage(c, from, to, await store.held(db, from))
  const done = await handLot(c.var, { ...by, role }, from, to)
  if (done.left > 0) return checkPage(c, from, to, done.left, done)
  return c.redirect(`${address(language, PATH)}?handed=${done.handed}`, 303)
}
