import type { Context } from 'hono'
import * as z from 'zod/mini'
import { isZone } from '#words/moments'
import type { AppEnv } from '../../env.ts'
import { dropCookie, putCookie, readCookie } from '../../http/cookie.ts'
import { base64Url, randomBytes } from '../../secrets/seal.ts'
import type { Read } from '../handling.ts'
import * as opening from '../opening-store.ts'
import type * as store from '../store.ts'

/** A session on one case: which, with which generation of its access code it was opened and when, and the reader's time zone if they chose one. */
export const Session = z.strictObject({
  /** By which it is known once its reader has left the case. */
  id: z.string(),
  number: z.string(),
  generation: z.int(),
  began: z.int(),
  zone: z.optional(z.string().check(z.refine(isZone))),
})
export type Session = z.output<typeof Session>

const MINUTE = 60 * 1000
const IDLE = 30 * MINUTE
/** However often its idle time is renewed. */
const LONGEST = 12 * 60 * MINUTE
const ID_BYTES = 16

type Opening = Pick<store.Case, 'number' | 'codeGeneration'>

/** Begins anew, for somebody who has just shown that the case is theirs. */
export const beginSession = (c: Context<AppEnv>, { number, codeGeneration }: Opening): Session => ({
  id: base64Url(randomBytes(ID_BYTES)),
  number,
  generation: codeGeneration,
  began: c.var.now,
})

/** The session in which the case is open; another where none is, or one on another case. */
export async function sessionOn(c: Context<AppEnv>, complaint: Opening): Promise<Session> {
  const held = await readSession(c)
  const isOn = held?.number === complaint.number && held.generation === complaint.codeGeneration
  return isOn ? held : beginSession(c, complaint)
}

/** Begins a session, or renews its idle time as far as it may last. */
export const putSession = (c: Context<AppEnv>, session: Session) =>
  putCookie(c, 'case', session, Math.min(IDLE, session.began + LONGEST - c.var.now))

export async function readSession(c: Context<AppEnv>): Promise<Session | undefined> {
  const session = await readCookie(c, 'case', Session)
  return session && session.began + LONGEST > c.var.now ? session : undefined
}

/** The reader has left: from here on no copy of the session opens anything. */
export async function endSession(c: Context<AppEnv>, { id, began }: Session): Promise<void> {
  await opening.endSession(c.var.db, { id, until: began + LONGEST }, c.var.now)
  dropCookie(c, 'case')
}

/** What a form's token is made for: this case, opened with this code. */
export const bound = ({ number, generation }: Pick<Session, 'number' | 'generation'>) =>
  `case ${number} ${generation}`

/** The session's case as it stands now; undefined when its code was renewed. */
export async function reread(
  c: Context<AppEnv>,
  session: Session,
  part: opening.Part,
  keyHashes?: readonly string[],
): Promise<Read<store.Opened> | undefined> {
  const { opened, ...read } = await opening.openBySession(c.var.db, session, part, keyHashes)
  return opened && { opened, ...read }
}
