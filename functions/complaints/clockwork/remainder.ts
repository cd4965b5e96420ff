import * as z from 'zod/mini'
import type { CaseFacts } from '#contract/complaints'
import type { Keyring } from '../../secrets/keyring.ts'
import { base64Url, fromBase64Url, randomBytes } from '../../secrets/seal.ts'
import { SALT_BYTES } from '../filing/intake.ts'
import { type CaseKey, openAllWords, sealWords } from '../words.ts'
import type { Remainder } from './erasing-store.ts'

const Source = z.array(z.object({ version: z.int(), sealed: z.string() }))

/** As much of a text as tells which matter it was. */
const OPENING = 100

function opening(text: string): string {
  const letters = [...text.replace(/\s+/g, ' ').trim()]
  return letters.length > OPENING ? `${letters.slice(0, OPENING).join('').trimEnd()}…` : letters.join('')
}

/**
 * What a case keeps of its words for the visits that its customer agreed to: the contact data as they stand, and one
 * line of what was complained about and what was offered or answered. It belongs to the event that takes the rest.
 * The key is the case's, the salt new: without the old one nothing opens that was sealed before. Throws where the
 * words do not open, for then it is not known what has to stay.
 */
export async function remainderOf(
  ring: Keyring | undefined,
  complaint: CaseKey & { facts: CaseFacts; source: string | null },
  next: CaseFacts,
): Promise<Remainder> {
  const { number, keyVersion, facts } = complaint
  if (!ring || !complaint.salt) throw new Error('what is left for visits cannot be sealed')
  const rows = Source.parse(JSON.parse(complaint.source ?? '[]'))
  const words = await openAllWords(ring, {
    complaint,
    words: rows.map(({ version, sealed }) => ({
      version,
      sealed: fromBase64Url(sealed) ?? new Uint8Array(0),
    })),
  })
  const answer = [...words.entries()].filter(
    ([version]) => version !== 1 && version !== facts.contact?.version,
  )
  const told = [words.get(1)?.text, ...answer.map(([, { remedy, text }]) => remedy ?? text)]
  const text = told.flatMap((one) => (one ? [opening(one)] : [])).join(' → ')
  const contact = words.get(facts.contact?.version ?? 0)?.contact
  const salt = randomBytes(SALT_BYTES)
  const sealed = await sealWords(ring, { number, salt, keyVersion }, next.version, { text, contact })
  return { keyVersion, salt: base64Url(salt), sealed: base64Url(sealed) }
}
