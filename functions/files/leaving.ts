import type { Means } from '../means.ts'
import { remove } from './bucket.ts'
import { claimOver, forgetClaimed } from './leaving-store.ts'

const AT_ONCE = 100
/** Statements of one run. */
export const LEAVING = 2

/**
 * Removes staged files that nothing adopted, and those of erased cases: out of reach first, then the objects in one
 * call, their rows last. While R2 is out of reach the rows stay and the next run tries again.
 */
export async function cleanAway({
  db,
  now,
  bucket,
}: Pick<Means, 'db' | 'now'> & { bucket: R2Bucket }): Promise<{ done: number; failed: number }> {
  const ids = await claimOver(db, now, AT_ONCE)
  if (ids.length === 0) return { done: 0, failed: 0 }
  await remove(bucket, ...ids)
  await forgetClaimed(db, ids, now)
  return { done: ids.length, failed: 0 }
}
