import type { Context } from 'hono'
import { isVisible } from '#rules/text'
import type { AppEnv } from '../env.ts'
import { Problem } from '../http/problem.ts'
import { boxesOf, type Typed, writtenIn } from './boxes.ts'
import { deskCasePage, offeredAt, unrecorded } from './case-page.tsx'
import { staffActions } from './contract.ts'
import { keepDraft } from './drafts.ts'
import { drop } from './drafts-store.ts'
import { throwAway } from './dropping.ts'
import { staffAt } from './gate.ts'
import type { Reply } from './replying.ts'
import { type CaseRead, readCase } from './taking.ts'

/**
 * Saves what stands in a step's boxes, and which files wait with them; where there is nothing of either, no draft
 * is left.
 */
export async function save(
  c: Context<AppEnv>,
  read: CaseRead,
  { typed, action, boxes, seen, waiting }: Reply,
): Promise<void> {
  const { complaint } = read.opened
  if (!staffActions.some((one) => one === action))
    throw new Problem('invalid', { errors: [{ pointer: '', code: 'action.missing' }] })
  if (!complaint.salt) throw new Problem('not-allowed-now', { detail: 'erased' })
  const { number } = complaint
  const staff = staffAt(c).id
  // Which playbook it began with is nothing that anybody wrote.
  const { playbook: _, ...written } = boxes
  if (waiting.length === 0 && !Object.values(written).some(isVisible)) {
    await c.var.db.batch([drop(c.var.db, { number, staff, actions: [action] }, seen)])
    return
  }
  const kept = { ...boxes, sending: typed[`sending-${action}`] ?? '', files: String(waiting.length) }
  const version = Number(typed['version']) || complaint.version
  const wanted = { staff, action, boxes: kept, seen, version }
  if (!(await keepDraft(c.var, read, () => readCase(c, number, undefined, { part: 'nothing' }), wanted)))
    throw new Problem('stale')
}

/** Steps that one has begun a draft for and can no longer take. */
function closedTo(c: Context<AppEnv>, read: CaseRead): string[] {
  const offered = offeredAt(c, read)
  return read.drafts.map(({ action }) => action).filter((action) => !offered.includes(action))
}

/**
 * Throws away a draft, or those whose steps are no longer open. The page that answers still shows the words once, for
 * whoever pressed the wrong button.
 */
export async function discard(c: Context<AppEnv>, read: CaseRead, typed: Typed, what: string) {
  const actions = what === 'left' ? closedTo(c, read) : [what]
  const seen = Number(typed[what === 'left' ? 'leftUntil' : `draft-${what}`]) || 0
  const { left, hasFiles } = await throwAway(c, read, actions, seen)
  const dropped = what === 'left' ? (typed['stranded'] ?? '') : writtenIn(boxesOf(typed, what)).join('\n\n')
  const show = [...(dropped === '' ? [] : ['dropped']), ...(hasFiles ? ['dropped-files'] : [])]
  return deskCasePage(c, left, unrecorded, { values: { dropped }, show })
}
