import type { Keyring } from '../../secrets/keyring.ts'
import { keyedHash, keyedHashes } from '../../secrets/seal.ts'

const given = ['email', 'phone', 'reference'] as const
export type Findable = Partial<Record<(typeof given)[number], string | undefined>>
export type FindableHash = { kind: (typeof given)[number] | 'renewal'; hash: string }

/** The same address, telephone or order however it is typed: width, case, blanks and punctuation do not count. */
export function normalised(kind: (typeof given)[number], value: string): string {
  const written = value.normalize('NFKC').trim().toLowerCase()
  if (kind === 'email') return written
  if (kind === 'phone') return written.replace(/^\+/, '00').replace(/\D/g, '')
  return written.replace(/[\s\p{P}]/gu, '')
}

const renewal = (number: string, email: string) => `renewal ${number} ${normalised('email', email)}`

/** What number and address, typed for a new code, may be stored as: under every key of the ring, as one text. */
export const renewalHashes = (ring: Keyring, number: string, email: string) =>
  keyedHashes(ring, 'finding', renewal(number, email))

/**
 * Keyed hashes under the current key, so that a case is found without anybody reading it. Number and address have
 * one together: with any other pair the same search finds as little, whichever of the two exists.
 */
export async function findableHashes(
  ring: Keyring,
  number: string,
  findable: Findable,
  version = ring.current,
): Promise<FindableHash[]> {
  const texts: { kind: FindableHash['kind']; text: string }[] = given.flatMap((kind) =>
    findable[kind] ? [{ kind, text: `${kind} ${normalised(kind, findable[kind])}` }] : [],
  )
  if (findable.email) texts.push({ kind: 'renewal', text: renewal(number, findable.email) })
  return Promise.all(
    texts.map(async ({ kind, text }) => ({ kind, hash: await keyedHash(ring, 'finding', text, version) })),
  )
}
