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
export const drawToken = (ring: Keyring, bound: string, now: number): Promise<string> =>
  signed(ring, bound, `${now.toString(36)}.${base64Url(randomBytes(RANDOM_BYTES))}`)

const signed = async (ring: Keyring, bound: string, name: string) =>
  `${name}.${await keyedHash(ring, 'token', `${bound} ${name}`)}`

/**
 * The token of a form that comes back because its session has ended, for the session that has begun since: it names
 * the same copy, so that what waits for it is found, and what it did before is known. Too old a one is drawn anew.
 */
export function renewToken(ring: Keyring, bound: string, token: string, now: number): Promise<string> {
  const [, name = '', time = ''] = /^(([0-9a-z]{1,10})\.[\w-]{22}==)\./.exec(token) ?? []
  return isCurrent(time, now) ? signed(ring, bound, name) : drawToken(ring, bound, now)
}

function isCurrent(time: string, now: number): boolean {
  const age = now - Number.parseInt(time, 36)
  return age >= 0 && age <= LIFETIME
}

export type Token = { ok: true; key: string; age: number } | { ok: false }

export async function readToken(ring: Keyring, bound: string, token: string, now: number): Promise<Token> {
  const [time = '', random = '', signature = ''] = token.split('.')
  const isOurs = await matchesHash(ring, 'token', `${bound} ${time}.${random}`, signature)
  if (!isOurs || !isCurrent(time, now)) return { ok: false }
  return { ok: true, key: `${time}.${random}`, age: now - Number.parseInt(time, 36) }
}
