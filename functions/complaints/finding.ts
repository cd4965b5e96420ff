import type { Keyring } from '../secrets/keyring.ts'
import { keyedHash } from '../secrets/seal.ts'

const kinds = ['email', 'phone', 'reference'] as const
export type Findable = Partial<Record<(typeof kinds)[number], string | undefined>>
export type FindableHash = { kind: (typeof kinds)[number]; hash: string }

/** The same address, telephone or order however it is typed: width, case, blanks and punctuation do not count. */
export function normalised(kind: (typeof kinds)[number], value: string): string {
  const written = value.normalize('NFKC').trim().toLowerCase()
  if (kind === 'email') return written
  if (kind === 'phone') return written.replace(/^\+/, '00').replace(/\D/g, '')
  return written.replace(/[\s\p{P}]/gu, '')
}

/** Keyed hashes under the current key, so that a case is found without anybody reading it. */
export async function findableHashes(
  ring: Keyring,
  findable: Findable,
  version = ring.current,
): Promise<FindableHash[]> {
  const given = kinds.flatMap((kind) => (findable[kind] ? [{ kind, value: findable[kind] }] : []))
  return Promise.all(
    given.map(async ({ kind, value }) => ({
      kind,
      hash: await keyedHash(ring, 'finding', `${kind} ${normalised(kind, value)}`, version),
    })),
  )
}
