import * as z from 'zod/mini'
import { Contact } from '#contract/complaints'
import type { Keyring } from '../secrets/keyring.ts'
import { open, seal } from '../secrets/seal.ts'
import type { Opened } from './store.ts'

/** What a person wrote with one event. Kept apart from the event, encrypted, and erased apart from it. */
export const Words = z.strictObject({
  text: z.optional(z.string()),
  wish: z.optional(z.string()),
  reference: z.optional(z.string()),
  contact: z.optional(Contact),
  /** A proposal's remedy in words; its date is a fact. */
  remedy: z.optional(z.string()),
  /** Where it came from: of an event that the customer reads, the part that only colleagues do. */
  rootCause: z.optional(z.string()),
})
export type Words = z.output<typeof Words>

export type CaseKey = { number: string; salt: Uint8Array<ArrayBuffer> | null; keyVersion: number }

/** Moving a ciphertext to another row makes it unreadable. */
const identity = (number: string, version: number) => `${number}:${version}`

export async function sealWords(
  ring: Keyring,
  { number, salt, keyVersion }: CaseKey,
  version: number,
  words: Words,
) {
  if (!salt) throw new Error('the words of an erased case cannot be added to')
  return seal(await ring.sealing(keyVersion, 'words', salt), words, identity(number, version))
}

/** As they are read: what was damaged or moved holds nothing but that. */
export type ReadWords = Words & { unreadable?: true }
export type WordsByEvent = ReadonlyMap<number, ReadWords>

type Held = { complaint: CaseKey; words: Opened['words'] }

/**
 * The words of a case by the version of the event they belong to; empty once they were erased. A row that does not
 * open is named in the log and marked, and leaves the rest of the case readable.
 */
export async function openWords(ring: Keyring, { complaint, words }: Held): Promise<Map<number, ReadWords>> {
  const { number, salt, keyVersion } = complaint
  if (!salt) return new Map()
  const key = await ring.sealing(keyVersion, 'words', salt)
  const opened = await Promise.all(
    words.map(async (row): Promise<[number, ReadWords]> => {
      const read = Words.safeParse(await open(key, row.sealed, identity(number, row.version)))
      if (read.success) return [row.version, read.data]
      console.error(JSON.stringify({ fault: `the words of event ${row.version} do not open` }))
      return [row.version, { unreadable: true }]
    }),
  )
  return new Map(opened)
}

/** The same for whoever would lose a row that does not open by going on without it: throws. */
export async function openAllWords(ring: Keyring, held: Held): Promise<Map<number, Words>> {
  const opened = await openWords(ring, held)
  for (const [version, { unreadable }] of opened)
    if (unreadable) throw new Error(`the words of event ${version} do not open`)
  return opened
}
