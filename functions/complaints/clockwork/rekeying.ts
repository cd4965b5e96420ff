import { CaseFacts } from '#contract/complaints'
import { sealedAnew } from '../../desk/drafts.ts'
import { type Owner, openRows, sealRow } from '../../files/sealed.ts'
import { safeMessage } from '../../http/failure.ts'
import type { Means } from '../../means.ts'
import type { Keyring } from '../../secrets/keyring.ts'
import { base64Url } from '../../secrets/seal.ts'
import { findableHashes } from '../contact/finding.ts'
import { openAllWords, sealWords } from '../words.ts'
import * as store from './rekeying-store.ts'

const AT_ONCE = 5
/** D1 takes 2 MB in one parameter. */
const CHUNK = 1_500_000
/** Statements besides the chunks of words: what is outdated, what is sealed, files, drafts, hashes, the cases. */
const FIXED = 6
/** The least with which a run gets on. */
export const REKEYING = FIXED + 1

type Sealed = readonly store.SealedRow[]

/** One case under the current key; throws where it does not open under its own. */
async function anew({ ring }: Means, one: store.Outdated, sealed: Sealed): Promise<store.Anew> {
  const { number, version, salt, keyVersion } = one
  const facts = CaseFacts.parse(one.facts)
  const own = sealed.filter((row) => row.number === number)
  const rows = own.filter(({ kind }) => kind === 'words').map(({ at, sealed }) => ({ version: at, sealed }))
  const opened = await openAllWords(ring, { complaint: one, words: rows })
  const next = { number, salt, keyVersion: ring.current }
  const words = await Promise.all(
    [...opened].map(async ([at, words]) => ({
      version: at,
      sealed: base64Url(await sealWords(ring, next, at, words)),
    })),
  )
  const { email, phone } = opened.get(facts.contact?.version ?? 0)?.contact ?? {}
  const reference = opened.get(1)?.reference
  const hashes = await findableHashes(ring, number, { email, phone, reference })
  const files = salt ? await rowsAnew(ring, { number, salt, keyVersion }, own) : []
  const drafts = salt ? await draftsAnew(ring, { number, salt, keyVersion }, own) : []
  return { number, version, keyVersion, words, files, drafts, hashes }
}

/** What is known of a case's files; their contents have keys of their own and stay as they are. */
async function rowsAnew(ring: Keyring, owner: Owner, sealed: Sealed) {
  const rows = await openRows(
    ring,
    owner,
    sealed.filter(({ kind }) => kind === 'file'),
  )
  const next = { ...owner, keyVersion: ring.current }
  return Promise.all(
    rows.map(async ({ id, about }) => ({ id, sealed: base64Url(await sealRow(ring, next, id, about)) })),
  )
}

/** Replies that staff have begun and not sent. */
const draftsAnew = (ring: Keyring, owner: Owner, sealed: Sealed) =>
  Promise.all(
    sealed
      .filter(({ kind }) => kind === 'draft')
      .map(async ({ number, id: staff, action, at: savedAt, sealed }) => {
        const row = { number, staff, action, savedAt, sealed }
        const next = { ...owner, keyVersion: ring.current }
        return { staff, action, savedAt, sealed: base64Url(await sealedAnew(ring, owner, next, row)) }
      }),
  )

/** Rows as JSON lists that D1 takes, each as one parameter. */
function chunks(rows: readonly unknown[]): string[] {
  const lists: string[][] = []
  let size = CHUNK
  for (const row of rows) {
    const text = JSON.stringify(row)
    if (size + text.length > CHUNK) {
      lists.push([])
      size = 0
    }
    lists.at(-1)?.push(text)
    size += text.length
  }
  return lists.map((list) => `[${list.join()}]`)
}

const wordsOf = (cases: readonly store.Anew[]) =>
  chunks(cases.flatMap(({ number, words }) => words.map((row) => ({ number, ...row }))))

/**
 * Moves a few cases from an older key to the current one, within `statements`. `place` is how far the last run
 * came; the run that finds nothing more begins anew from the first. A case that does not open is named in the log
 * and holds up no other.
 */
export async function rekey(
  means: Means,
  place: number,
  statements: number,
): Promise<{ done: number; failed: number; place: number }> {
  const { db, ring } = means
  // Under a single key nothing can be outdated that could still be opened.
  if (ring.versions.length === 1 || statements < REKEYING) return { done: 0, failed: 0, place }
  const found = await store.outdated(db, ring.current, place, AT_ONCE)
  const last = found.at(-1)
  if (!last) return { done: 0, failed: 0, place: 0 }
  const sealed = await store.sealedOf(
    db,
    found.map(({ number }) => number),
  )
  const ready: store.Anew[] = []
  let failed = 0
  for (const one of found) {
    const sealedAnew = await anew(means, one, sealed).catch((error: unknown) => {
      const fault = error instanceof Error ? safeMessage(error) : 'unknown'
      console.error(JSON.stringify({ job: 'keys', fault }))
      return undefined
    })
    if (!sealedAnew) failed += 1
    else if (wordsOf([...ready, sealedAnew]).length <= statements - FIXED) ready.push(sealedAnew)
    // It waits for its turn in a quieter minute.
    else if (ready.length === 0) failed += 1
    else return { ...(await write(ready)), place: before(found, one) }
  }
  return { ...(await write(ready)), place: last.place }

  async function write(cases: readonly store.Anew[]) {
    const done = cases.length === 0 ? 0 : await store.sealAnew(db, cases, ring.current, wordsOf(cases))
    return { done, failed }
  }
}

/** Where the next run begins so that this case is its first. */
const before = (found: readonly store.Outdated[], one: store.Outdated) =>
  found[found.indexOf(one) - 1]?.place ?? 0
