import { env } from 'cloudflare:workers'
import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Mail, Send } from '../../../functions/mail/sender.ts'
import { outbox } from '../../../functions/mail/tables.ts'
import { caller, caseOf, means, NOW } from '../support.ts'

export const FROM = 'portal@company.test'

/** What Email Service throws when it does not take a mail. */
export const refusal = (code = 'E_RATE_LIMIT_EXCEEDED') => Object.assign(new Error('not taken'), { code })

/** A carrier that keeps what it was handed; `answer` is what it says to the nth mail, counted from 1. */
export function mailbox(
  answer: (nth: number) => Promise<unknown> = async () => ({ messageId: 'x' }),
  ceiling = 1_000_000,
) {
  const mails: Mail[] = []
  const send: Send = async (mail) => {
    mails.push(mail)
    return answer(mails.length)
  }
  return { mails, sender: { from: FROM, send, ceiling } }
}
export type Mailbox = ReturnType<typeof mailbox>

/** The Worker's bindings with mail switched on, and this mailbox behind them. */
export const withMail = ({ sender }: Mailbox, bindings: Env = env as Env): Env => ({
  ...bindings,
  MAIL_FROM: FROM,
  // The structured form of `send` is the one in use.
  EMAIL: { send: async (mail: unknown) => sender.send(mail as Mail).then(() => ({ messageId: 'x' })) },
})

export const sending = (box: Mailbox, now: number) => ({ ...means(now), sender: box.sender })

/** A case with an address whose 'arrived' notice waits in the outbox, because nothing carried it yet. */
export async function withNotice(changes: Record<string, unknown> = {}, at = NOW) {
  const refusing = mailbox(async () => Promise.reject(refusal()))
  const email = `${crypto.randomUUID()}@customer.example`
  const answer = await caller({ at, bindings: withMail(refusing) }).file({ email, ...changes })
  return { one: await caseOf(answer), email }
}

export const outboxOf = (number: string) =>
  drizzle(env.DB).select().from(outbox).where(eq(outbox.number, number))
