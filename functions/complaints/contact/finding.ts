import type { Keyring } from '../../secrets/keyring.ts'
import { keyedHash, keyedHashes } from '../../secrets/seal.ts'

export const findableKinds = ['email', 'phone', 'reference'] as const
export type Findable = Partial<Record<(typeof findableKinds)[number], string | undefined>>
export type FindableHash = { kind: (typeof findableKinds)[number] | 'renewal'; hash: string }

/** The same address, telephone or order however it is typed: width, case, blanks and punctuation do not count. */
export function normalised(kind: (typeof findableKinds)[number], value: string): string {
  const written = value.normalize('NFKC').trim().toLowerCase()
  if (kind === 'email') return written
  if (kind === 'phone') return written.replace(/^\+/, '00').replace(/\D/g, '')
  return written.replace(/[\s\p{P}]/gu, '')
}

const keyed = (kind: (typeof findableKinds)[number], text: string) => `${kind} ${text}`

/**
 * What something typed may have been stored as. A telephone number is written with the code of its country or
 * without, and within `callingCode` both are the same.
 */
export function spellings(
  kind: (typeof findableKinds)[number],
  value: string,
  callingCode?: string,
): string[] {
  const written = normalised(kind, value)
  if (kind !== 'phone' || callingCode === undefined) return [written]
  const abroad = `00${callingCode}`
  const isAbroad = written.startsWith('00')
  if (isAbroad && !written.startsWith(abroad)) return [written]
  const national = isAbroad ? written.slice(abroad.length) : written.replace(/^0/, '')
  return [`${abroad}${national}`, `0${national}`, national]
}

/** What they may be stored as under every key of the ring. */
export async function lookupHashes(
  ring: Keyring,
  texts: readonly { kind: (typeof findableKinds)[number]; text: string }[],
): Promise<FindableHash[]> {
  const hashes = texts.map(async ({ kind, text }) =>
    (await keyedHashes(ring, 'finding', keyed(kind, text))).map((hash) => ({ kind, hash })),
  )
  return (await Promise.all(hashes)).flat()
}

const renewal = (number: string, email: string) => `renewal ${number} ${normalised('email', email)}`

/** Somebody who has no number at hand writes '-' or 'unknown', and so do others. */
const isOrder = (reference: string) => reference.length >= 3 && /\d/.test(reference)

/** Under which hashes the order that a filing names may be stored with other cases; none where it names no order. */
export async function referenceHashes(ring: Keyring, reference: string | undefined): Promise<string[]> {
  const order = reference && normalised('reference', reference)
  return order && isOrder(order) ? keyedHashes(ring, 'finding', `reference ${order}`) : []
}

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
  const texts: { kind: FindableHash['kind']; text: string }[] = findableKinds.flatMap((kind) =>
    findable[kind] ? [{ kind, text: keyed(kind, normalised(kind, findable[kind])) }] : [],
  )
  if (findable.email) texts.push({ kind: 'renewal', text: renewal(number, findable.email) })
  return Promise.all(
    texts.map(async ({ kind, text }) => ({ kind, hash: await keyedHash(ring, 'finding', text, version) })),
  )
}
