const DAY = 24 * 60 * 60 * 1000

/** What still needs a version of the key, by what an operator would call it, each with its number of rows. */
export type Needs = Record<string, number>

/**
 * Counts what was written under a version and is not yet under another. The words of a case name their version;
 * an access code's hash begins with it; a claim of an idempotency key counts for a day after its answer is gone,
 * as long as a form may be sent again.
 */
export async function needs(db: Env['DB'], version: number, now: number): Promise<Needs> {
  const counts: [string, string, (string | number)[]][] = [
    ['cases to be sealed anew', 'complaints where key_version = ?', [version]],
    [
      'access codes not used since',
      'complaints where code_hash >= ? and code_hash < ?',
      [`${version}.`, `${version}/`],
    ],
    ['hashes of contact data', 'case_hashes where key_version = ?', [version]],
    ['survey responses', 'survey_responses where key_version = ?', [version]],
    ['forms with files, not yet sent', 'reservations where key_version = ?', [version]],
    ['recent answers', 'answers where key_version = ? and expires_at > ?', [version, now - DAY]],
  ]
  const results = await db.batch<{ n: number }>(
    counts.map(([, from, values]) => db.prepare(`select count(*) as n from ${from}`).bind(...values)),
  )
  const found = new Map(counts.map(([name], i) => [name, results[i]?.results[0]?.n ?? 0]))
  return Object.fromEntries([...found].filter(([, rows]) => rows > 0))
}

/** Since when the clock has seen a version as the current one; undefined while it has not. */
export async function currentSince(db: Env['DB'], version: number): Promise<number | undefined> {
  const cursor = await db.prepare(`select cursor from jobs where name = 'keys'`).first<string>('cursor')
  const [current, since] = (cursor ?? '').split(' ').map(Number)
  return current === version ? since : undefined
}

/** Cookies, forms and receipts that were made under the last key are in nobody's count; after a day they are over. */
export const isSettled = (since: number | undefined, now: number) => since !== undefined && now - since >= DAY
