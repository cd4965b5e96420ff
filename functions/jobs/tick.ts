import { ALARMS, ring } from '../complaints/clockwork/alarm-clock.ts'
import { ENDINGS, endings } from '../complaints/clockwork/endings.ts'
import { forgetLeftovers, LEFTOVERS } from '../complaints/clockwork/leftovers-store.ts'
import { REKEYING as KEYS, rekey } from '../complaints/clockwork/rekeying.ts'
import { sendWaiting } from '../complaints/contact/mailing.ts'
import { cleanAway, LEAVING } from '../files/leaving.ts'
import { safeMessage } from '../http/failure.ts'
import { DELIVERY } from '../mail/delivery.ts'
import type { Means } from '../means.ts'
import { rekey as rekeySurveys, REKEYING as SURVEY_KEYS } from '../surveys/rekeying.ts'
import { forgetResponses, SURVEY_RETENTION } from '../surveys/retention.ts'
import { noticeOutage, OUTAGES } from './outages.ts'
import { type Job, lastRuns, ran, type Tally } from './store.ts'
import type { JobName, Trigger } from './triggers.ts'

/** `left` is how many statements this run may still make. */
export type Clockwork = Means & { bucket: R2Bucket; assets: Pick<Env, 'ASSETS'>; left: () => number }

type Tallies<One extends Trigger> = { [name in JobName<One>]?: Tally }

type Work<One extends Trigger> = {
  name: JobName<One>
  /** Statements that are kept for it, whatever comes before it. */
  least: number
  run: (means: Clockwork, statements: number, before: readonly Job[]) => Promise<Tallies<One>>
}

const alarms: Work<'minute'> = {
  name: 'alarms',
  least: ALARMS,
  run: async (means, statements) => ({ alarms: await ring(means, statements) }),
}

/** How many mails to customers, and how many notices to staff, go out in one run; the free plan allows 50 calls. */
const MAILS = { limit: 10, notices: 12 }

/** The ring's current key, since when the clock has seen it as such, and how far the cases have come. */
function watched(before: readonly Job[], { ring, now }: Means) {
  const { cursor } = before.find(({ name }) => name === 'keys') ?? {}
  const [current = 0, since = now, place = 0] = (cursor ?? '').split(' ').map(Number)
  return current === ring.current
    ? { current, since, place }
    : { current: ring.current, since: now, place: 0 }
}

/** What each trigger does, in order. What one job leaves of its statements is there for those after it. */
const works: { [one in Trigger]: Work<one>[] } = {
  minute: [
    // Before anything that goes by a time which it moves.
    {
      name: 'outages',
      least: OUTAGES,
      run: async (means, _, before) => ({ outages: await noticeOutage(means, before) }),
    },
    {
      name: 'erasure',
      least: ENDINGS,
      run: (means, _, before) =>
        endings(means, before.find(({ name }) => name === 'erasure-list')?.cursor ?? null),
    },
    alarms,
    {
      name: 'mail',
      least: DELIVERY,
      run: async (means) => {
        const outcomes = await sendWaiting(means, MAILS)
        const done = outcomes.filter((one) => one === 'sent' || one === 'dropped').length
        return { mail: { done, failed: outcomes.length - done } }
      },
    },
    // Whatever the others did not need: on most minutes nearly all of it.
    { ...alarms, least: 0 },
  ],
  five: [
    {
      name: 'files',
      least: LEAVING,
      run: async (means, statements) => ({ files: await cleanAway(means, statements) }),
    },
    {
      name: 'leftovers',
      least: LEFTOVERS,
      run: async ({ db, now }) => ({ leftovers: { done: await forgetLeftovers(db, now), failed: 0 } }),
    },
    {
      name: 'survey-retention',
      least: SURVEY_RETENTION,
      run: async (means) => ({ 'survey-retention': await forgetResponses(means, means.assets) }),
    },
    {
      name: 'survey-keys',
      least: SURVEY_KEYS,
      run: async (means, statements, before) => {
        const was = Number(before.find(({ name }) => name === 'survey-keys')?.cursor ?? 0)
        const { place, ...tally } = await rekeySurveys(means, was, statements)
        return { 'survey-keys': { ...tally, cursor: String(place) } }
      },
    },
    {
      name: 'keys',
      least: KEYS,
      run: async (means, statements, before) => {
        const was = watched(before, means)
        const { place, ...tally } = await rekey(means, was.place, statements)
        return { keys: { ...tally, cursor: `${was.current} ${was.since} ${place}` } }
      },
    },
  ],
}

/** What a run of a trigger needs at most so that every job gets on: the shares, and the books before and after. */
export const needed = (trigger: Trigger) => works[trigger].reduce((total, { least }) => total + least, 2)

const sum = (one: Tally | undefined, other: Tally): Tally => ({
  ...other,
  done: (one?.done ?? 0) + other.done,
  failed: (one?.failed ?? 0) + other.failed,
})

/**
 * What the promise and the notice say happens by itself, as far as this trigger carries it. Every job is idempotent
 * and takes what is due from an index, so a run that is killed, doubled or late leaves nothing undone and does
 * nothing twice, and costs by what is due, never by what exists. A job that fails holds up no other.
 */
export async function tick(means: Clockwork, trigger: Trigger): Promise<Tally> {
  const { db, now, left } = means
  const before = await lastRuns(db)
  const tallies: Record<string, Tally> = {}
  for (const [place, { name, run }] of works[trigger].entries()) {
    // The last statement is for the books.
    const kept = works[trigger].slice(place + 1).reduce((total, { least }) => total + least, 1)
    const came = await run(means, left() - kept, before).catch((error: unknown) => {
      const fault = error instanceof Error ? safeMessage(error) : 'unknown'
      console.error(JSON.stringify({ job: name, fault }))
      return { [name]: { done: 0, failed: 1 } }
    })
    for (const [job, tally] of Object.entries(came)) tallies[job] = sum(tallies[job], tally)
  }
  const all = Object.values(tallies).reduce(sum)
  const total = { done: all.done, failed: all.failed }
  await ran(db, { ...tallies, [trigger]: total }, now)
  return total
}
