import type { Context } from 'hono'
import type { AppEnv } from '../../env.ts'
import { staffAt } from '../gate.ts'
import type { Queue } from '../queue.ts'
import { queued, type Row } from '../queue-store.ts'
import type { DeskQueue } from './contract.ts'
import { idFor } from './names.ts'

/** One page of the queue, for a program. */
export async function queueFor(c: Context<AppEnv>, queue: Queue): Promise<DeskQueue> {
  const { rows, more, isCut, count, counts } = await queued(c.var.db, queue, staffAt(c).id, c.var.now)
  return {
    cases: rows.map((row) => rowFor(c, row, queue.view)),
    count,
    counts,
    cut: isCut,
    ...(more === undefined ? {} : { more }),
  }
}

function rowFor(
  c: Context<AppEnv>,
  { number, kind, language, dueAt, facts }: Row,
  view: Queue['view'],
): DeskQueue['cases'][number] {
  const row = { caseNumber: number, kind, dueAt: new Date(dueAt).toISOString() }
  if (!facts) return { ...row, unreadable: true }
  const { state, severity, category, level, customerWroteLast, assignee } = facts
  const { unreachedSince, reminderOwed, confirmationOwed } = facts
  return {
    ...row,
    language,
    late: dueAt < c.var.now && view !== 'causes' && view !== 'not-reached',
    state,
    severity,
    category,
    level,
    customerWroteLast,
    ...(unreachedSince === undefined ? {} : { unreachedSince: new Date(unreachedSince).toISOString() }),
    ...(reminderOwed ? { reminderOwed } : {}),
    ...(confirmationOwed ? { confirmationOwed } : {}),
    ...(assignee === undefined ? {} : { assignee: idFor(c, assignee) }),
  }
}
