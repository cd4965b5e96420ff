import type { Context } from 'hono'
import type { Besides } from '../complaints/store.ts'
import type { AppEnv } from '../env.ts'
import { cleanAway } from '../files/leaving.ts'
import { afterwards } from '../http/afterwards.ts'
import { ownDrafts } from './drafts.ts'
import { dropWithFiles } from './drafts-store.ts'
import { staffAt } from './gate.ts'
import { sendingHashes, sendingNow } from './reply-files.ts'
import type { CaseRead } from './taking.ts'

/**
 * What it takes to be rid of one's drafts for some steps, saved until `seen`, and of the files that wait with them. A
 * draft that was saved after that stays, and its files with it. The case comes back without what goes.
 */
export async function dropping(
  c: Context<AppEnv>,
  read: CaseRead,
  actions: readonly string[],
  seen: number = Number.POSITIVE_INFINITY,
) {
  const { db, ring, now } = c.var
  const { number, salt } = read.opened.complaint
  const { id: staff } = staffAt(c)
  const own = salt ? await ownDrafts(ring, read, staff) : []
  const gone = own.filter(({ action, savedAt }) => actions.includes(action) && savedAt <= seen)
  const all = await Promise.all(
    gone.map(async ({ action, savedAt, boxes }) => ({
      whose: { number, staff, actions: [action] },
      savedAt,
      hashes: await sendingHashes(c, read, action, boxes['sending'] || sendingNow(read, action)),
    })),
  )
  const named = all.flatMap(({ hashes }) => hashes)
  const files = read.staged.filter(({ stagedFor }) => named.some((one) => one === stagedFor))
  const rows = read.drafts.filter(
    (row) => !(row.staff === staff && gone.some(({ action }) => action === row.action)),
  )
  return {
    left: { ...read, drafts: rows, staged: read.staged.filter((row) => !files.includes(row)) },
    hasFiles: files.length > 0,
    statements: (guard?: Parameters<Besides>[0]) =>
      all.flatMap(({ whose, savedAt, hashes }) => dropWithFiles(db, whose, savedAt, hashes, now, guard)),
    /** The files are out of reach by then; where R2 is too, the clock tries again within the minute. */
    clean: async () => {
      if (files.length > 0) await afterwards(c, () => cleanAway({ db, now, bucket: c.env.FILES }))
    },
  }
}

/** Throws drafts away, with their files. */
export async function throwAway(
  c: Context<AppEnv>,
  read: CaseRead,
  actions: readonly string[],
  seen: number,
) {
  const { left, hasFiles, statements, clean } = await dropping(c, read, actions, seen)
  const [first, ...others] = statements()
  if (first) await c.var.db.batch([first, ...others])
  await clean()
  return { left, hasFiles }
}
