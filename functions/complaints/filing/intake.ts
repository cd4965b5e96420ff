import { type CaseKind, Filed, type NewComplaint } from '#contract/complaints'
import type { Event } from '#rules/complaints'
import { alertsOfFiling } from '../../alerts/raising.ts'
import { categories, today } from '../../content.ts'
import { adopt } from '../../files/store.ts'
import * as mail from '../../mail/store.ts'
import type { Means } from '../../means.ts'
import { noticesTo } from '../../notices/reach.ts'
import { noticeOf } from '../../notices/rules.ts'
import type { Keyring } from '../../secrets/keyring.ts'
import { keyedHash, keyedHashes, matchesHash, open, randomBytes, seal } from '../../secrets/seal.ts'
import * as answers from '../answers-store.ts'
import { drawAccessCode, drawCaseNumber } from '../code.ts'
import { findableHashes, normalised, referenceHashes } from '../contact/finding.ts'
import { insertHashes } from '../contact/finding-store.ts'
import type * as store from '../store.ts'
import { type CaseKey, sealWords } from '../words.ts'
import { begin, contactIn, type Recorded } from './beginning.ts'
import * as cases from './case-store.ts'

/** How long a filing's answer can be read again with the same key: by a program, and on the receipt's page. */
export const ANSWER_LIFETIME = { api: 24 * 60 * 60 * 1000, form: 30 * 60 * 1000 }
export const SALT_BYTES = 16

export const offeredCategories = () => categories.categories.filter((category) => !category.retired)
/** What an access code is stored as: `<key version>.<hash>`, so that it is known which key the codes still need. */
export const codeHash = async (ring: Keyring, number: string, code: string, version = ring.current) =>
  `${version}.${await keyedHash(ring, 'code', `${number} ${code}`, version)}`
export const codeHashes = (ring: Keyring, number: string, code: string) =>
  Promise.all(ring.versions.map((version) => codeHash(ring, number, code, version)))
export const keyHashes = (ring: Keyring, key: string) => keyedHashes(ring, 'idempotency', key)

/** Only the holder of the idempotency key can read the answer again: the key is part of the derivation. */
const answerKey = (ring: Keyring, version: number, key: string): Promise<CryptoKey> =>
  ring.sealing(version, 'answer', Uint8Array.from(new TextEncoder().encode(key)))

/** A key's row belongs to one case: what is kept in it opens nowhere else. */
const answerIdentity = (hash: string, number: string) => `${hash} ${number}`
export const sealAnswer = async (ring: Keyring, key: string, hash: string, filed: Filed) =>
  seal(await answerKey(ring, ring.current, key), filed, answerIdentity(hash, filed.caseNumber))

/** What was sent with a key, as the row of that key and its case knows it: in any other row it is something else. */
const inRow = ({ keyHash, number }: { keyHash: string; number: string }, content: string) =>
  `${keyHash} ${number} ${content}`

/** What a filing claims its key with: only who holds the key reads the answer again. */
async function claimOf(
  { ring, now }: Means,
  { key, lifetime, content, filed }: { key: string; lifetime: number; content: string; filed: Filed },
): Promise<Parameters<typeof cases.file>[3]> {
  const [keyHash = '', ...olderHashes] = await keyHashes(ring, key)
  return {
    keyHash,
    olderHashes,
    contentHash: await keyedHash(ring, 'content', inRow({ keyHash, number: filed.caseNumber }, content)),
    keyVersion: ring.current,
    expiresAt: now + lifetime,
    sealed: await sealAnswer(ring, key, keyHash, filed),
  }
}

export type Filing =
  | {
      ok: true
      filed: Filed
      isReplay: boolean
      /** What was sent with the key is known no more, and so opens nothing: its number alone is told. */
      isErased?: true
    }
  | { ok: false; caseNumber: string }

/**
 * Files a complaint once for an idempotency key. The same key and content give the same answer, code
 * included while it is kept; the same key with other content is refused and names the case that was filed.
 * Without a key nobody can ask again, and no answer is kept.
 */
export async function file(
  means: Means,
  input: NewComplaint,
  {
    key,
    lifetime,
    kind = 'real',
    recorded,
    reservation,
    files = [],
    also = () => [],
  }: {
    key: string | undefined
    lifetime: number
    kind?: CaseKind
    /** Of a complaint that staff record for its complainant. */
    recorded?: Recorded | undefined
    /** What the form reserved for the case, and its staged files by id, in their order. */
    reservation?: CaseKey | undefined
    files?: readonly string[]
    /** What else is written in the filing's own batch, for the number that it has drawn. */
    also?: (number: string, guard: Parameters<store.Besides>[0]) => ReturnType<store.Besides>
  },
): Promise<Filing> {
  const { db, ring, now } = means
  const { language, onBehalf = false, story, wish, reference } = input
  const { facts, event, notice } = begin(input, now, recorded)

  const accessCode = drawAccessCode()
  const drawn = { number: drawCaseNumber(), salt: randomBytes(SALT_BYTES), keyVersion: ring.current }
  const { number, salt, keyVersion } = reservation ?? drawn
  const owner = { number, salt, keyVersion }
  const words = await sealWords(ring, owner, 1, {
    text: story,
    wish,
    reference,
    contact: facts.contact && contactIn(input),
  })
  const filed = answer(number, facts, accessCode)
  const content = contentOf(input, files, recorded && { ...recorded, kind })
  const claim = key === undefined ? undefined : await claimOf(means, { key, lifetime, content, filed })

  const row = {
    ...owner,
    codeHash: await codeHash(ring, number, accessCode),
    codeGeneration: 1,
    kind,
    language,
    onBehalf,
    noticeVersion: notice,
    facts,
  }
  const told = await besides(means, row, event, input)
  const won = await cases.file(
    db,
    row,
    { actor: recorded ? { kind: 'staff', role: recorded.by } : { kind: 'customer' }, event, words, now },
    claim,
    {
      isReserved: reservation !== undefined,
      besides: (guard, version) => [
        ...told(guard, version),
        ...adopt(db, files, version, now, guard),
        ...also(number, guard),
      ],
    },
  )
  if (won) return { ok: true, filed, isReplay: false }
  const before = claim && (await answers.findAnswer(db, [claim.keyHash, ...claim.olderHashes]))
  if (key === undefined || !before) throw new Error('a filing left no case')
  const { number: filedAs, facts: filedFacts } = before.complaint
  if (before.answer.contentHash === '')
    return { ok: true, filed: answer(filedAs, filedFacts), isReplay: true, isErased: true }
  if (!(await matchesHash(ring, 'content', inRow(before.answer, content), before.answer.contentHash)))
    return { ok: false, caseNumber: before.complaint.number }
  return { ok: true, filed: await answeredBy({ ring, now }, key, before), isReplay: true }
}

/**
 * What a filing writes besides the case: the keyed hashes by which it is found again, word to an address that nobody
 * has confirmed, at most one a day however many complaints name it, word to staff, and early warnings.
 */
async function besides(
  means: Means,
  { number, kind, facts }: Pick<store.Case, 'number' | 'kind' | 'facts'>,
  event: Event,
  { email, phone, reference, story, wish }: NewComplaint,
): Promise<store.Besides> {
  const { db, ring, now, sender } = means
  const hashes = await findableHashes(ring, number, { email, phone, reference })
  const orders = await referenceHashes(ring, reference)
  const named = email && `arrived ${today(now)} ${normalised('email', email)}`
  const once = sender && named && (await keyedHash(ring, 'mail', named))
  const letter = { number, kind: 'arrived' as const, contactVersion: 1 }
  const words = noticesTo(means, kind, noticeOf(undefined, facts, event), facts)
  return (guard) => [
    ...(hashes.length > 0 ? [insertHashes(db, number, hashes, ring.current, guard)] : []),
    ...(once ? [mail.post(db, { ...letter, once }, now, guard)] : []),
    ...(words.length > 0 ? [mail.postAll(db, number, words, now, guard)] : []),
    ...alertsOfFiling(means, { number, kind, facts }, [story, wish], orders, guard),
  ]
}

/** What a filing is answered with, and a renewed code: the code only where it is known. */
export const answer = (number: string, facts: store.Case['facts'], accessCode?: string): Filed => {
  const due = (name: 'respond' | 'propose') =>
    new Date(facts.clocks.find((clock) => clock.name === name && clock.round === 1)?.dueAt ?? 0).toISOString()
  return {
    caseNumber: number,
    ...(accessCode === undefined ? {} : { accessCode }),
    filedAt: new Date(facts.filedAt).toISOString(),
    respondBy: due('respond'),
    proposeBy: due('propose'),
  }
}

/**
 * What the filing of a case was answered under this key: with the code while that is kept, afterwards without; and the
 * case as it stands.
 */
export async function recall({ db, ring, now }: Means, { key, number }: { key: string; number: string }) {
  const found = await answers.findAnswer(db, await keyHashes(ring, key))
  if (found?.complaint.number !== number) return undefined
  return { filed: await answeredBy({ ring, now }, key, found), complaint: found.complaint }
}

/** The code of a filing was taken down: it can be read here no more. */
export const forgetCode = async ({ db, ring }: Means, key: string) =>
  answers.forgetAnswer(db, await keyHashes(ring, key))

type Answered = NonNullable<Awaited<ReturnType<typeof answers.findAnswer>>>

async function answeredBy({ ring, now }: Pick<Means, 'ring' | 'now'>, key: string, found: Answered) {
  const { keyHash, number, sealed, expiresAt, keyVersion } = found.answer
  if (sealed && expiresAt > now) {
    const opening = await answerKey(ring, keyVersion, key)
    const opened = Filed.safeParse(await open(opening, sealed, answerIdentity(keyHash, number)))
    if (opened.success) return opened.data
  }
  return answer(found.complaint.number, found.complaint.facts)
}

/**
 * What was sent, as one text: the answers, the files by the ids that their bytes have in this form, and what staff
 * say of a complaint that they record.
 */
const contentOf = (input: NewComplaint, files: readonly string[], recorded?: object) =>
  JSON.stringify({ ...input, ...(files.length === 0 ? {} : { files }), ...recorded })

/** Whether a filing had exactly this content: the same sent again is the same complaint. */
export const hasContent = (
  ring: Keyring,
  held: { keyHash: string; number: string; contentHash: string },
  input: NewComplaint,
  files: readonly string[],
  recorded?: object,
) => matchesHash(ring, 'content', inRow(held, contentOf(input, files, recorded)), held.contentHash)
