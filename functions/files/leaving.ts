import type { Means } from '../means.ts'
import { remove } from './bucket.ts'
import { claimOver, forgetClaimed } from './leaving-store.ts'

/**
 * One source may stage a hundred files a minute, and this runs every five: a run has room for as much as twenty of
 * them bring without a pause.
 */
const AT_ONCE = 10_000
/** R2 deletes so many objects in one call. */
const A_CALL = 1000
/** Statements of one run. */
export const LEAVING = 2

/**
 * Removes staged files that nothing adopted, and those of erased cases: out of reach first, then the objects, their
 * rows last. While R2 is out of reach the rows stay and the next run tries again.
 */
export async function cleanAway({
  db,
  now,
  bucket,
}: Pick<Means, 'db' | 'now'> & { bucket: R2Bucket }): Promise<{ done: number; failed: number }> {
  const ids = await claimOver(db, now, AT_ONCE)
  if (ids.length === 0) return { done: 0, failed: 0 }
  for (let at = 0; at < ids.length; at += A_CALL) await remove(bucket, ...ids.slice(at, at + A_CALL))
  await forgetClaimed(db, ids, now)
  return { done: ids.length, failed: 0 }
}
