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

/** The words of a case by the version of the event they belong to; empty once they were erased. */
export async function openWords(
  ring: Keyring,
  { complaint, words }: { complaint: CaseKey; words: Opened['words'] },
) {
  const { number, salt, keyVersion } = complaint
  if (!salt) return new Map<number, Words>()
  const key = await ring.sealing(keyVersion, 'words', salt)
  const opened = await Promise.all(
    words.map(async (row) => {
      const read = Words.safeParse(await open(key, row.sealed, identity(number, row.version)))
      if (!read.success) throw new Error(`the words of event ${row.version} do not open`)
      return [row.version, read.data] as const
    }),
  )
  return new Map(opened)
}
