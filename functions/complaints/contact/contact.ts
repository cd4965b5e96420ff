import type { Contact, ContactChange } from '#contract/complaints'
import type { Means } from '../../means.ts'
import type { Keyring } from '../../secrets/keyring.ts'
import { type Read, type StepKey, type Taken, take } from '../handling.ts'
import type { Opened } from '../store.ts'
import { openWords } from '../words.ts'
import { findableHashes } from './finding.ts'
import { insertHashes, removeHashes } from './finding-store.ts'
import { endCodes } from './once-store.ts'

export const fields = ['name', 'organisation', 'email', 'phone'] as const

/** The contact data as they stand; empty where there are none. */
export async function contactOf(ring: Keyring, { complaint, words }: Opened): Promise<Contact> {
  const version = complaint.facts.contact?.version
  if (version === undefined) return {}
  const held = words.filter((row) => row.version === version)
  return (await openWords(ring, { complaint, words: held })).get(version)?.contact ?? {}
}

/** What is named replaces or removes, the rest stays. */
const merged = (before: Contact, change: ContactChange): Contact =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = change[field] === undefined ? before[field] : change[field]
      return value ? [[field, value]] : []
    }),
  )

const TRIES = 8

/**
 * Corrects contact data, and by what the case is found. An address that changed in any letter is unconfirmed, and
 * one-time codes that went to the old one die. A correction that changes nothing is no step.
 */
export async function correct(
  means: Means,
  first: Read<Opened>,
  reread: () => Promise<Read<Opened> | undefined>,
  change: ContactChange,
  key?: StepKey,
): Promise<Taken> {
  const { db, ring, now } = means
  let read: Read<Opened> | undefined = first
  for (let tried = 0; read && tried < TRIES; tried++) {
    const { complaint } = read.opened
    const { number, facts } = complaint
    const before = await contactOf(ring, read.opened)
    const contact = merged(before, change)
    const isSame = fields.every((field) => contact[field] === before[field])
    if (isSame && !read.answered) return { ok: true, state: facts.state, version: complaint.version }
    const { email, phone } = contact
    const hashes = await findableHashes(ring, number, { email, phone })
    const kinds = hashes.map(({ kind }) => kind)
    const standing = !email ? 'none' : email === before.email ? 'same' : 'changed'
    const taken = await take(means, read, {
      step: { step: 'correct-contact', email: standing, phone: Boolean(phone) },
      by: { kind: 'customer' },
      words: { contact },
      key,
      besides: (guard) => [
        insertHashes(db, number, hashes, ring.current, guard),
        removeHashes(db, number, kinds, guard),
        ...(standing === 'same' ? [] : [endCodes(db, number, now, guard)]),
      ],
    })
    if (taken.ok || taken.why !== 'stale') return taken
    read = await reread()
  }
  return { ok: false, why: 'stale' }
}
