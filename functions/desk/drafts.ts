import * as z from 'zod/mini'
import type { CaseKey } from '../complaints/words.ts'
import type { Means } from '../means.ts'
import type { Keyring } from '../secrets/keyring.ts'
import { open, seal } from '../secrets/seal.ts'
import type { Typed } from './boxes.ts'
import * as store from './drafts-store.ts'
import type { CaseRead } from './taking.ts'

const Boxes = z.record(z.string(), z.string())

/** What `drafts.sealed` holds. */
const Sealed = z.strictObject({
  boxes: Boxes,
  /** The case's version that the writer had before them. */
  version: z.int(),
  /** Saved in another window before this and not yet seen in this one: the last save wins, and loses nothing. */
  earlier: z.array(z.strictObject({ boxes: Boxes, savedAt: z.int() })),
})
type Sealed = z.output<typeof Sealed>
export type Draft = Sealed & Pick<store.DraftRow, 'action' | 'savedAt'>

/** A case with the replies that were begun on it. */
type Begun = Pick<CaseRead, 'opened' | 'drafts'>
type Place = Pick<store.DraftRow, 'number' | 'staff' | 'action'>

/** Moving a draft to another case, person or step makes it unreadable. */
const identity = ({ number, staff, action }: Place) => `${number}:${staff}:${action}`

async function keyOf(ring: Keyring, { salt, keyVersion }: CaseKey) {
  if (!salt) throw new Error('an erased case has no drafts')
  return ring.sealing(keyVersion, 'draft', salt)
}

/** A stored draft under the key that the case has next. */
export async function sealedAnew(ring: Keyring, before: CaseKey, next: CaseKey, row: store.DraftRow) {
  const { action: _, savedAt: __, ...draft } = await openDraft(ring, before, row)
  return seal(await keyOf(ring, next), draft, identity(row))
}

async function openDraft(ring: Keyring, complaint: CaseKey, row: store.DraftRow): Promise<Draft> {
  const read = await readDraft(ring, complaint, row)
  if (!read) throw new Error('a draft does not open')
  return read
}

async function readDraft(ring: Keyring, complaint: CaseKey, row: store.DraftRow): Promise<Draft | undefined> {
  const { data } = Sealed.safeParse(await open(await keyOf(ring, complaint), row.sealed, identity(row)))
  return data && { ...data, action: row.action, savedAt: row.savedAt }
}

/** A draft that was damaged is an empty one, which the next save replaces. */
const damaged = ({ action, savedAt }: store.DraftRow): Draft => ({
  action,
  savedAt,
  boxes: {},
  version: 1,
  earlier: [],
})

/** The drafts of one member of staff; of colleagues' nobody reads more than that they have begun. */
export const ownDrafts = (ring: Keyring, { opened, drafts }: Begun, staff: string): Promise<Draft[]> =>
  Promise.all(
    drafts
      .filter((row) => row.staff === staff)
      .map(async (row) => (await readDraft(ring, opened.complaint, row)) ?? damaged(row)),
  )

const isSame = (one: Typed, other: Typed) =>
  JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort())

const TRIES = 8

/**
 * Keeps what stands in a step's boxes. Of two windows the last save wins; what the other one saved, and the form
 * did not show (`seen`), is kept beside it until a form has shown it. Says when it was saved; undefined where the
 * case changes too often.
 */
export async function keepDraft(
  { db, ring, now }: Means,
  first: Begun,
  reread: () => Promise<Begun>,
  wanted: { staff: string; action: string; boxes: Typed; seen: number; version: number },
): Promise<number | undefined> {
  const { staff, action, boxes, seen, version } = wanted
  let read = first
  for (let tried = 0; tried < TRIES; tried++) {
    const { complaint } = read.opened
    const place = { number: complaint.number, staff, action }
    const stored = (await ownDrafts(ring, read, staff)).find((one) => one.action === action)
    const earlier = (stored ? [...stored.earlier, stored] : [])
      .filter((one) => one.savedAt > seen && !isSame(one.boxes, boxes))
      .map((one) => ({ boxes: one.boxes, savedAt: one.savedAt }))
    const draft: Sealed = { boxes, version, earlier }
    const row = {
      ...place,
      sealed: await seal(await keyOf(ring, complaint), draft, identity(place)),
      savedAt: Math.max(now, (stored?.savedAt ?? 0) + 1),
    }
    if (await store.keep(db, complaint, row, stored?.savedAt)) return row.savedAt
    read = await reread()
    if (!read.opened.complaint.salt) return undefined
  }
  return undefined
}
