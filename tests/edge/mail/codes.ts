import { expect } from 'vitest'
import { read, track, type Visitor, visitor } from '../browser.ts'
import { type Case, caller, caseOf, NOW } from '../support.ts'
import { mailbox, withMail } from './mailbox.ts'

export const CONTACT = '/en/complaints/case/contact/'
export const RENEW = '/en/complaints/renew/'

/** A portal that sends mail, and what it has sent. */
export function portalWithMail() {
  const box = mailbox()
  const bindings = withMail(box)
  return {
    box,
    bindings,
    /** Files with an address; the notice that it causes is out of the way. */
    filed: async (changes: Record<string, unknown> = {}) => {
      const email = `${crypto.randomUUID()}@customer.example`
      const one = await caseOf(await caller({ bindings }).file({ email, ...changes }))
      box.mails.length = 0
      return { one, email }
    },
    visitor: (at = NOW) => visitor({ at, bindings }),
  }
}

/** The code in the newest mail. */
export const codeIn = ({ mails }: ReturnType<typeof mailbox>) => {
  const code = /\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/.exec(mails.at(-1)?.text ?? '')?.[0]
  expect(code).toBeDefined()
  return code ?? ''
}

/** Opens the case and its contact page. */
export async function atContact(who: Visitor, one: Case) {
  expect((await track(who, one)).status).toBe(303)
  return who.open(CONTACT)
}

/** What the browser sends from the contact page with one of its buttons. */
export async function press(who: Visitor, action: string, typed: Record<string, string> = {}) {
  const { token = '', case: number = '', version = '' } = (await who.open(CONTACT)).fields
  return who.post(CONTACT, { token, case: number, version, action, ...typed })
}

/** Asks on the page for a lost code. */
export async function askAt(who: Visitor, number: string, email: string) {
  const { token = '' } = (await who.open(RENEW)).fields
  return who.post(RENEW, { token, number, email, action: 'ask' })
}
/** Types a one-time code there. */
export async function renewWith(who: Visitor, once: string) {
  const { token = '' } = (await who.open(RENEW)).fields
  return who.post(RENEW, { token, once, action: 'renew' })
}

export const confirmed = async (who: Visitor, box: ReturnType<typeof mailbox>) => {
  await press(who, 'ask')
  expect((await press(who, 'confirm', { once: codeIn(box) })).status).toBe(303)
  box.mails.length = 0
}

export const wordsOf = async (answer: Response) => (await read(answer)).words
