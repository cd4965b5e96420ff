import type { Means } from '../means.ts'
import { remove } from './bucket.ts'
import { claimOver, forgetClaimed } from './leaving-store.ts'

/** R2 deletes so many objects in one call. */
const AT_ONCE = 1000
/** Statements that so many files take. */
export const LEAVING = 2

/**
 * Removes staged files that nothing adopted, and those of erased cases: out of reach first, then the objects in one
 * call, their rows last, and so on while there are any and statements for them. While R2 is out of reach the rows stay
 * and the next run tries again.
 */
export async function cleanAway(
  { db, now, bucket }: Pick<Means, 'db' | 'now'> & { bucket: R2Bucket },
  statements = LEAVING,
): Promise<{ done: number; failed: number }> {
  let done = 0
  for (let left = statements; left >= LEAVING; left -= LEAVING) {
    const ids = await claimOver(db, now, AT_ONCE)
    if (ids.length > 0) {
      await remove(bucket, ...ids)
      await forgetClaimed(db, ids, now)
      done += ids.length
    }
    if (ids.length < AT_ONCE) break
  }
  return { done, failed: 0 }
}
