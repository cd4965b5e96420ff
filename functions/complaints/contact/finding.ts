import { mailAddress, subscriber, subscribers } from '#rules/contacts'
import { line } from '#rules/text'
import type { Keyring } from '../../secrets/keyring.ts'
import { keyedHash, keyedHashes } from '../../secrets/seal.ts'

export const findableKinds = ['email', 'phone', 'reference'] as const
export type Findable = Partial<Record<(typeof findableKinds)[number], string | undefined>>
export type FindableHash = { kind: (typeof findableKinds)[number] | 'renewal'; hash: string }

type Kind = (typeof findableKinds)[number]

/** The same address, telephone or order however it is typed: width, case, blanks and punctuation do not count. */
export function normalised(kind: Kind, value: string): string {
  if (kind === 'email') return mailAddress(value).toLowerCase()
  return kind === 'phone'
    ? subscriber(value)
    : line(value)
        .toLowerCase()
        .replaceAll(/[\s\p{P}]/gu, '')
}

/**
 * As which a reference was hashed before 2026-11-29: with what nobody sees in it, and with signs that only look like
 * dashes. An address was the same then; `subscribers` names a telephone number as it was.
 */
const formerly = (reference: string) =>
  reference
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s\p{P}]/gu, '')

const keyed = (kind: Kind, text: string) => `${kind} ${text}`

/**
 * What something typed may have been stored as. A telephone number is written with the code of its country or
 * without, and within `callingCode` both are the same.
 */
export function spellings(kind: Kind, value: string, callingCode?: string): string[] {
  if (kind === 'email') return [normalised(kind, value)]
  if (kind === 'phone') return subscribers(value, callingCode)
  return [...new Set([normalised(kind, value), formerly(value)])]
}

/** What they may be stored as under every key of the ring. */
export async function lookupHashes(
  ring: Keyring,
  texts: readonly { kind: Kind; text: string }[],
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
  const orders = spellings('reference', reference ?? '').filter(isOrder)
  const hashes = orders.map((order) => keyedHashes(ring, 'finding', keyed('reference', order)))
  return (await Promise.all(hashes)).flat()
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
