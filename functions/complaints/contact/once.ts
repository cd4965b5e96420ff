import * as z from 'zod/mini'
import type { CaseContact } from '#contract/complaints'
import type { Means } from '../../means.ts'
import { base64Url, keyedHash, keyedHashes, matchesHash, randomBytes } from '../../secrets/seal.ts'
import { drawOneTimeCode, writtenOneTimeCode } from '../code.ts'
import type { Case } from '../store.ts'
import { CODE_LIFE, sealCode } from './letters.ts'
import * as codes from './once-store.ts'

/** What the cookie of the browser that asked holds. The code can be used with it alone. */
export const Ticket = z.strictObject({ ticket: z.string().check(z.maxLength(100)) })
export type Ticket = z.output<typeof Ticket>

type Purpose = 'confirm-address' | 'renew-code'

const TICKET_BYTES = 16
/** The number of a decoy begins with it: no case has such a one, and a trigger takes its mail away with its code. */
const DECOY = 'decoy'
/** Codes a case and day for browsers that were not seen before, and for one that has opened it. */
const A_DAY = 3
const A_DAY_KNOWN = 4
const nameOf = (ticket: string) => `ticket ${ticket}`
/** What a code's hash is made of: moved to another case, contact or purpose it is no longer right. */
const paired = (
  ticket: string,
  { number, purpose, contactVersion }: { number: string; purpose: Purpose; contactVersion: number },
  code: string,
) => `once ${purpose} ${number} ${contactVersion} ${ticket} ${code}`

/** Whether a code may be sent: not where somebody at an address that was never confirmed wanted no mail. */
export const mayGetCode = (contact: CaseContact | undefined): contact is CaseContact =>
  contact?.email === 'confirmed' || (contact?.email === 'unconfirmed' && !contact.stopped)

/** Who asks: whether their browser has opened the case before, and what they asked with, as a keyed hash. */
type Asking = { isKnown: boolean; asked: string }

/**
 * Sends a one-time code to the address on record, and gives the ticket for the asking browser, and whose mail has to
 * be sent. Where there is no such case, or none that may get a code, a decoy is stored and posted in its place, which
 * counts for nobody but its own kind and is never sent.
 */
export async function ask(
  { db, ring, now }: Means,
  complaint: Pick<Case, 'number' | 'salt' | 'keyVersion' | 'facts'> | undefined,
  purpose: Purpose,
  { isKnown, asked }: Asking = { isKnown: true, asked: '' },
): Promise<Ticket & { owner: string }> {
  const contact = complaint?.facts.contact
  const isMeant = mayGetCode(contact)
  const nobody = { number: `${DECOY} ${asked}`, salt: randomBytes(TICKET_BYTES), keyVersion: ring.current }
  const owner = complaint && isMeant ? complaint : nobody
  const ticket = base64Url(randomBytes(TICKET_BYTES))
  const code = drawOneTimeCode()
  const letter = crypto.randomUUID()
  const what = { number: owner.number, purpose, contactVersion: isMeant ? contact.version : 0 }
  await codes.issue(db, {
    id: await keyedHash(ring, 'mail', nameOf(ticket)),
    ...what,
    codeHash: await keyedHash(ring, 'mail', paired(ticket, what, code)),
    createdAt: now,
    expiresAt: now + CODE_LIFE,
    letter,
    sealed: await sealCode(ring, owner, { id: letter, contactVersion: what.contactVersion }, code),
    limit: isKnown ? A_DAY_KNOWN : A_DAY,
  })
  return { ticket, owner: owner.number }
}

/** Whose code this is, when it is right; every attempt costs one of its tries. */
export async function tried(
  { db, ring, now }: Means,
  { ticket }: Ticket,
  purpose: Purpose,
  typed: string,
): Promise<{ number: string; contactVersion: number } | undefined> {
  const row = await codes.takeTry(db, await keyedHashes(ring, 'mail', nameOf(ticket)), purpose, now)
  const named = row ?? { number: '', purpose, contactVersion: 0 }
  const isRight = await matchesHash(
    ring,
    'mail',
    paired(ticket, named, writtenOneTimeCode(typed)),
    row?.codeHash ?? '',
  )
  return row && isRight ? row : undefined
}
