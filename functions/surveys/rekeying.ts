import type { Means } from '../means.ts'
import { base64Url, open, seal } from '../secrets/seal.ts'
import * as store from './rekeying-store.ts'

const AT_ONCE = 20
/** Statements of one run. */
export const REKEYING = 2

/** Moves some responses from an older key to the current one; as with cases, `place` is how far the last run came. */
export async function rekey(
  { db, ring }: Means,
  place: number,
  statements: number,
): Promise<{ done: number; failed: number; place: number }> {
  if (ring.versions.length === 1 || statements < REKEYING) return { done: 0, failed: 0, place }
  const found = await store.outdated(db, ring.current, place, AT_ONCE)
  const last = found.at(-1)
  if (!last) return { done: 0, failed: 0, place: 0 }
  const anew = await Promise.all(
    found.map(async ({ id, keyVersion, salt, sealed }) => {
      if (!salt || !sealed) return [{ id, keyVersion, sealed: null }]
      const identity = `survey ${id}`
      const words = await open(await ring.sealing(keyVersion, 'words', salt), sealed, identity)
      if (words === undefined) return []
      const next = await ring.sealing(ring.current, 'words', salt)
      return [{ id, keyVersion, sealed: base64Url(await seal(next, words, identity)) }]
    }),
  )
  const ready = anew.flat()
  const done = await store.sealAnew(db, ready, ring.current)
  return { done, failed: found.length - ready.length, place: last.place }
}
