import type { Context } from 'hono'
import * as z from 'zod'
import { address } from '#words/address'
import type { AppEnv } from '../env.ts'
import { dropCookie, putCookie, readCookie } from '../http/cookie.ts'
import { ANSWER_LIFETIME } from './intake.ts'

export const RECEIPT = '/complaints/receipt/'
/** How many receipts one browser keeps open at once. */
const KEPT = 4

/** A filing of this browser whose receipt can still be read: its key, and the number that tells it from others. */
const Receipt = z.strictObject({ key: z.string().max(200), number: z.string(), until: z.int() })
export type Receipt = z.output<typeof Receipt>

/** Oldest first. Several tabs file several cases, and none takes the place of another. */
export async function receiptsOf(c: Context<AppEnv>): Promise<Receipt[]> {
  const all = (await readCookie(c, 'receipt', z.array(Receipt))) ?? []
  return all.filter(({ until }) => until > c.var.now)
}

async function keep(c: Context<AppEnv>, receipts: readonly Receipt[]): Promise<void> {
  const last = Math.max(...receipts.map(({ until }) => until))
  if (receipts.length === 0) dropCookie(c, 'receipt')
  else await putCookie(c, 'receipt', receipts, last - c.var.now)
}

/** Remembers a filing and leads to its receipt, which is named in the address only where there are several. */
export async function toReceipt(c: Context<AppEnv>, { key, number }: Pick<Receipt, 'key' | 'number'>) {
  const before = await receiptsOf(c)
  const until = c.var.now + ANSWER_LIFETIME.form
  const isKnown = before.some((one) => one.key === key)
  const all = isKnown ? before : [...before, { key, number, until }].slice(-KEPT)
  await keep(c, all)
  return c.redirect(receiptAddress(c, number, all), 303)
}

export const receiptAddress = (c: Context<AppEnv>, number: string, all: readonly Receipt[], path = RECEIPT) =>
  `${address(c.var.language, path)}${all[0]?.number === number ? '' : `?case=${number}`}`

/** A renewed code ends what a receipt could open: the case then has another generation. */
export const FIRST_GENERATION = 1

/** The receipt that an address asks for; the oldest where it names none. */
export const asked = (c: Context<AppEnv>, all: readonly Receipt[]): Receipt | undefined => {
  const number = c.req.query('case')
  return number === undefined ? all[0] : all.find((one) => one.number === number)
}

export const forget = async (c: Context<AppEnv>, { key }: Receipt) =>
  keep(
    c,
    (await receiptsOf(c)).filter((one) => one.key !== key),
  )
