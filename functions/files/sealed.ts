import * as z from 'zod/mini'
import { FileType, SentFile } from '#contract/files'
import type { Keyring } from '../secrets/keyring.ts'
import {
  base64Url,
  fromBase64Url,
  keyedHash,
  open,
  openBytes,
  randomBytes,
  seal,
  sealBytes,
} from '../secrets/seal.ts'
import type { Bytes } from './bytes.ts'

/** Whose files they are: a case, or the number and salt that a form's token has reserved for one. */
export type Owner = { number: string; salt: Bytes; keyVersion: number }

const KEY_BYTES = 32

/** What `files.sealed` holds. The content has a key of its own, so that a rotation writes rows and no objects. */
const Sealed = z.strictObject({
  name: z.string(),
  type: FileType,
  size: z.int(),
  sha256: SentFile.shape.sha256,
  key: z.string(),
})
export type Sealed = z.output<typeof Sealed>

/** What is known of a file before it is stored: everything that is sealed, with a fresh key for its content. */
export const drawSealed = (about: Omit<Sealed, 'key'>): Sealed => ({
  ...about,
  key: base64Url(randomBytes(KEY_BYTES)),
})

const identity = (number: string, id: string) => `${number}:${id}`

export async function sealRow(ring: Keyring, { number, salt, keyVersion }: Owner, id: string, row: Sealed) {
  return seal(await ring.sealing(keyVersion, 'file', salt), row, identity(number, id))
}

type Row = { id: string; sealed: Bytes }

/** Rows of one owner as they open; `about` is absent where a row was damaged or moved. */
export async function readRows<One extends Row>(
  ring: Keyring,
  { number, salt, keyVersion }: Owner,
  rows: readonly One[],
): Promise<(One & { about: Sealed | undefined })[]> {
  if (rows.length === 0) return []
  const key = await ring.sealing(keyVersion, 'file', salt)
  return Promise.all(
    rows.map(async (row) => ({
      ...row,
      about: Sealed.safeParse(await open(key, row.sealed, identity(number, row.id))).data,
    })),
  )
}

/** The same where all of them have to open: throws, which no input can bring about. */
export async function openRows<One extends Row>(ring: Keyring, owner: Owner, rows: readonly One[]) {
  return (await readRows(ring, owner, rows)).map(({ about, ...row }) => {
    if (!about) throw new Error('the row of a file does not open')
    return { ...row, about }
  })
}

async function contentKey({ key }: Sealed): Promise<CryptoKey> {
  const raw = fromBase64Url(key) ?? new Uint8Array(0)
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

export const sealContent = async (about: Sealed, id: string, content: Bytes) =>
  sealBytes(await contentKey(about), content, id)

export const openContent = async (about: Sealed, id: string, sealed: Bytes) =>
  openBytes(await contentKey(about), sealed, id)

/** Named after its sending and the bytes that were sent: the same sent twice is the same file. */
export async function fileId(ring: Keyring, { number }: Owner, stagedFor: string, sha256: string) {
  const hash = fromBase64Url(await keyedHash(ring, 'file', `${number} ${stagedFor} ${sha256}`))
  const bytes = (hash ?? new Uint8Array(0)).subarray(0, 16)
  // Version 8 and variant 1 of RFC 9562: a UUID whose bits are its maker's own.
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toHex()
  return [0, 8, 12, 16, 20].map((from, i, all) => hex.slice(from, all[i + 1])).join('-')
}

export const sha256 = async (bytes: Bytes) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).toHex()
