import type { Context } from 'hono'
import * as z from 'zod/mini'
import { isZone } from '#words/moments'
import type { AppEnv } from '../../env.ts'
import { putCookie, readCookie } from '../../http/cookie.ts'
import type { Read } from '../handling.ts'
import * as opening from '../opening-store.ts'
import type * as store from '../store.ts'

/** A session on one case: which, with which generation of its access code it was opened, and the reader's time zone if they chose one. */
export const Session = z.strictObject({
  number: z.string(),
  generation: z.int(),
  zone: z.optional(z.string().check(z.refine(isZone))),
})
export type Session = z.output<typeof Session>

const IDLE = 30 * 60 * 1000

export const sessionOf = ({
  number,
  codeGeneration,
}: Pick<store.Case, 'number' | 'codeGeneration'>): Session => ({ number, generation: codeGeneration })

/** Begins a session, or renews its idle time. */
export const putSession = (c: Context<AppEnv>, session: Session) => putCookie(c, 'case', session, IDLE)

export const readSession = (c: Context<AppEnv>) => readCookie(c, 'case', Session)

/** What a form's token is made for: this case, opened with this code. */
export const bound = ({ number, generation }: Session) => `case ${number} ${generation}`

/** The session's case as it stands now; undefined when its code was renewed. */
export async function reread(
  c: Context<AppEnv>,
  { number, generation }: Session,
  keyHashes?: readonly string[],
): Promise<Read | undefined> {
  const { opened, ...read } = await opening.openBySession(c.var.db, number, generation, keyHashes)
  return opened && { opened, ...read }
}
