import { decodeBase64Url, encodeBase64Url } from 'hono/utils/encode'
import type { HashPurpose, Keyring, SealPurpose } from './keyring.ts'

const IV_BYTES = 12
const encoder = new TextEncoder()
const decoder = new TextDecoder()

const alphabet = 'base64url'

/** workerd has base64 built in, many times as fast; Node, on which scripts and some tests run, does not have it yet. */
export const base64Url = (bytes: Uint8Array<ArrayBuffer>): string =>
  bytes.toBase64?.({ alphabet }) ?? encodeBase64Url(bytes.buffer)
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.fromBase64?.(text, { alphabet }) ?? Uint8Array.from(decodeBase64Url(text))
  } catch {
    return undefined
  }
}
export const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count))

/** AES-256-GCM: a random 96-bit IV, then the ciphertext with its tag. `identity` is bound as associated data. */
export async function sealBytes(
  key: CryptoKey,
  bytes: Uint8Array<ArrayBuffer>,
  identity: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const iv = randomBytes(IV_BYTES)
  const algorithm = { name: 'AES-GCM', iv, additionalData: encoder.encode(identity) }
  const closed = await crypto.subtle.encrypt(algorithm, key, bytes)
  const sealed = new Uint8Array(IV_BYTES + closed.byteLength)
  sealed.set(iv)
  sealed.set(new Uint8Array(closed), IV_BYTES)
  return sealed
}

/** Undefined when the bytes were changed, moved to another row, or closed under another key. */
export async function openBytes(
  key: CryptoKey,
  sealed: Uint8Array<ArrayBuffer>,
  identity: string,
): Promise<ArrayBuffer | undefined> {
  const iv = sealed.subarray(0, IV_BYTES)
  const algorithm = { name: 'AES-GCM', iv, additionalData: encoder.encode(identity) }
  return crypto.subtle.decrypt(algorithm, key, sealed.subarray(IV_BYTES)).catch(() => undefined)
}

export const seal = (key: CryptoKey, value: unknown, identity: string) =>
  sealBytes(key, Uint8Array.from(encoder.encode(JSON.stringify(value))), identity)

/** Undefined wherever `openBytes` is, and for what is not JSON. */
export async function open(
  key: CryptoKey,
  sealed: Uint8Array<ArrayBuffer>,
  identity: string,
): Promise<unknown> {
  const opened = await openBytes(key, sealed, identity)
  try {
    return opened && JSON.parse(decoder.decode(opened))
  } catch {
    return undefined
  }
}

/** Sealed text for a cookie: `<key version>.<base64url>`. */
export async function sealText(ring: Keyring, purpose: SealPurpose, value: unknown, identity: string) {
  const key = await ring.sealing(ring.current, purpose)
  return `${ring.current}.${base64Url(await seal(key, value, identity))}`
}

export async function openText(
  ring: Keyring,
  purpose: SealPurpose,
  text: string,
  identity: string,
): Promise<unknown> {
  const [version = '', body = ''] = text.split('.')
  const sealed = fromBase64Url(body)
  if (!/^[1-9]\d{0,8}$/.test(version) || !sealed) return undefined
  try {
    return await open(await ring.sealing(Number(version), purpose), sealed, identity)
  } catch {
    return undefined
  }
}

/** A keyed hash (HMAC-SHA-256) under the ring's current key unless another is named, base64url. */
export async function keyedHash(
  ring: Keyring,
  purpose: HashPurpose,
  text: string,
  version = ring.current,
): Promise<string> {
  const key = await ring.hashing(version, purpose)
  return base64Url(new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(text))))
}

/** What a text may be stored as: its hash under every key of the ring, for a lookup that outlives a rotation. */
export const keyedHashes = (ring: Keyring, purpose: HashPurpose, text: string): Promise<string[]> =>
  Promise.all(ring.versions.map((version) => keyedHash(ring, purpose, text, version)))

/** True when `hash` is the text's under any key of the ring; takes the same time wherever they differ. */
export async function matchesHash(
  ring: Keyring,
  purpose: HashPurpose,
  text: string,
  hash: string,
): Promise<boolean> {
  const signature = fromBase64Url(hash)
  if (!signature) return false
  const tried = ring.versions.map(async (version) =>
    crypto.subtle.verify('HMAC', await ring.hashing(version, purpose), signature, encoder.encode(text)),
  )
  return (await Promise.all(tried)).includes(true)
}
