import { today } from '../content.ts'
import type { Means } from '../means.ts'
import { halfOf } from './ceiling.ts'
import * as store from './claim-store.ts'
import { isRefusal } from './sender.ts'
import type { Waiting } from './store.ts'

const MINUTE = 60_000
/** Nobody else takes a mail that long after it was claimed. */
export const LEASE = 2 * MINUTE
/** A carrier that is silent so long is cut off, well before the lease ends; a request's afterlife lasts 30 seconds. */
export const PATIENCE = 20_000
const LONGEST_PAUSE = 4 * 60 * MINUTE
const GIVE_UP_AFTER = 24 * 60 * MINUTE
/** So often something is tried in a day; what the day's ceiling held back, or an outage, has its tries all the same. */
const TRIES_BEFORE_GIVING_UP = 12
/** The first sending and, where its answer was lost, one repeat with the same message id. */
const SENDINGS = 2

/** Hands something over; fulfilled when whoever carries it has taken it. */
export type Handing = () => Promise<unknown>
/** Reads at once what the claimed rows need, in one statement, and then writes each; undefined drops what must not go out any more. */
export type Write = (waiting: Waiting[]) => Promise<(row: Waiting) => Promise<Handing | undefined>>

export type Outcome = 'sent' | 'dropped' | 'refused' | 'lost' | 'given-up'

/** One, two, four minutes and so on; the claim has already counted this attempt. */
const pause = (tries: number) => Math.min(MINUTE * 2 ** (tries - 1), LONGEST_PAUSE)

/** Statements of a run: claim and count, reading, and what came of it, of customers' mail and of notices to staff apart. */
export const DELIVERY = 7

/**
 * Sends what is due, at most `limit` mails to customers and `notices` to staff, of one case where `number` is given.
 *
 * A claim counts as a sending that may have happened until it is known to have failed, so a run that is killed
 * leaves the same as an answer that was lost. The outcomes of a run stand side by side: no mail holds up another, and
 * a robot that stalls holds up no customer's.
 */
export async function deliver(
  { db, now, sender }: Means,
  write: Write,
  limits: { limit: number; notices?: number; number?: string | undefined; patience?: number },
): Promise<Outcome[]> {
  const { limit, notices = 0, number, patience = PATIENCE } = limits
  const day = today(now)
  const ceiling = sender?.ceiling ?? Number.MAX_SAFE_INTEGER
  const half = halfOf(ceiling)
  const claimed = await store.claim(db, {
    now,
    until: now + LEASE,
    day,
    ceiling,
    half,
    limit,
    notices,
    number,
  })
  const isOver = ({ doubts, tries, firstTriedAt }: Waiting) =>
    doubts > SENDINGS || (tries > TRIES_BEFORE_GIVING_UP && (firstTriedAt ?? now) + GIVE_UP_AFTER <= now)
  const due = claimed.filter((row) => !isOver(row))
  const written = due.length === 0 ? undefined : await write(due).catch(complain)
  const tried = async (row: Waiting): Promise<store.Came> => {
    if (isOver(row)) return { row, outcome: 'given-up', isTried: false }
    const came = await attempt(row, written, patience)
    return { row, outcome: came === 'lost' && row.doubts >= SENDINGS ? 'given-up' : came, isTried: true }
  }
  const done = [false, true].map(async (isForStaff) => {
    const rows = claimed.filter(({ recipient }) => (recipient !== null) === isForStaff)
    if (rows.length === 0) return []
    const came = isForStaff ? await inTurn(rows, tried) : await Promise.all(rows.map(tried))
    for (const { row, outcome } of came)
      if (outcome === 'given-up')
        console.error(JSON.stringify({ mail: row.kind, id: row.id, gaveUp: row.tries }))
    const next = (row: Waiting) => now + pause(row.tries)
    await store.settle(db, came, { now, day }, next).catch(complain)
    return came.map(({ outcome }) => outcome)
  })
  return (await Promise.all(done)).flat()
}

/**
 * Each recipient's notices one after the other, the recipients side by side. Whoever did not take one is left alone
 * for the rest of the run: what was not even tried is no doubt, and a group that stalls takes up one connection.
 */
async function inTurn(
  rows: readonly Waiting[],
  tried: (row: Waiting) => Promise<store.Came>,
): Promise<store.Came[]> {
  const lines = Map.groupBy(rows, ({ recipient }) => recipient)
  const done = [...lines.values()].map(async (line) => {
    const came: store.Came[] = []
    for (const row of line) {
      const last = came.at(-1)?.outcome
      const isSilent = last !== undefined && last !== 'sent' && last !== 'dropped'
      came.push(isSilent ? { row, outcome: 'refused', isTried: false } : await tried(row))
    }
    return came
  })
  return (await Promise.all(done)).flat()
}

async function attempt(
  row: Waiting,
  write: Awaited<ReturnType<Write>> | undefined,
  patience: number,
): Promise<Outcome> {
  if (!write) return 'refused'
  const hand = await write(row).catch((error: unknown) => {
    complain(error)
    return 'unwritten' as const
  })
  if (hand === 'unwritten') return 'refused'
  return hand ? answerOf(hand, patience) : 'dropped'
}

/** What became of a sending, as far as it is known before patience ends. */
async function answerOf(hand: Handing, patience: number): Promise<Outcome> {
  let timer: ReturnType<typeof setTimeout> | null = null
  const silence = new Promise<'lost'>((resolve) => {
    timer = setTimeout(() => resolve('lost'), patience)
  })
  const answer = (async () => hand())().then(
    () => 'sent' as const,
    (error: unknown) => (isRefusal(error) ? ('refused' as const) : ('lost' as const)),
  )
  try {
    return await Promise.race([answer, silence])
  } finally {
    clearTimeout(timer)
  }
}

/** What a carrier or a query says may hold an address; only its kind is told. */
function complain(error: unknown): undefined {
  console.error(JSON.stringify({ mail: 'fault', kind: error instanceof Error ? error.name : 'unknown' }))
}
