import type { Means } from '../means.ts'
import { isRefusal, type Mail, type Sender } from './sender.ts'
import * as store from './store.ts'

const MINUTE = 60_000
/** Nobody else takes a mail that long after it was claimed. */
export const LEASE = 2 * MINUTE
/** A sender that is silent so long is cut off, well before the lease ends; a request's afterlife lasts 30 seconds. */
export const PATIENCE = 20_000
const LONGEST_PAUSE = 4 * 60 * MINUTE
const GIVE_UP_AFTER = 24 * 60 * MINUTE
/** The first sending and, where its answer was lost, one repeat with the same message id. */
const SENDINGS = 2

/** Reads at once what the claimed mails need, in one statement, and then writes each; undefined drops a mail that must not go out any more. */
export type Write = (waiting: store.Waiting[]) => Promise<(row: store.Waiting) => Promise<Mail | undefined>>

export type Outcome = 'sent' | 'dropped' | 'refused' | 'lost' | 'given-up'

/** One, two, four minutes and so on; the claim has already counted this attempt. */
const pause = (tries: number) => Math.min(MINUTE * 2 ** (tries - 1), LONGEST_PAUSE)

/**
 * Sends what is due, at most `limit` mails, of one case where `number` is given. One statement claims, one reads,
 * and one a mail records what came of it.
 *
 * A claim counts as a sending that may have happened until it is known to have failed, so a run that is killed
 * leaves the same as an answer that was lost. The outcomes of a run stand side by side: no mail holds up another.
 */
export async function deliver(
  { db, now }: Means,
  sender: Sender,
  write: Write,
  { limit, number, patience = PATIENCE }: { limit: number; number?: string | undefined; patience?: number },
): Promise<Outcome[]> {
  const claimed = await store.claim(db, { now, until: now + LEASE, limit, number })
  const isOver = (row: store.Waiting) => row.doubts > SENDINGS || row.createdAt + GIVE_UP_AFTER <= now
  const due = claimed.filter((row) => !isOver(row))
  const written = due.length === 0 ? undefined : await write(due).catch(complain)
  const done = claimed.map(async (row) => {
    const came = isOver(row) ? 'given-up' : await attempt(row, written, sender, patience)
    const outcome = came === 'lost' && row.doubts >= SENDINGS ? 'given-up' : came
    if (outcome === 'given-up')
      console.error(JSON.stringify({ mail: row.kind, id: row.id, gaveUp: row.tries }))
    await store.settle(db, row, outcome, now, now + pause(row.tries)).catch(complain)
    return outcome
  })
  return Promise.all(done)
}

async function attempt(
  row: store.Waiting,
  write: Awaited<ReturnType<Write>> | undefined,
  sender: Sender,
  patience: number,
): Promise<Outcome> {
  if (!write) return 'refused'
  const mail = await write(row).catch((error: unknown) => {
    complain(error)
    return 'unwritten' as const
  })
  if (mail === 'unwritten') return 'refused'
  return mail ? answerOf(sender, mail, patience) : 'dropped'
}

/** What became of a sending, as far as it is known before patience ends. */
async function answerOf({ send }: Sender, mail: Mail, patience: number): Promise<Outcome> {
  let timer: ReturnType<typeof setTimeout> | null = null
  const silence = new Promise<'lost'>((resolve) => {
    timer = setTimeout(() => resolve('lost'), patience)
  })
  const answer = (async () => send(mail))().then(
    () => 'sent' as const,
    (error: unknown) => (isRefusal(error) ? ('refused' as const) : ('lost' as const)),
  )
  try {
    return await Promise.race([answer, silence])
  } finally {
    clearTimeout(timer)
  }
}

/** What a sender or a query says may hold an address; only its kind is told. */
function complain(error: unknown): undefined {
  console.error(JSON.stringify({ mail: 'fault', kind: error instanceof Error ? error.name : 'unknown' }))
}
