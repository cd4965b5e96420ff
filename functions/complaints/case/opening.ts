import type { Context } from 'hono'
import type { AppEnv } from '../../env.ts'
import { type Read, take, weigh } from '../handling.ts'
import * as store from '../store.ts'

const step = { step: { step: 'open-proposal' }, by: { kind: 'customer' } } as const

/**
 * The case as it stands once its customer has it before them: that they opened the proposal is recorded, the first time.
 * Where somebody else moves the case in this moment it is shown as it was read, and the next opening is recorded.
 */
export async function recordOpening(
  c: Context<AppEnv>,
  read: Pick<Read<store.Opened>, 'opened'>,
): Promise<store.Opened> {
  const before = read.opened
  // A HEAD shows nothing.
  if (c.req.method !== 'GET') return before
  const fresh = { opened: before, answered: undefined }
  const { decision } = weigh(fresh, step, c.var.now)
  if (!decision || !(await take(c.var, fresh, step)).ok) return before
  const { next, event } = decision
  const { complaint, events } = before
  const written = { actor: step.by, event, words: undefined, now: c.var.now }
  return {
    ...before,
    complaint: { ...complaint, ...store.derived(next) },
    events: [
      ...events,
      { ...store.eventValues(complaint.number, next.version, written), facts: event.facts },
    ],
  }
}
