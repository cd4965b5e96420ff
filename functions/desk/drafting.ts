import type { Context } from 'hono'
import type { AppEnv } from '../env.ts'
import { Problem } from '../http/problem.ts'
import { boxesOf, type Typed } from './boxes.ts'
import { casePath, deskCasePage, offeredAt, unrecorded } from './case-page.tsx'
import { staffActions } from './contract.ts'
import { keepDraft } from './drafts.ts'
import { drop } from './drafts-store.ts'
import { staffAt } from './gate.ts'
import { type CaseRead, readCase } from './taking.ts'

const isAction = (name: string) => staffActions.some((one) => one === name)

/** Saves what stands in a step's boxes; boxes that were emptied leave no draft. */
export async function save(c: Context<AppEnv>, read: CaseRead, typed: Typed, action: string) {
  const { complaint } = read.opened
  if (!isAction(action)) throw new Problem('invalid', { errors: [{ pointer: '', code: 'action.missing' }] })
  if (!complaint.salt) throw new Problem('not-allowed-now', { detail: 'erased' })
  const { number } = complaint
  const { draft: seen, ...boxes } = boxesOf(typed, action)
  const wanted = {
    staff: staffAt(c).id,
    action,
    boxes,
    seen: Number(seen) || 0,
    version: Number(typed['version']) || complaint.version,
  }
  if (Object.values(boxes).every((value) => value.trim() === ''))
    await c.var.db.batch([drop(c.var.db, { number, staff: wanted.staff, actions: [action] }, wanted.seen)])
  else if (!(await keepDraft(c.var, read, () => readCase(c, number), wanted))) throw new Problem('stale')
  return c.redirect(`${casePath(c, number)}#step-${action}`, 303)
}

/** Steps that one has begun a draft for and can no longer take. */
function closedTo(c: Context<AppEnv>, { opened, drafts }: CaseRead): string[] {
  const offered = offeredAt(c, opened)
  return drafts.map(({ action }) => action).filter((action) => !offered.includes(action))
}

/**
 * Throws away a draft, or those whose steps are no longer open. The page that answers still shows the words once, for
 * whoever pressed the wrong button.
 */
export async function discard(c: Context<AppEnv>, read: CaseRead, typed: Typed, what: string) {
  const { number } = read.opened.complaint
  const { id: staff } = staffAt(c)
  const actions = what === 'left' ? closedTo(c, read) : [what]
  const seen = Number(typed[what === 'left' ? 'leftUntil' : `draft-${what}`]) || 0
  await c.var.db.batch([drop(c.var.db, { number, staff, actions }, seen)])
  const isGone = (row: CaseRead['drafts'][number]) =>
    row.staff === staff && actions.includes(row.action) && row.savedAt <= seen
  const left = { ...read, drafts: read.drafts.filter((row) => !isGone(row)) }
  const { text = '', remedy = '' } = boxesOf(typed, what)
  const dropped = what === 'left' ? (typed['stranded'] ?? '') : [text, remedy].filter(Boolean).join('\n\n')
  return deskCasePage(c, left, unrecorded, { values: { dropped }, show: dropped === '' ? [] : ['dropped'] })
}
