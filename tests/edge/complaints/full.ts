import { env } from 'cloudflare:workers'
import { drizzle } from 'drizzle-orm/d1'
import { MESSAGES } from '../../../functions/complaints/limits.ts'
import { complaintWords } from '../../../functions/complaints/tables.ts'
import { sealWords } from '../../../functions/complaints/words.ts'
import { keyring } from '../../../functions/secrets/keyring.ts'
import { type Case, filed, NOW, stored } from '../support.ts'

/** As long as 200 messages can be that all of them together stay below what a case takes. */
const FILLER = '好'.repeat(3200)
export const textOf = (nth: number) => `Message ${nth}. ${FILLER}`

/** Lets the customer of a case have written so many long messages to it, at one moment. */
export async function withMessages(count: number, at = NOW, known?: Case): Promise<Case> {
  const one = known ?? (await filed())
  const { complaint } = await stored(one.caseNumber)
  const { version } = complaint
  const db = drizzle(env.DB)
  const ring = keyring((env as Env).KEYS)
  const all = Array.from({ length: count }, (_, i) => i + 1)
  const words = await Promise.all(
    all.map(async (nth) => ({
      number: one.caseNumber,
      version: version + nth,
      sealed: await sealWords(ring, complaint, version + nth, { text: textOf(nth) }),
    })),
  )
  await env.DB.batch([
    env.DB.prepare(
      `insert into complaint_events with recursive n(v) as (select ?2 + 1 union all select v + 1 from n where v < ?2 + ?3)
        select ?1, v, ?4, 'customer', null, 'message', 'public', '{}' from n`,
    ).bind(one.caseNumber, version, count, at),
    env.DB.prepare(
      `update complaints set version = ?2, facts = json_set(facts, '$.version', ?2) where number = ?1`,
    ).bind(one.caseNumber, version + count),
  ])
  for (const row of words) await db.insert(complaintWords).values(row)
  return one
}

/** A case but one message short of its limit. */
export const nearlyFull = (at: number) => withMessages(MESSAGES - 1, at)
