import * as z from 'zod/mini'
import { CaseFacts } from '#contract/complaints'

/**
 * What was erased, kept in R2 outside the database: an older copy of the database that is put back does not know
 * it. Keys are ordered by time, so that a reader remembers how far it has come. A case that lost its words but keeps
 * what its visits need is a part; once it is erased whole, that entry counts.
 */
const PREFIX = 'erasures/'
/** Enough digits of epoch ms for keys to sort by time until the year 33658. */
const DIGITS = 15

/** `facts` is the bare record as it remains. */
const Entry = z.strictObject({ number: z.string(), at: z.int(), facts: z.unknown() })
export type Entry = { number: string; at: number; facts: CaseFacts }

export type Named = { key: string; at: number; number: string; isPart: boolean }

export const keyOf = ({ at, number, isPart }: Omit<Named, 'key'>) =>
  `${PREFIX}${String(at).padStart(DIGITS, '0')}-${number}${isPart ? '.part' : ''}.json`

function named(key: string): Named[] {
  const [, at, number, part] =
    new RegExp(`^${PREFIX}(\\d{${DIGITS}})-(.+?)(\\.part)?\\.json$`).exec(key) ?? []
  return at && number ? [{ key, at: Number(at), number, isPart: part !== undefined }] : []
}

/** The entries after `cursor`, oldest first: what their keys tell. One call to R2. */
export async function list(bucket: R2Bucket, cursor: string | null, limit: number): Promise<Named[]> {
  const { objects } = await bucket.list({ prefix: PREFIX, limit, ...(cursor ? { startAfter: cursor } : {}) })
  return objects.flatMap(({ key }) => named(key))
}

/** The facts are undefined where an entry was written by a version that knew others. */
export async function read(bucket: R2Bucket, key: string): Promise<CaseFacts | undefined> {
  const found = await bucket.get(key)
  const entry = found && Entry.safeParse(await found.json())
  return entry?.success ? CaseFacts.safeParse(entry.data.facts).data : undefined
}

export const put = (bucket: R2Bucket, { isPart, ...entry }: Entry & Pick<Named, 'isPart'>) =>
  bucket.put(keyOf({ ...entry, isPart }), JSON.stringify(entry))

export const remove = (bucket: R2Bucket, keys: string[]) =>
  keys.length > 0 ? bucket.delete(keys) : Promise.resolve()
