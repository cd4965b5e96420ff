import type { Context } from 'hono'
import * as z from 'zod/mini'
import { address } from '#words/address'
import type { AppEnv } from '../../env.ts'
import { dropCookie, putCookie, readCookie } from '../../http/cookie.ts'
import { ANSWER_LIFETIME } from './intake.ts'

export const RECEIPT = '/complaints/receipt/'
/** How many receipts one browser keeps open at once. */
const KEPT = 4

/** The generation of a code that was drawn at filing. */
export const FIRST_GENERATION = 1

/**
 * What this browser filed or renewed and can still read the receipt of: its key, the number that tells it from
 * others, and the generation of its code, which opens the case only while no later one was drawn.
 */
const Receipt = z.strictObject({
  key: z.string().check(z.maxLength(200)),
  number: z.string(),
  generation: z.int(),
  until: z.int(),
})
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

/**
 * Remembers a filing or a renewed code and leads to its receipt, which is named in the address only where there
 * are several. A case has one: the code of an older one opens nothing.
 */
export async function toReceipt(
  c: Context<AppEnv>,
  { key, number, generation = FIRST_GENERATION }: { key: string; number: string; generation?: number },
) {
  const before = (await receiptsOf(c)).filter((one) => one.key === key || one.number !== number)
  const until = c.var.now + ANSWER_LIFETIME.form
  const isKnown = before.some((one) => one.key === key)
  const all = isKnown ? before : [...before, { key, number, generation, until }].slice(-KEPT)
  await keep(c, all)
  return c.redirect(receiptAddress(c, number, all), 303)
}

export const receiptAddress = (c: Context<AppEnv>, number: string, all: readonly Receipt[], path = RECEIPT) =>
  `${address(c.var.language, path)}${all[0]?.number === number ? '' : `?case=${number}`}`

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
