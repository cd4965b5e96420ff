import type { Context } from 'hono'
import * as z from 'zod/mini'
import { Action, ContactChange, type NewComplaint, NewMessage } from '#contract/complaints'
import type { Step } from '#rules/complaints'
import type { AppEnv } from '../env.ts'
import { count } from '../http/guard.ts'
import { Problem } from '../http/problem.ts'
import { routes } from '../http/routing.ts'
import { validJson } from '../http/valid.ts'
import { openContents } from './case/case-files.ts'
import { recordOpening } from './case/opening.ts'
import { AccessCode, CaseNumber } from './code.ts'
import { correct } from './contact/contact.ts'
import { sendSoon } from './contact/mailing.ts'
import { filingSchema } from './filing/filing-schema.ts'
import { ANSWER_LIFETIME, codeHashes, file } from './filing/intake.ts'
import { type Read, stepKey, type Taken, takeFresh } from './handling.ts'
import * as opening from './opening-store.ts'
import { openRecord } from './record/record.ts'
import type { Opened } from './store.ts'
import { view } from './view.ts'
import type { Words } from './words.ts'

const IdempotencyKey = z.uuid()

/** The caller's key, under which a call that comes twice has one effect. */
export function idempotencyKey(c: Context<AppEnv>): string | undefined {
  const given = c.req.header('Idempotency-Key')
  if (given === undefined) return undefined
  if (!IdempotencyKey.safeParse(given).success)
    throw new Problem('malformed', { detail: 'Idempotency-Key is not a UUID.' })
  return `api ${given.toLowerCase()}`
}

/**
 * What a caller claims: a number, and what the access code may be stored as. A malformed number or code is hashed as it
 * came, so that it runs the same statements as a wrong one and finds as little.
 */
export async function claimed(c: Context<AppEnv>, written: string, code: string): Promise<opening.Claimed> {
  const number = writtenOut(written)
  return { number, codeHashes: await codeHashes(c.var.ring, number, AccessCode.safeParse(code).data ?? code) }
}

/** A case number in its one written form; what is none stays as it came. */
export const writtenOut = (number: string) => CaseNumber.safeParse(number).data ?? number

const bearer = (c: Context<AppEnv>) => /^Bearer (.+)$/i.exec(c.req.header('Authorization') ?? '')?.[1] ?? ''

const claimOf = (c: Context<AppEnv>) => claimed(c, c.req.param('caseNumber') ?? '', bearer(c))

/** What a wrong number or code is answered, which counts. */
async function nothingThere(c: Context<AppEnv>): Promise<never> {
  await count(c, c.env.LOOKUPS)
  throw new Problem('not-found')
}

/** The case that number and code open, with a part of its words; whatever is wrong, the answer is the same 404. */
export async function openCase(
  c: Context<AppEnv>,
  part: opening.Part,
  keyHashes?: readonly string[],
): Promise<{ read: Read<Opened>; reread: () => Promise<Read<Opened> | undefined> }> {
  await count(c, c.env.CALLS)
  const claim = await claimOf(c)
  const reread = async () => {
    const { opened, ...read } = await opening.openByCode(c.var.db, claim, part, keyHashes)
    return opened && { opened, ...read }
  }
  const read = await reread()
  return read ? { read, reread } : nothingThere(c)
}

export function refuse(taken: Taken & { ok: false }): Problem {
  if (taken.why === 'stale' || taken.why === 'key-reused') return new Problem(taken.why)
  return new Problem('not-allowed-now', { detail: taken.why })
}

export const stepOf = (wanted: Action): Step =>
  wanted.action === 'rate'
    ? { step: 'rate', score: wanted.score }
    : wanted.action === 'accept'
      ? { step: 'accept', visits: wanted.visits }
      : { step: wanted.action }

/** What was written with a step, where it takes words and any came. */
export const wordsOf = (wanted: Action): Words | undefined =>
  'text' in wanted && wanted.text !== undefined ? { text: wanted.text } : undefined

const customer = { kind: 'customer' } as const

export const complaints = routes()
  .post('/', async (c) => {
    const key = idempotencyKey(c)
    await count(c, c.env.CALLS)
    const input: NewComplaint = await validJson(c, filingSchema(c.var.now))
    await count(c, c.env.FILINGS)
    const filing = await file(c.var, input, { key, lifetime: ANSWER_LIFETIME.api })
    if (!filing.ok) throw new Problem('key-reused')
    if (input.email) await sendSoon(c, filing.filed.caseNumber)
    return c.json(filing.filed, 201, { Location: `/api/complaints/${filing.filed.caseNumber}` })
  })
  .get('/:caseNumber', async (c) => {
    const { read } = await openCase(c, 'everything')
    const shown = await recordOpening(c, read)
    const { words, files } = await openContents(c.var.ring, shown)
    return c.json(view(shown, words, files, c.var))
  })
  .get('/:caseNumber/export', async (c) => {
    await count(c, c.env.CALLS)
    const found = (await opening.recordByCode(c.var.db, await claimOf(c))) ?? (await nothingThere(c))
    return c.json(await openRecord(c.var, { ...found, opened: await recordOpening(c, found) }))
  })
  .post('/:caseNumber/messages', async (c) => {
    const given = idempotencyKey(c)
    const { text } = await validJson(c, NewMessage)
    // The case is part of the key: two cases never share one.
    const number = writtenOut(c.req.param('caseNumber'))
    const key = given === undefined ? undefined : await stepKey(c.var, `${given} ${number}`, text)
    const { read, reread } = await openCase(c, 'nothing', key?.keyHashes)
    const step = { step: 'message' } as const
    const taken = await takeFresh(c.var, read, reread, { step, by: customer, words: { text }, key })
    if (!taken.ok) throw refuse(taken)
    return c.json({ state: taken.state, version: taken.version }, 201)
  })
  .patch('/:caseNumber/contact', async (c) => {
    const change = await validJson(c, ContactChange)
    const { read, reread } = await openCase(c, 'contact')
    const taken = await correct(c.var, read, reread, change)
    if (!taken.ok) throw refuse(taken)
    return c.json({ state: taken.state, version: taken.version })
  })
  .post('/:caseNumber/actions', async (c) => {
    const body = await validJson(c, Action)
    const { read, reread } = await openCase(c, 'nothing')
    const what = { step: stepOf(body), by: customer, words: wordsOf(body), version: body.version }
    const taken = await takeFresh(c.var, read, reread, what)
    if (!taken.ok) throw refuse(taken)
    return c.json({ state: taken.state, version: taken.version })
  })
  .post('/:caseNumber/erasure', async (c) => {
    const { read, reread } = await openCase(c, 'nothing')
    const what = { step: { step: 'ask-erasure' }, by: customer } as const
    const taken = await takeFresh(c.var, read, reread, what)
    if (taken.ok) return c.json({ state: taken.state, version: taken.version }, 202)
    if (taken.why !== 'erasure-asked' && taken.why !== 'erased') throw refuse(taken)
    // Asked before, perhaps by a call whose answer was lost.
    const { facts } = read.opened.complaint
    return c.json({ state: facts.state, version: facts.version }, 202)
  })
