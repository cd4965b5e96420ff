import type { Context } from 'hono'
import type { AppEnv } from '../../env.ts'
import { afterwards } from '../../http/afterwards.ts'
import { deliver, type Outcome, type Write } from '../../mail/delivery.ts'
import type { Means } from '../../means.ts'
import { handing } from '../../notices/handing.ts'
import { letterTo } from './letters.ts'
import { recipients } from './letters-store.ts'

/** More mail, and more notices to staff, than one act on a case can cause. */
const AT_ONCE = { limit: 3, notices: 12 }

/** Writes what waits, to customers and to staff, from one reading of the cases that it is about. */
export const writing =
  (means: Means): Write =>
  async (waiting) => {
    const cases = await recipients(means.db, [...new Set(waiting.map(({ number }) => number))])
    return async (row) => {
      const found = cases.find(({ number }) => number === row.number)
      if (row.recipient !== null) return handing(means, row, row.recipient, found)
      const { sender } = means
      const mail = sender && (await letterTo(means, sender.from, row, found))
      return mail && (() => sender.send(mail))
    }
  }

/** Sends what is due, to customers and to staff, of one case where `number` is given. */
export async function sendWaiting(
  means: Means,
  { limit, notices }: { limit: number; notices: number },
  number?: string,
): Promise<Outcome[]> {
  const { sender, reach } = means
  if (!sender && !reach?.robots.length) return []
  return deliver(means, writing(means), { limit: sender ? limit : 0, notices, number })
}

/**
 * Tries at once, after the answer, what a request has put on its way; what fails is the clock job's. `later` is how
 * many ms the answer goes ahead where its time must not tell whether anything is sent.
 */
export const sendSoon = (c: Context<AppEnv>, number: string, later = 0) =>
  afterwards(c, async () => {
    if (later > 0) await scheduler.wait(later)
    return sendWaiting(c.var, AT_ONCE, number)
  })
