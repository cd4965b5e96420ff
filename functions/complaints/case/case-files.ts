import type { Context } from 'hono'
import type { SentFile } from '#contract/files'
import type { AppEnv } from '../../env.ts'
import { servedName } from '../../files/naming.ts'
import { type Owner, readRows, type Sealed } from '../../files/sealed.ts'
import { download } from '../../files/serving.ts'
import { type RefusedFile, type Sending, sentFile } from '../../files/staging.ts'
import { Problem } from '../../http/problem.ts'
import type { Keyring } from '../../secrets/keyring.ts'
import { refusedInWords } from '../filing/staged-files.tsx'
import * as opening from '../opening-store.ts'
import type * as store from '../store.ts'
import { openWords } from '../words.ts'

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

/**
 * The files of public events as the customer may have them, each with the name under which it is served; and the
 * events of those that do not open.
 */
async function publicFiles(ring: Keyring, { complaint, events, files }: store.Known) {
  const isPublic = new Set(events.flatMap((event) => (event.visibility === 'public' ? [event.version] : [])))
  const rows = files.filter(({ version }) => isPublic.has(version ?? 0))
  const read = complaint.salt ? await readRows(ring, ownerOf(complaint), rows) : []
  const opened = read.flatMap(({ id, version, about }, i): CaseFile[] =>
    about
      ? [
          {
            ...sentFile(id, about),
            version: version ?? 0,
            served: servedName(complaint.number, i + 1, about.type),
            about,
          },
        ]
      : [],
  )
  return { opened, unreadable: read.flatMap(({ version, about }) => (about ? [] : [version ?? 0])) }
}

/**
 * What a case holds by the version of the event that brought it: words and files. An event of which something does
 * not open says so, and the rest of the case is read.
 */
export async function openContents(ring: Keyring, opened: store.Opened) {
  const [words, files] = [await openWords(ring, opened), await publicFiles(ring, opened)]
  for (const version of files.unreadable) {
    console.error(JSON.stringify({ fault: `a file of event ${version} does not open` }))
    words.set(version, { ...words.get(version), unreadable: true })
  }
  return { words, files: Map.groupBy(files.opened, ({ version }) => version) }
}

/** What somebody has of a case whose role reads no words. */
export const nothingRead: Awaited<ReturnType<typeof openContents>> = { words: new Map(), files: new Map() }

/** One file of the open case. An id that is unknown, another case's, internal or erased gives the same 404. */
export async function sendFile(c: Context<AppEnv>, opened: store.Known, id: string): Promise<Response> {
  const one = (await publicFiles(c.var.ring, opened)).opened.find((file) => file.id === id)
  if (!one) throw new Problem('not-found')
  const { content, headers } = await download(c.env.FILES, one, one.served)
  return c.body(content, 200, headers)
}

/** Whatever was refused of a sending, as a problem: 413 where something was too large to be read, else 422. */
export const refusedFiles = (refused: readonly RefusedFile[]) =>
  new Problem(refused.some(({ why }) => why === 'file.large') ? 'too-large' : 'invalid', {
    detail: refusedInWords(refused, 'en'),
    errors: refused.map(({ position, why }) => ({ pointer: `/${position - 1}`, code: why })),
  })
