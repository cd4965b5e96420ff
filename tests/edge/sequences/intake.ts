import { env } from 'cloudflare:workers'
import { drizzle } from 'drizzle-orm/d1'
import fc from 'fast-check'
import { expect } from 'vitest'
import { Channel } from '#contract/complaints'
import { roles } from '#rules/complaints'
import * as causes from '../../../functions/desk/causes/store.ts'
import { ratingsOf } from '../../../functions/desk/ratings-store.ts'
import { caller, caseOf, complaint, DAY, HOUR, MINUTE } from '../support.ts'
import { programs } from './staff.ts'

/** Every other complaint reaches us by telephone, by letter or in person, and some of those are drills. */
export const arrivals = fc.oneof(
  fc.constant(undefined),
  fc.record({
    channel: fc.constantFrom(...Channel.options),
    /** How long ago: a call in this minute, a letter of last month. */
    ago: fc.oneof(fc.nat({ max: HOUR }), fc.nat({ max: 3 * DAY }), fc.nat({ max: 60 * DAY })),
    kind: fc.constantFrom('real', 'real', 'drill'),
    /** The same call again, as after a lost answer. */
    twice: fc.boolean(),
  }),
)
export type Arrival = typeof arrivals extends fc.Arbitrary<infer T> ? T : never

/** The beginning of a story: filed by its customer, or taken down by staff, with the moment from which its clocks count. */
export async function begun(at: number, changes: Record<string, unknown>, arrival: Arrival) {
  if (!arrival) {
    const answer = await caller({ at }).file(changes)
    expect(answer.status).toBe(201)
    return { filed: await caseOf(answer), arrivedAt: at }
  }
  const { channel, ago, kind, twice } = arrival
  const who = programs[kind === 'drill' ? 'supervisor' : 'handler']
  who.clock.now = at
  const arrivedAt = at - ago
  const call = { ...complaint, ...changes, channel, kind, arrivedAt: new Date(arrivedAt).toISOString() }
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() }
  const send = () => who.send('POST', '/intake', headers, JSON.stringify(call))
  const answer = await send()
  expect(answer.status).toBe(201)
  const filed = await caseOf(answer)
  if (twice) expect(await caseOf(await send())).toEqual(filed)
  // People tell the time by the minute.
  return { filed, arrivedAt: arrivedAt - (arrivedAt % MINUTE) }
}

/** Everything that counts cases today. */
export async function counts() {
  const db = drizzle(env.DB)
  const { byCause, byItem } = await causes.causes(db, {})
  return {
    byCause,
    byItem,
    ratings: await Promise.all(
      roles.map((role) => ratingsOf(db, role, { from: 0, to: Number.MAX_SAFE_INTEGER })),
    ),
  }
}
