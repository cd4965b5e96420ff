import { company } from '../content.ts'
import { ceilingOf } from './ceiling.ts'

export type Mail = {
  from: { name: string; email: string }
  to: string
  replyTo: string
  subject: string
  text: string
  headers: Record<string, string>
}

/** Hands one mail to whoever carries it; fulfilled when they have taken it. */
export type Send = (mail: Mail) => Promise<unknown>
/** `ceiling` is how many mails may go out on a day. */
export type Sender = { from: string; send: Send; ceiling: number }

/** Undefined where `MAIL_FROM` is empty: the portal is whole without mail. */
export const senderOf = (env: Env): Sender | undefined => {
  const { EMAIL, MAIL_FROM } = env
  if (!MAIL_FROM) return undefined
  return { from: MAIL_FROM, send: (mail) => EMAIL.send(mail), ceiling: ceilingOf(env).ceiling }
}

/** Whoever should have carried something said that they have not taken it. */
export class NotTaken extends Error {}

/**
 * True when it is known that nothing was taken: a robot said so, or Email Service did. After its own fault, a lost
 * connection or silence nobody knows.
 */
export function isRefusal(error: unknown): boolean {
  if (error instanceof NotTaken) return true
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  return typeof code === 'string' && code.startsWith('E_') && code !== 'E_INTERNAL_SERVER_ERROR'
}

/** The carrier gives every mail a Message-ID of its own; what a row is named stays the same when its mail is repeated. */
export const headersOf = ({ id }: { id: string }) => ({
  References: `<${id}@${new URL(company.origin).hostname}>`,
  'Auto-Submitted': 'auto-generated',
})

/** A header is one line, whatever the company's files hold. */
export const inOneLine = (text: string) => text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
