import type { Context } from 'hono'
import type { SentFile } from '#contract/files'
import type { AppEnv } from '../../env.ts'
import type { Owner } from '../../files/sealed.ts'
import { type RefusedFile, sentFiles, stageAll } from '../../files/staging.ts'
import { isStagedFor } from '../../files/store.ts'
import type { Multipart } from '../../http/multipart.ts'
import { Problem } from '../../http/problem.ts'
import type { Means } from '../../means.ts'
import type { Keyring } from '../../secrets/keyring.ts'
import { openBytes, randomBytes, sealBytes } from '../../secrets/seal.ts'
import { drawCaseNumber } from '../code.ts'
import * as store from './filing-store.ts'
import { keyHashes, SALT_BYTES } from './intake.ts'

/** As long as the token by which it is found; what is not filed by then is cleaned away. */
const LIFETIME = 24 * 60 * 60 * 1000

/** What a form's token holds for the case that it may become: the number and salt under which its files are staged. */
export type Reservation = Owner & { id: string }

/** A form on its way: what was filed before under its key and others, and the files that wait for it. */
export type Draft = {
  filed: { key: string; keyHash: string; number: string; contentHash: string }[]
  reservation: Reservation | undefined
  files: SentFile[]
}

export async function readDraft(
  { db, ring, now }: Means,
  key: string,
  others: readonly string[] = [],
): Promise<Draft> {
  const named = await Promise.all(
    [key, ...others].map(async (one) => ({ key: one, hashes: await keyHashes(ring, one) })),
  )
  const all = named.flatMap(({ hashes }) => hashes)
  const { filed, reservation: row, files } = await store.read(db, all, named[0]?.hashes ?? [])
  const reservation = row && (await openReservation(ring, row))
  const rows = reservation ? files.filter(isStagedFor(reservation.id, now)) : []
  return {
    filed: named.flatMap(({ key, hashes }) =>
      filed.filter(({ keyHash }) => hashes.includes(keyHash)).map((row) => ({ ...row, key })),
    ),
    reservation,
    files: reservation ? await sentFiles(ring, reservation, rows) : [],
  }
}

const identity = ({ id, number }: Pick<store.Row, 'id' | 'number'>) => `${id} ${number}`

async function drawReservation({ ring, now }: Means, id: string): Promise<store.Row> {
  const number = drawCaseNumber()
  const key = await ring.sealing(ring.current, 'reservation')
  const sealed = await sealBytes(key, randomBytes(SALT_BYTES), identity({ id, number }))
  return { id, number, sealed, keyVersion: ring.current, expiresAt: now + LIFETIME }
}

async function openReservation(ring: Keyring, row: store.Row): Promise<Reservation | undefined> {
  const { id, number, sealed, keyVersion } = row
  const salt = await openBytes(await ring.sealing(keyVersion, 'reservation'), sealed, identity(row))
  return salt && { id, number, salt: new Uint8Array(salt), keyVersion }
}

const nothing = { taken: [], refused: [], reservation: undefined }

/** Stages what a form brings under the number and salt that its token reserves; nothing is reserved for no file. */
export async function takeFiles(
  c: Context<AppEnv>,
  key: string,
  uploads: Multipart['files'],
): Promise<{ taken: SentFile[]; refused: RefusedFile[]; reservation: Reservation | undefined }> {
  const first = await uploads.next()
  if (first.done) return nothing
  async function* all() {
    if (first.value) yield first.value
    yield* uploads
  }
  const { db, ring } = c.var
  const [id = '', ...older] = await keyHashes(ring, key)
  const held = await store.reserve(db, await drawReservation(c.var, id), older)
  const reservation = await openReservation(ring, held)
  if (!reservation) throw new Error('a reservation does not open')
  const sending = { owner: reservation, stagedFor: reservation.id, stands: store.stands(reservation) }
  const done = await stageAll({ ...c.var, bucket: c.env.FILES }, sending, all())
  if (done.isMoved) throw new Problem('unavailable', { headers: { 'Retry-After': '60' } })
  return { ...done, reservation }
}
