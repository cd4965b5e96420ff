import type { Context } from 'hono'
import type { AppEnv } from '../../env.ts'
import { afterwards } from '../../http/afterwards.ts'
import { deliver, type Outcome } from '../../mail/delivery.ts'
import type { Means } from '../../means.ts'
import { letters } from './letters.ts'

/** More mail than one act on a case can cause. */
const AT_ONCE = 3

/**
 * Sends the mails of cases that are due, of one case where `number` is given: at most `limit` of them, with two
 * statements and one more a mail.
 */
export async function sendWaiting(means: Means, limit: number, number?: string): Promise<Outcome[]> {
  const { sender } = means
  if (!sender) return []
  return deliver(means, sender, letters(means, sender.from), { limit, number })
}

/** Tries at once, after the answer, what a request has put on its way; what fails is the clock job's. */
export const sendSoon = (c: Context<AppEnv>, number: string) =>
  c.var.sender && afterwards(c, () => sendWaiting(c.var, AT_ONCE, number))
