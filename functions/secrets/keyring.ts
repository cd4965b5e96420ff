import * as z from 'zod/mini'

const KEY_BYTES = 32

const Ring = z
  .strictObject({
    current: z.int().check(z.positive()),
    keys: z.record(z.string().check(z.regex(/^[1-9]\d*$/)), z.base64()),
  })
  .check(z.refine((ring) => ring.keys[ring.current] !== undefined, 'the current key is not in the ring'))

/** What a derived key is for. Two purposes never share key material (RFC 5869 `info`). */
export type SealPurpose = 'words' | 'file' | 'draft' | 'reservation' | 'cookie' | 'answer' | 'stop-mail'
export type HashPurpose = 'code' | 'token' | 'idempotency' | 'content' | 'finding' | 'mail' | 'file'

/**
 * The secret `KEYS`: `{"current":1,"keys":{"1":"<32 random bytes, base64>"}}`. What is written names the
 * version it was written under, so that an older key keeps opening what it closed.
 */
export type Keyring = {
  current: number
  /** Every version that still opens something, the current one first. */
  versions: readonly number[]
  sealing(version: number, purpose: SealPurpose, salt?: Uint8Array<ArrayBuffer>): Promise<CryptoKey>
  hashing(version: number, purpose: HashPurpose): Promise<CryptoKey>
}

const bytes = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
const NO_SALT = new Uint8Array(0)

/** Throws with one sentence when the secret is missing or malformed; the value itself is never repeated. */
export function openKeyring(secret: string | undefined): Keyring {
  const ring = Ring.safeParse(parseJson(secret))
  if (!ring.success) throw new Error('The secret KEYS is missing or is not a key ring. See README, "Deploy".')
  const roots = new Map<number, Promise<CryptoKey>>()
  for (const [version, base64] of Object.entries(ring.data.keys)) {
    const raw = bytes(base64)
    if (raw.length !== KEY_BYTES)
      throw new Error(`Key ${version} in the secret KEYS does not have ${KEY_BYTES} bytes.`)
    roots.set(Number(version), crypto.subtle.importKey('raw', raw, 'HKDF', false, ['deriveKey']))
  }

  async function derive(
    version: number,
    purpose: string,
    salt: Uint8Array<ArrayBuffer>,
    into: 'seal' | 'hash',
  ) {
    const root = await roots.get(version)
    if (!root) throw new Error(`The secret KEYS no longer holds key ${version}.`)
    const from = {
      name: 'HKDF',
      hash: 'SHA-256',
      salt,
      info: new TextEncoder().encode(`mingjing ${purpose}`),
    }
    return into === 'seal'
      ? crypto.subtle.deriveKey(from, root, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
      : crypto.subtle.deriveKey(from, root, { name: 'HMAC', hash: 'SHA-256', length: 256 }, false, [
          'sign',
          'verify',
        ])
  }

  const kept = new Map<string, Promise<CryptoKey>>()
  const once = (version: number, purpose: string, into: 'seal' | 'hash') => {
    const name = `${version} ${purpose}`
    const made = kept.get(name) ?? derive(version, purpose, NO_SALT, into)
    // A version that a caller invented must not take up memory.
    if (roots.has(version)) kept.set(name, made)
    return made
  }
  const { current } = ring.data
  return {
    current,
    versions: [current, ...[...roots.keys()].filter((version) => version !== current)],
    // Salted keys belong to one case or one answer and are not kept in memory.
    sealing: (version, purpose, salt) =>
      salt ? derive(version, purpose, salt, 'seal') : once(version, purpose, 'seal'),
    hashing: (version, purpose) => once(version, purpose, 'hash'),
  }
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}

let opened: { secret: string | undefined; ring: Keyring } | undefined

/** The ring of this isolate; imported once, because importing and deriving costs more than using. */
export function keyring(secret: string | undefined): Keyring {
  if (opened?.secret !== secret || !opened) opened = { secret, ring: openKeyring(secret) }
  return opened.ring
}
