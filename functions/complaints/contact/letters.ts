import * as z from 'zod'
import type { CaseContact } from '#contract/complaints'
import { acting } from '#words/acting'
import { address } from '#words/address'
import { company } from '../../content.ts'
import type { Write } from '../../mail/delivery.ts'
import type { Mail } from '../../mail/sender.ts'
import type { Waiting } from '../../mail/store.ts'
import type { Means } from '../../means.ts'
import type { Keyring } from '../../secrets/keyring.ts'
import { open, seal } from '../../secrets/seal.ts'
import { type CaseKey, openWords } from '../words.ts'
import { recipients } from './letters-store.ts'
import { stopToken } from './stop-token.ts'

/** How long a one-time code can be used, and so how long it is worth sending. */
export const CODE_LIFE = 15 * 60 * 1000

const caseKey = (ring: Keyring, { salt, keyVersion }: CaseKey) => {
  if (!salt) throw new Error('an erased case gets no mail')
  return ring.sealing(keyVersion, 'words', salt)
}
/** A one-time code on its way, which nobody but the mail that carries it needs to read. */
export const sealCode = async (ring: Keyring, owner: CaseKey, code: string) =>
  seal(await caseKey(ring, owner), code, `code ${owner.number}`)
const openCode = async (ring: Keyring, owner: CaseKey, sealed: Uint8Array<ArrayBuffer>) =>
  z.string().parse(await open(await caseKey(ring, owner), sealed, `code ${owner.number}`))

/** Whether a mail still goes to whom it was meant for, and is still wanted. */
function isWanted({ kind, contactVersion, createdAt }: Waiting, contact: CaseContact, now: number): boolean {
  if (contact.version !== contactVersion) return false
  if (kind === 'code') return createdAt + CODE_LIFE > now
  return !contact.stopped && (kind === 'arrived' || contact.email === 'confirmed')
}

/**
 * Writes the mails of cases, in the language of each. The address is read at this moment: one that was corrected or
 * erased since gets nothing.
 */
export const letters =
  ({ db, ring, now }: Means, from: string): Write =>
  async (waiting) => {
    const cases = await recipients(
      db,
      waiting.map(({ number }) => number),
    )
    return async (row) => {
      const found = cases.find(({ number }) => number === row.number)
      if (!found?.sealed || !found.facts) return undefined
      const { facts, sealed, language, number } = found
      if (!facts.contact || !isWanted(row, facts.contact, now)) return undefined
      const { version } = facts.contact
      const words = await openWords(ring, { complaint: found, words: [{ version, sealed }] })
      const to = words.get(version)?.contact?.email
      if (!to) return undefined
      const t = acting(language).letters
      const place = (path: string) => `${company.origin}${address(language, path)}`
      const common = {
        from: { name: inOneLine(company.shortName[language]), email: from },
        to,
        replyTo: company.contact.email,
      }
      const headers = {
        // The carrier gives every mail a Message-ID of its own; this one stays the same when a mail is repeated.
        References: `<${row.id}@${new URL(company.origin).hostname}>`,
        'Auto-Submitted': 'auto-generated',
        'Content-Language': language,
      }
      if (row.kind === 'code') {
        if (!row.sealed) return undefined
        const code = await openCode(ring, found, row.sealed)
        const text = t.code.text({ company: company.name[language], code })
        return { ...common, subject: inOneLine(t.code.subject), text, headers } satisfies Mail
      }
      const stop = `${place('/complaints/mail/stop/')}?t=${await stopToken(ring, { number, version })}`
      const lines = { company: company.name[language], number, track: place('/complaints/track/'), stop }
      return {
        ...common,
        subject: inOneLine(t[row.kind].subject(number)),
        text: t[row.kind].text(lines),
        headers: {
          ...headers,
          'List-Unsubscribe': `<${stop}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        },
      } satisfies Mail
    }
  }

/** A header is one line, whatever the company's files hold. */
const inOneLine = (text: string) => text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
