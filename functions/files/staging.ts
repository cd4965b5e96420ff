/**
 * How any slice takes files. A sending is named by `stagedFor`, the keyed hash of its form's token or its
 * idempotency key; its files are staged one by one while they stream in (`stageAll`), can be listed (`isStagedFor`
 * of the store, `sentFiles`) and taken back (`discard`), and become part of an event in that event's own batch
 * (`adopt` of the store). What no event brings is gone within a day.
 */
import { endings, type FileFault, type SentFile } from '#contract/files'
import { joined } from '../http/body.ts'
import type { CutOff, Multipart, Upload } from '../http/multipart.ts'
import type { Means } from '../means.ts'
import * as bucket from './bucket.ts'
import { clean } from './cleaning.ts'
import { tidyName } from './naming.ts'
import {
  drawSealed,
  fileId,
  type Owner,
  openRows,
  type Sealed,
  sealContent,
  sealRow,
  sha256,
} from './sealed.ts'
import * as store from './store.ts'

export type FileMeans = Means & { bucket: R2Bucket }

/**
 * Where files are staged: whose they are, for which sending, and the condition that the owner still stands
 * under the key version named, so that a rotation of keys passes no row over.
 */
export type Sending = { owner: Owner; stagedFor: string; stands: store.Guard }

/** Without a name: the file that was cut off is `position`th in its sending, from 1. */
export type RefusedFile = { position: number; name?: string; why: FileFault }
export type Staged = {
  taken: SentFile[]
  refused: RefusedFile[]
  /** Names and hashes of what was sent and taken, in its order: what makes two sendings the same. */
  sent: Pick<SentFile, 'name' | 'sha256'>[]
  /** The owner no longer stands as it was read: it has to be read again. */
  isMoved: boolean
}

const LIFETIME = 24 * 60 * 60 * 1000
const cutOff = { large: 'file.large', many: 'file.many' } as const satisfies Record<CutOff, FileFault>

export const sentFile = (id: string, { name, type, size, sha256 }: Sealed): SentFile => ({
  id,
  name,
  type,
  size,
  sha256,
})

type One = { ok: true; file: SentFile } | { ok: false; why: FileFault | 'moved' }

/**
 * Judges, cleans, seals and stores one file. Its row stands before its object does: whatever fails in between
 * leaves a row that nothing adopts and that is cleaned away. The same bytes sent again find their row and
 * finish what was begun.
 */
async function stage(means: FileMeans, { owner, stagedFor, stands }: Sending, upload: Upload): Promise<One> {
  const { db, ring, now } = means
  const judged = await clean(upload.bytes)
  if (!judged.ok) return judged
  const hash = await sha256(upload.bytes)
  const id = await fileId(ring, owner, stagedFor, hash)
  const content = joined(judged.parts)
  const drawn = drawSealed({
    name: tidyName(upload.name) || `file.${endings[judged.type]}`,
    type: judged.type,
    size: upload.bytes.length,
    sha256: hash,
  })
  const sealed = await sealRow(ring, owner, id, drawn)
  const row = { id, number: owner.number, stagedFor, size: content.length, sealed, expiresAt: now + LIFETIME }
  const claimed = await store.claim(db, row, stands)
  if (!claimed.ok) return claimed
  const [held] = await openRows(ring, owner, [claimed.row])
  if (!held) throw new Error('a file has no row')
  // Staged so long ago that it may be being cleaned away.
  if (held.version === null && (held.expiresAt ?? 0) <= now) return { ok: false, why: 'moved' }
  if (held.storedAt === null) {
    await bucket.put(means.bucket, id, await sealContent(held.about, id, content))
    if (!(await store.stored(db, id, now))) {
      // The case was erased in this very moment.
      await bucket.remove(means.bucket, id)
      return { ok: false, why: 'moved' }
    }
  }
  return { ok: true, file: sentFile(id, held.about) }
}

/**
 * Stages the files of a sending as they stream in, in their order. What is refused is named with its reason
 * and holds up no other; one that is too large, and a number that is too high, end the reading.
 */
export async function stageAll(
  means: FileMeans,
  sending: Sending,
  uploads: Multipart['files'],
): Promise<Staged> {
  const taken: SentFile[] = []
  const refused: RefusedFile[] = []
  const sent: Staged['sent'] = []
  let position = 0
  for await (const upload of uploads) {
    position += 1
    if (typeof upload === 'string') {
      refused.push({ position, why: cutOff[upload] })
      break
    }
    const one = await stage(means, sending, upload)
    if (one.ok) {
      taken.push(one.file)
      sent.push({ name: tidyName(upload.name), sha256: one.file.sha256 })
    } else if (one.why === 'moved') return { taken, refused, sent, isMoved: true }
    else {
      refused.push({ position, name: tidyName(upload.name), why: one.why })
      if (one.why === 'file.many' || one.why === 'file.full') break
    }
  }
  return { taken: unique(taken), refused, sent, isMoved: false }
}

/** The same bytes twice in one sending are one file. */
const unique = (files: readonly SentFile[]) =>
  files.filter((file, i) => files.findIndex(({ id }) => id === file.id) === i)

/** Rows of one owner as their sender knows them. */
export const sentFiles = async (ring: Means['ring'], owner: Owner, rows: readonly store.FileRow[]) =>
  (await openRows(ring, owner, rows)).map(({ id, about }) => sentFile(id, about))

/** Takes one staged file back: out of its sending first, then its object, its row last. */
export async function discard(
  { db, bucket: r2 }: FileMeans,
  { owner, stagedFor }: Pick<Sending, 'owner' | 'stagedFor'>,
  id: string,
): Promise<void> {
  if (!(await store.unstage(db, owner.number, stagedFor, id))) return
  await bucket.remove(r2, id)
  await store.forget(db, id)
}
