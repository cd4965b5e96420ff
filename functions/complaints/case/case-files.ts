import type { Context } from 'hono'
import type { SentFile } from '#contract/files'
import type { AppEnv } from '../../env.ts'
import { servedName } from '../../files/naming.ts'
import { type Owner, openRows, type Sealed } from '../../files/sealed.ts'
import { download } from '../../files/serving.ts'
import { type RefusedFile, type Sending, sentFile } from '../../files/staging.ts'
import { Problem } from '../../http/problem.ts'
import type { Keyring } from '../../secrets/keyring.ts'
import * as opening from '../opening-store.ts'
import type * as store from '../store.ts'

/** Files of a case belong to it under its own salt; an erased case has none and takes none. */
export function ownerOf({ number, salt, keyVersion }: store.Case): Owner {
  if (!salt) throw new Error('an erased case takes no files')
  return { number, salt, keyVersion }
}

export const sendingOf = (complaint: store.Case, stagedFor: string): Sending => ({
  owner: ownerOf(complaint),
  stagedFor,
  stands: opening.stands(complaint),
})

export type CaseFile = SentFile & { version: number; served: string; about: Sealed }

/** The files of public events as the customer may have them, each with the name under which it is served. */
async function publicFiles(ring: Keyring, { complaint, events, files }: store.Opened): Promise<CaseFile[]> {
  const isPublic = new Set(events.flatMap((event) => (event.visibility === 'public' ? [event.version] : [])))
  const rows = files.filter(({ version }) => isPublic.has(version ?? 0))
  const opened = complaint.salt ? await openRows(ring, ownerOf(complaint), rows) : []
  return opened.map(({ id, version, about }, i) => ({
    ...sentFile(id, about),
    version: version ?? 0,
    served: servedName(complaint.number, i + 1, about.type),
    about,
  }))
}

/** The files of a case by the version of the event that brought them. */
export async function openFiles(ring: Keyring, opened: store.Opened): Promise<Map<number, CaseFile[]>> {
  return Map.groupBy(await publicFiles(ring, opened), ({ version }) => version)
}

/** One file of the open case. An id that is unknown, another case's, internal or erased gives the same 404. */
export async function sendFile(c: Context<AppEnv>, opened: store.Opened, id: string): Promise<Response> {
  const one = (await publicFiles(c.var.ring, opened)).find((file) => file.id === id)
  if (!one) throw new Problem('not-found')
  const { content, headers } = await download(c.env.FILES, one, one.served)
  return c.body(content, 200, headers)
}

/** Whatever was refused of a sending, as a problem: 413 where something was too large to be read, else 422. */
export const refusedFiles = (refused: readonly RefusedFile[]) =>
  new Problem(refused.some(({ why }) => why === 'file.large') ? 'too-large' : 'invalid', {
    errors: refused.map(({ position, why }) => ({ pointer: `/${position - 1}`, code: why })),
  })
