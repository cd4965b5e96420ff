import type { Context } from 'hono'
import * as z from 'zod/mini'
import type { AppEnv } from '../../env.ts'
import { putCookie, readCookie } from '../../http/cookie.ts'
import { keyedHash, keyedHashes } from '../../secrets/seal.ts'

/** Keyed hashes of the numbers of cases that this browser has opened, the newest first; no number stands in it. */
const Known = z.array(z.string().check(z.maxLength(100))).check(z.maxLength(20))
const KEPT = 10
const LIFETIME = 180 * 24 * 60 * 60 * 1000

const named = (number: string) => `known ${number}`

const read = async (c: Context<AppEnv>) => (await readCookie(c, 'known', Known)) ?? []

/** This browser has opened the case: should the code be lost, strangers who ask for one do not lock it out. */
export async function remember(c: Context<AppEnv>, number: string): Promise<void> {
  const hash = await keyedHash(c.var.ring, 'mail', named(number))
  const others = (await read(c)).filter((one) => one !== hash)
  await putCookie(c, 'known', [hash, ...others].slice(0, KEPT), LIFETIME)
}

/** Whether this browser has opened the case of that number before. */
export async function isKnown(c: Context<AppEnv>, number: string): Promise<boolean> {
  const hashes = await keyedHashes(c.var.ring, 'mail', named(number))
  return (await read(c)).some((one) => hashes.includes(one))
}
