import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { type Case, caller, HOUR, NOW, proposed, settle, stored } from '../support.ts'

const BEFORE = NOW - 400 * 24 * HOUR
const OFFERED = BEFORE + HOUR
const clock = { name: 'silence', round: 1, promised: 72 * HOUR, pauses: [], warned: 0 }

/** A case as it stood before: its silence runs since the proposal, whether or not anybody knew of it. */
async function standing(contact: object | undefined, change: object = {}): Promise<Case> {
  const one = await proposed(BEFORE)
  const { unreachedSince: _, contact: __, ...facts } = (await stored(one.caseNumber)).complaint.facts
  const silence = { ...clock, from: OFFERED, dueAt: OFFERED + 72 * HOUR, ...change }
  const before = { ...facts, ...(contact ? { contact } : {}), clocks: [...facts.clocks, silence] }
  await env.DB.prepare('update complaints set facts = ?, alarm_at = 1 where number = ?')
    .bind(JSON.stringify(before), one.caseNumber)
    .run()
  return one
}

async function migrate() {
  const migration = env.TEST_MIGRATIONS.find(({ name }) => name.includes('proposals_reached'))
  expect(migration).toBeDefined()
  await env.DB.batch((migration?.queries ?? []).map((sql) => env.DB.prepare(sql)))
}

const confirmed = { version: 1, email: 'confirmed', stopped: false }
const factsOf = async ({ caseNumber }: Case) => (await stored(caseNumber)).complaint.facts

test('proposals that stood before are reached where an address was confirmed; all others wait', async () => {
  await env.DB.prepare(
    `update complaints set facts = json_set(facts, '$.state', 'closed') where facts ->> '$.state' = 'proposed'`,
  ).run()
  const mailed = await standing(confirmed)
  const asked = await standing(undefined, { endedAt: OFFERED + HOUR })
  const others = [
    await standing(undefined),
    await standing({ ...confirmed, stopped: true }),
    await standing({ ...confirmed, email: 'unconfirmed' }, { warned: 50 }),
  ]
  await migrate()
  expect(await factsOf(mailed)).toMatchObject({ reached: { by: 'mail', at: OFFERED } })
  expect((await factsOf(mailed)).clocks.at(-1)).toMatchObject({ name: 'silence', from: OFFERED })
  for (const one of others) {
    const facts = await factsOf(one)
    expect([facts.unreachedSince, facts.reached]).toEqual([OFFERED, undefined])
    expect(facts.clocks.map(({ name }) => name)).toEqual(['respond', 'propose'])
  }
  expect(await factsOf(asked)).toMatchObject({ unreachedSince: OFFERED + HOUR })
  // What is asked of them by their times is put right by the next tick, and none is closed for a silence that was void.
  await settle(OFFERED + 80 * HOUR)
  for (const one of others) expect(await factsOf(one)).toMatchObject({ state: 'proposed' })
  const [first] = others
  if (!first) throw new Error('there is none')
  const shown = await caller({ at: OFFERED + 90 * HOUR }).look(first)
  expect(shown.proposal).toMatchObject({ reached: { by: 'opened' } })
})
