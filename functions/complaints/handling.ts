import { type Actor, type Decision, decide, type Step } from '#rules/complaints'
import { alertsOfStep } from '../alerts/raising.ts'
import { promiseVersion } from '../content.ts'
import type { FileRow } from '../files/store.ts'
import * as mail from '../mail/store.ts'
import type { Means } from '../means.ts'
import { noticesTo } from '../notices/reach.ts'
import { noticeOf } from '../notices/rules.ts'
import { keyedHash } from '../secrets/seal.ts'
import { keyHashes } from './filing/intake.ts'
import { type Limit, limitMet } from './limits.ts'
import { takesMail } from './reaching.ts'
import type { Refusal } from './refusals.ts'
import { isToReach } from './reminding.ts'
import * as store from './store.ts'
import { sealWords, type Words } from './words.ts'

export type Taken =
  | { ok: true; state: string; version: number }
  | { ok: false; why: Refusal | 'stale' | 'key-reused' | 'other-closed' | Limit }

/** How long a doubled message is recognised. */
const KEY_LIFETIME = 24 * 60 * 60 * 1000

/**
 * Names one sending of a step: its key and what came with it, both only as keyed hashes, under the ring's current
 * key first and then under every other that they may have been stored under.
 */
export type StepKey = {
  keyHashes: readonly string[]
  contentHashes: readonly string[]
  /** What the step is answered with, to be read again until then with the key that it is sealed under. */
  kept?: { sealed: Uint8Array<ArrayBuffer>; until: number }
}

/** What came with a key, bound to the row of that key: `hashes` are the key's own, in the order of the ring's versions. */
export const contentHashes = ({ ring }: Means, hashes: readonly string[], content: unknown) =>
  Promise.all(
    ring.versions.map((version, i) =>
      keyedHash(ring, 'content', `${hashes[i]} ${JSON.stringify(content)}`, version),
    ),
  )

export async function stepKey(means: Means, key: string, content: unknown): Promise<StepKey> {
  const hashes = await keyHashes(means.ring, key)
  return { keyHashes: hashes, contentHashes: await contentHashes(means, hashes, content) }
}

const repeated = (held: { contentHash: string; version: number }, key: StepKey, state: string): Taken =>
  key.contentHashes.includes(held.contentHash)
    ? { ok: true, state, version: held.version }
    : { ok: false, why: 'key-reused' }

/** What the read of a case brings: the case, and what its key did before. */
export type Read<Part extends store.Known = store.Known> = {
  opened: Part
  answered: { contentHash: string; version: number } | undefined
  /** Files of the case that no event has brought yet. */
  staged?: FileRow[]
}

type What = {
  step: Step
  by: Actor
  words?: Words | undefined
  key?: StepKey | undefined
  version?: number | undefined
}

/**
 * Decides a step on a case that was just read, and takes nothing: the decision with what will follow, or the
 * answer that its key was given before, or a refusal.
 */
export function weigh({ opened, answered }: Read, what: What, now: number) {
  const { step, by, key, version } = what
  const { facts } = opened.complaint
  if (key && answered) return { taken: repeated(answered, key, facts.state) }
  if (version !== undefined && version !== facts.version)
    return { taken: { ok: false, why: 'stale' } satisfies Taken }
  const decision = decide(facts, step, by, promiseVersion(facts.promiseVersion), now)
  if (!decision.ok) return { taken: decision }
  const why = limitMet(opened, what, now)
  return why === undefined ? { decision } : { taken: { ok: false, why } satisfies Taken }
}

/**
 * Takes one step on a case that was just read: decided by the rules, written with the words and the event, or
 * refused with nothing changed. A key that was used before gives the answer it gave then.
 */
export async function take(
  means: Means,
  read: Read,
  what: What & {
    besides?: store.Besides | undefined
    rests?: Parameters<store.Besides>[0] | undefined
  },
): Promise<Taken> {
  const { db, ring, now } = means
  const { complaint } = read.opened
  const { by, words, key, besides = () => [], rests } = what
  const { taken, decision } = weigh(read, what, now)
  if (taken) return taken

  const { next, event } = decision
  const sealed = words && (await sealWords(ring, complaint, next.version, words))
  const written = { actor: by, event, words: sealed, now }
  const [keyHash = '', ...olderHashes] = key?.keyHashes ?? []
  const held = key && {
    keyHash,
    olderHashes,
    contentHash: key.contentHashes[0] ?? '',
    keyVersion: ring.current,
    expiresAt: key.kept?.until ?? now + KEY_LIFETIME,
    sealed: key.kept?.sealed,
  }
  const done = await store.advance(db, complaint, next, written, {
    key: held,
    rests,
    besides: (guard, version) => [
      ...besides(guard, version),
      ...told(means, complaint, decision, by, words?.text, guard),
    ],
  })
  if (done.moved) return { ok: true, state: next.state, version: next.version }
  if (key && done.answered) return repeated(done.answered, key, next.state)
  return { ok: false, why: 'stale' }
}

/** What a step sets off, in its own batch: word to the customer and to staff, and early warnings. */
function told(
  means: Means,
  { number, kind, facts }: store.Case,
  decision: Decision & { ok: true },
  by: Actor,
  text: string | undefined,
  guard: Parameters<store.Besides>[0],
) {
  const { next, event } = decision
  const words = [...news(means, decision, by), ...noticesTo(means, kind, noticeOf(facts, next, event), next)]
  const theirs = by.kind === 'customer' ? text : undefined
  const warnings = alertsOfStep(means, { number, kind, facts }, decision, theirs, guard)
  return [
    ...(words.length === 0 ? [] : [mail.postAll(means.db, number, words, means.now, guard)]),
    ...warnings,
  ]
}

/**
 * What somebody else did, and may be seen, is news to a customer who confirmed an address and wants mail; that a mail
 * went out is none. Whoever confirms an address while a proposal waits for them is told of it.
 */
function news({ sender }: Means, { next, event }: Decision & { ok: true }, by: Actor): mail.Word[] {
  const { contact } = next
  const isTheirs = by.kind === 'customer'
  const isNews = isTheirs
    ? event.type === 'confirm-address' && isToReach(next)
    : event.visibility === 'public' && event.type !== 'mail-sent'
  if (!sender || !isNews || !contact || !takesMail(next)) return []
  return [{ kind: 'news', contactVersion: contact.version, isReminder: event.type === 'remind' }]
}

const TRIES = 8

/**
 * Takes a step although the case may change between its being read and written: it is then read and decided
 * again. A step that depends on what its writer has seen comes with the version that was seen, and goes on only
 * while that one stands, as it does when nothing but the key of the case's words has changed.
 */
export async function takeFresh(
  means: Means,
  first: Read,
  reread: () => Promise<Read | undefined>,
  what: Parameters<typeof take>[2],
): Promise<Taken> {
  let read: Read | undefined = first
  for (let tried = 0; read && tried < TRIES; tried++) {
    const taken = await take(means, read, what)
    const isOld = what.version !== undefined && what.version !== read.opened.complaint.version
    if (taken.ok || taken.why !== 'stale' || isOld) return taken
    read = await reread()
  }
  return { ok: false, why: 'stale' }
}
