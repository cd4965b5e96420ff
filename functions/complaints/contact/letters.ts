import * as z from 'zod/mini'
import type { CaseContact } from '#contract/complaints'
import { acting } from '#words/acting'
import { address } from '#words/address'
import { company } from '../../content.ts'
import { headersOf, inOneLine, type Mail } from '../../mail/sender.ts'
import type { Waiting } from '../../mail/store.ts'
import { letterKinds } from '../../mail/tables.ts'
import type { Means } from '../../means.ts'
import type { Keyring } from '../../secrets/keyring.ts'
import { open, seal } from '../../secrets/seal.ts'
import { type CaseKey, openAllWords } from '../words.ts'
import type { Found } from './letters-store.ts'
import { stopToken } from './stop-token.ts'

/** How long a one-time code can be used, and so how long it is worth sending. */
export const CODE_LIFE = 15 * 60 * 1000

const caseKey = (ring: Keyring, { salt, keyVersion }: CaseKey) => {
  if (!salt) throw new Error('an erased case gets no mail')
  return ring.sealing(keyVersion, 'words', salt)
}
type Carrier = Pick<Waiting, 'id' | 'contactVersion'>
const identity = ({ number }: CaseKey, { id, contactVersion }: Carrier) =>
  `code ${number} ${contactVersion} ${id}`
/** A one-time code on its way, which nobody but the mail that carries it needs to read. */
export const sealCode = async (ring: Keyring, owner: CaseKey, mail: Carrier, code: string) =>
  seal(await caseKey(ring, owner), code, identity(owner, mail))
const openCode = async (ring: Keyring, owner: CaseKey, mail: Carrier, sealed: Uint8Array<ArrayBuffer>) =>
  z.safeParse(z.string(), await open(await caseKey(ring, owner), sealed, identity(owner, mail))).data

type Letter = Waiting & { kind: (typeof letterKinds)[number] }
const isLetter = (row: Waiting): row is Letter => letterKinds.some((kind) => kind === row.kind)

/** Whether a mail still goes to whom it was meant for, and is still wanted. */
function isWanted({ kind, contactVersion, createdAt }: Letter, contact: CaseContact, now: number): boolean {
  if (contact.version !== contactVersion) return false
  if (kind === 'code') return createdAt + CODE_LIFE > now
  return !contact.stopped && (kind === 'arrived' || contact.email === 'confirmed')
}

/**
 * Writes a mail to a customer, in the language of the case; undefined where it must not go out any more. The address
 * is read at this moment: one that was corrected or erased since gets nothing.
 */
export async function letterTo(
  { ring, now }: Means,
  from: string,
  row: Waiting,
  found: Found | undefined,
): Promise<Mail | undefined> {
  if (!isLetter(row) || !found?.sealed || !found.facts) return undefined
  const { facts, sealed, language, number } = found
  if (!facts.contact || !isWanted(row, facts.contact, now)) return undefined
  const { version } = facts.contact
  const words = await openAllWords(ring, { complaint: found, words: [{ version, sealed }] })
  const to = words.get(version)?.contact?.email
  if (!to) return undefined
  const t = acting(language).letters
  const place = (path: string) => `${company.origin}${address(language, path)}`
  const common = {
    from: { name: inOneLine(company.shortName[language]), email: from },
    to,
    replyTo: company.contact.email,
  }
  const headers = { ...headersOf(row), 'Content-Language': language }
  if (row.kind === 'code') {
    if (!row.sealed) return undefined
    const code = await openCode(ring, found, row, row.sealed)
    // What was sealed for another mail is sent to nobody.
    if (code === undefined) return undefined
    const text = t.code.text({ company: company.name[language], code })
    return marked({ ...common, subject: inOneLine(t.code.subject), text, headers }, found)
  }
  const stop = `${place('/complaints/mail/stop/')}?t=${await stopToken(ring, { number, version })}`
  const lines = { company: company.name[language], number, track: place('/complaints/track/'), stop }
  const letter = {
    ...common,
    subject: inOneLine(t[row.kind].subject(number)),
    text: t[row.kind].text(lines),
    headers: {
      ...headers,
      'List-Unsubscribe': `<${stop}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  }
  return marked(letter, found)
}

/** A mail about a case that is no real one says so before anything else. */
function marked(mail: Mail, { kind, language }: Found): Mail {
  if (kind === 'real') return mail
  const { kinds, kindsMarked } = acting(language)
  return { ...mail, subject: kindsMarked[kind](mail.subject), text: `${kinds[kind]}\r\n\r\n${mail.text}` }
}
