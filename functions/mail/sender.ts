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
export type Sender = { from: string; send: Send }

/** Undefined where `MAIL_FROM` is empty: the portal is whole without mail. */
export const senderOf = ({ EMAIL, MAIL_FROM }: Env): Sender | undefined =>
  MAIL_FROM ? { from: MAIL_FROM, send: (mail) => EMAIL.send(mail) } : undefined

/**
 * True when Email Service said that it has not taken the mail. After its own fault, a lost connection or silence
 * nobody knows.
 */
export function isRefusal(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  return typeof code === 'string' && code.startsWith('E_') && code !== 'E_INTERNAL_SERVER_ERROR'
}
