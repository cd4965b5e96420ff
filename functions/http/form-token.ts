import type { Keyring } from '../secrets/keyring.ts'
import { base64Url, keyedHash, matchesHash, randomBytes } from '../secrets/seal.ts'

const RANDOM_BYTES = 16
/** A form that was open longer is asked to be sent once more, with its text kept. */
const LIFETIME = 24 * 60 * 60 * 1000
/** People do not fill a form in less. */
export const HASTE = 2000

/**
 * `<time>.<random>.<signature>`: proves that the form came from here, and names this copy of it, so that a
 * doubled click is one step. `bound` is what it was made for: a session, or the page for a stranger.
 */
export async function drawToken(ring: Keyring, bound: string, now: number): Promise<string> {
  const body = `${now.toString(36)}.${base64Url(randomBytes(RANDOM_BYTES))}`
  return `${body}.${await keyedHash(ring, 'token', `${bound} ${body}`)}`
}

export type Token = { ok: true; key: string; age: number } | { ok: false }

export async function readToken(ring: Keyring, bound: string, token: string, now: number): Promise<Token> {
  const [time = '', random = '', signature = ''] = token.split('.')
  const isOurs = await matchesHash(ring, 'token', `${bound} ${time}.${random}`, signature)
  const age = now - Number.parseInt(time, 36)
  if (!isOurs || !(age >= 0 && age <= LIFETIME)) return { ok: false }
  return { ok: true, key: `${time}.${random}`, age }
}
