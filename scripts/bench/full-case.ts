import { drizzle } from 'drizzle-orm/d1'
import { MESSAGES, WORDS } from '../../functions/complaints/limits.ts'
import { openByNumber } from '../../functions/complaints/opening-store.ts'
import { complaintWords } from '../../functions/complaints/tables.ts'
import { sealWords } from '../../functions/complaints/words.ts'
import { keyring } from '../../functions/secrets/keyring.ts'

type Database = Parameters<typeof drizzle>[0]

/** Fills a case with as many messages and words as one takes from its customer, past the limit of a day. */
export async function fill(database: Database, keys: string, number: string): Promise<void> {
  const db = drizzle(database)
  const { opened } = await openByNumber(db, number, 'nothing')
  if (!opened) throw new Error(`the case ${number} is gone`)
  const { complaint } = opened
  const text = '好'.repeat(Math.floor((WORDS * 0.96) / MESSAGES / 3))
  const ring = keyring(keys)
  for (let version = complaint.version + 1; version <= complaint.version + MESSAGES; version++) {
    const sealed = await sealWords(ring, complaint, version, { text })
    await db.insert(complaintWords).values({ number, version, sealed })
  }
  await database.batch([
    database
      .prepare(
        `insert into complaint_events with recursive n(v) as (select ?2 + 1 union all select v + 1 from n where v < ?2 + ?3)
          select ?1, v, ?4, 'customer', null, 'message', 'public', '{}' from n`,
      )
      .bind(number, complaint.version, MESSAGES, Date.now()),
    database
      .prepare(
        `update complaints set version = ?2, facts = json_set(facts, '$.version', ?2) where number = ?1`,
      )
      .bind(number, complaint.version + MESSAGES),
  ])
}

/** The cookies of a browser in which the case is open, as it would send them. */
export async function openDoor(
  origin: string,
  { caseNumber, accessCode }: { caseNumber: string; accessCode: string },
): Promise<string> {
  const door = `${origin}en/complaints/track/`
  const html = await (await fetch(door)).text()
  const token = /name="token"[^>]*value="([^"]+)"/.exec(html)?.[1]
  if (token === undefined) throw new Error('the door has no token')
  const answer = await fetch(door, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: new URL(origin).origin },
    body: new URLSearchParams({ token, number: caseNumber, code: accessCode }),
  })
  if (answer.status !== 303) throw new Error(`the door answered ${answer.status}`)
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ')
}
