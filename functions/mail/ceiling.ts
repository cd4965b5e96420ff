import * as z from 'zod/mini'

/** What applies where `MAIL_A_DAY` is empty or malformed. */
export const MAIL_A_DAY = 500

const Ceiling = z.string().check(z.regex(/^[1-9]\d{0,5}$/))

let read: { written: string; ceiling: number; isMalformed: boolean } | undefined

/** How many mails a day may go out; a value that is no number is named in the log once, and on the operator's page. */
export function ceilingOf({ MAIL_A_DAY: written = '' }: Partial<Pick<Env, 'MAIL_A_DAY'>>) {
  if (read?.written !== written) {
    const { data } = Ceiling.safeParse(written)
    const isMalformed = data === undefined && written !== ''
    if (isMalformed)
      console.error(`MAIL_A_DAY is not a whole number from 1 to 999999; ${MAIL_A_DAY} applies.`)
    read = { written, ceiling: data === undefined ? MAIL_A_DAY : Number(data), isMalformed }
  }
  return read
}

/** What reminders, invitations to surveys and digests may use of a day's mail. */
export const halfOf = (ceiling: number) => Math.floor(ceiling / 2)
