import type { Context } from 'hono'
import type { SentFile } from '#contract/files'
import type { AppEnv } from '../env.ts'
import { sentFiles } from '../files/staging.ts'
import { isStagedFor } from '../files/store.ts'
import { readToken } from '../http/form-token.ts'
import { ownerOf } from './case/case-files.ts'
import { bound, type Session } from './case/session.ts'
import { keyHashes } from './filing/intake.ts'
import type { Read } from './handling.ts'

/** A sending of the message form is named by its form's token: what is staged for one is found under these. */
export const sendingHashes = (c: Context<AppEnv>, { number }: Session, key: string) =>
  keyHashes(c.var.ring, `case ${number} ${key}`)

/** The files that wait under any of these names, in their order. */
export async function waitingUnder(
  c: Context<AppEnv>,
  read: Pick<Read, 'opened' | 'staged'>,
  hashes: readonly string[],
): Promise<SentFile[]> {
  const { now, ring } = c.var
  const isOurs = hashes.map((hash) => isStagedFor(hash, now))
  const rows = (read.staged ?? []).filter((row) => isOurs.some((isIt) => isIt(row)))
  const { complaint } = read.opened
  return rows.length === 0 ? [] : sentFiles(ring, ownerOf(complaint), rows)
}

/** The files that wait for the form that this token was drawn for: they come back with its text. */
export async function waitingFor(
  c: Context<AppEnv>,
  session: Session,
  read: Pick<Read, 'opened' | 'staged'>,
  token: string,
) {
  const drawn = await readToken(c.var.ring, bound(session), token, c.var.now)
  return drawn.ok ? waitingUnder(c, read, await sendingHashes(c, session, drawn.key)) : []
}
