import type { Means } from '../../means.ts'
import { findAnswer } from '../answers-store.ts'
import { drawAccessCode, writtenOneTimeCode } from '../code.ts'
import { ANSWER_LIFETIME, answer, codeHash, recall, sealAnswer } from '../filing/intake.ts'
import { stepKey, type Taken, takeFresh } from '../handling.ts'
import * as opening from '../opening-store.ts'
import { type Ticket, tried } from './once.ts'
import { endCodes } from './once-store.ts'
import { forgetAnswers, replaceCode } from './renewal-store.ts'

/** Names a renewal, and is the key to its receipt. */
const renewalKey = ({ ticket }: Ticket) => `renew ${ticket}`
export const isRenewal = (key: string) => key.startsWith('renew ')

type Renewed = { ok: true; key: string; number: string; generation: number }

/**
 * Changes the access code of the case whose one-time code this is: the old one opens nothing from then on, nor do
 * the sessions and kept answers that came with it. Gives the key under which the receipt shows the new code;
 * undefined when the one-time code is not right, or no longer, or its address has been corrected since.
 */
export async function renew(
  means: Means,
  ticket: Ticket,
  typed: string,
): Promise<Renewed | (Taken & { ok: false }) | undefined> {
  const { db, ring, now } = means
  const code = await tried(means, ticket, 'renew-code', typed)
  if (!code) return renewedBefore(means, ticket, typed)
  const { number } = code
  const read = async () => {
    const { opened } = await opening.openByNumber(db, number, 'nothing')
    const isSame = opened?.complaint.facts.contact?.version === code.contactVersion
    return opened && isSame ? { opened, answered: undefined } : undefined
  }
  const first = await read()
  if (!first) return undefined

  const key = renewalKey(ticket)
  const named = await stepKey(means, key, writtenOneTimeCode(typed))
  const [keyHash = ''] = named.keyHashes
  const accessCode = drawAccessCode()
  const hash = await codeHash(ring, number, accessCode)
  const filed = answer(number, first.opened.complaint.facts, accessCode)
  const kept = { sealed: await sealAnswer(ring, key, keyHash, filed), until: now + ANSWER_LIFETIME.form }
  // Of two that use the code at once the key lets one through, and both are shown its new code.
  const taken = await takeFresh(means, first, read, {
    step: { step: 'renew-code' },
    by: { kind: 'customer' },
    key: { ...named, kept },
    besides: (guard) => [
      replaceCode(db, number, hash, guard),
      forgetAnswers(db, number, keyHash, guard),
      endCodes(db, number, now, guard),
    ],
  })
  if (!taken.ok) return taken
  const { codeGeneration, version } = first.opened.complaint
  // A second click may have read the case after the first had renewed its code.
  const generation = taken.version > version ? codeGeneration + 1 : codeGeneration
  return { ok: true, key, number, generation }
}

/**
 * The new code may have been drawn and its answer lost: the same one-time code in the same browser shows it again, for
 * as long as it is kept for its receipt. What is kept opens for its own case alone.
 */
async function renewedBefore(means: Means, ticket: Ticket, typed: string): Promise<Renewed | undefined> {
  const key = renewalKey(ticket)
  const { keyHashes, contentHashes } = await stepKey(means, key, writtenOneTimeCode(typed))
  const found = await findAnswer(means.db, [...keyHashes])
  if (!found || !contentHashes.includes(found.answer.contentHash)) return undefined
  const { number } = found.complaint
  const held = await recall(means, { key, number })
  if (held?.filed.accessCode === undefined || held.filed.caseNumber !== number) return undefined
  return { ok: true, key, number, generation: found.complaint.codeGeneration }
}
