import { CaseFacts } from '#contract/complaints'
import { decide } from '#rules/complaints'
import { promiseVersion } from '../../content.ts'
import type { Means } from '../../means.ts'
import { bare, reduced } from '../aftercare.ts'
import type { Due } from './due-store.ts'
import * as store from './erasing-store.ts'
import * as list from './erasure-list.ts'
import { remainderOf } from './remainder.ts'

/** Without a ring nothing can be reduced to what its visits need, for that is sealed anew. */
export type Keeping = Pick<Means, 'db' | 'now'> & { bucket: R2Bucket; ring: Means['ring'] | undefined }

/** Two runs at once, or one that stalls, may still write an entry that sorts before the newest; after so long none does. */
const SETTLED = 5 * 60 * 1000
/** The keys of one call to R2. */
const PAGE = 200

/** An erasure that this database does not know, with the key of its entry. */
export type Missing = list.Named & { standing: store.Standing }
/** `cursor` is how far everything is applied, `end` how far the page reaches; undefined where nothing came any more. */
export type Page = { missing: Missing[]; cursor: string | null; end: string | undefined }

/** Whether what an entry says has been done: a part is, too, once everything was erased. */
const isDone = ({ isPart }: list.Named, { erasedAt, reducedAt }: store.Standing) =>
  erasedAt !== null || (isPart && reducedAt !== null)
/** An entry that was left of an attempt that failed; of a copy that had nothing to keep, a part may have erased all. */
const isLeft = ({ isPart, at }: list.Named, { erasedAt, reducedAt }: store.Standing) =>
  erasedAt !== at && !(isPart && reducedAt === at)

/**
 * Reads on in the erasure list: one call to R2 and, where there is anything new, one statement. The cursor passes
 * what this database has applied, or never had, and stops before the rest. An entry whose case was erased at
 * another time is left of an attempt that failed, and goes.
 */
export async function readOn({ db, bucket, now }: Keeping, cursor: string | null): Promise<Page> {
  const names = await list.list(bucket, cursor, PAGE)
  if (names.length === 0) return { missing: [], cursor, end: undefined }
  const standings = await store.standings(
    db,
    names.map(({ number }) => number),
  )
  // An attempt that failed may have left an entry of its own: the case is erased once, by its last.
  const latest = new Map(names.map((name) => [name.number, name]))
  const missing = [...latest.values()].flatMap((name) => {
    const standing = standings.get(name.number)
    return standing && !isDone(name, standing) ? [{ ...name, standing }] : []
  })
  const has = (name: list.Named, is: (one: list.Named, standing: store.Standing) => boolean) => {
    const standing = standings.get(name.number)
    return standing !== undefined && is(name, standing)
  }
  const firstOpen = names.findIndex(
    (name) => has(name, (one, standing) => !isDone(one, standing)) || name.at > now - SETTLED,
  )
  const passed = firstOpen === -1 ? names : names.slice(0, firstOpen)
  const left = passed.filter((name) => has(name, isLeft))
  await list.remove(
    bucket,
    left.map(({ key }) => key),
  )
  return { missing, cursor: passed.at(-1)?.key ?? cursor, end: names.at(-1)?.key }
}

/**
 * What an entry of the list does to the case it names, in whatever state an older copy of the database has it:
 * the bare record as it was becomes the case's facts again. The event says so, unless this only ends what was begun.
 * What a case keeps for its visits is made anew from the copy's words.
 */
export async function again(
  { bucket, ring }: Keeping,
  { key, at, number, isPart, standing }: Missing,
): Promise<store.Erasing | undefined> {
  const { version, facts } = standing
  const listed = await list.read(bucket, key)
  const own = CaseFacts.safeParse(facts === null ? undefined : JSON.parse(facts)).data
  const known = listed ?? own
  if (!known) return undefined
  const isBegun = listed?.version === version + 1
  const told = (type: 'erase' | 'reduce') => ({
    type,
    visibility: 'public' as const,
    facts: { level: known.level, round: known.round, ...(isBegun ? {} : { again: true }) },
  })
  const place = { number, before: version }
  if (isPart && listed && own?.contact) {
    const next = { ...reduced({ ...listed, version }, at), version: version + 1 }
    // Words that do not open stay for whoever brings the key: the case counts as not done.
    const remainder = await remainderOf(ring, { ...standing, facts: own }, next).catch(() => undefined)
    return remainder && { ...place, next, event: told('reduce'), remainder }
  }
  const next = { ...bare(known), erasedAt: listed?.erasedAt ?? at, version: version + 1 }
  return { ...place, next, event: told('erase') }
}

/** The erasure that has fallen due by the rules; undefined where they do not agree, or the case does not read. */
export async function fallen(
  { ring, now }: Keeping,
  { number, version, complaint, source }: Due,
): Promise<store.Erasing | undefined> {
  if (!complaint) return undefined
  const { facts } = complaint
  const step = facts.wordsGoFirst ? 'reduce' : 'erase'
  const promise = promiseVersion(facts.promiseVersion)
  const decision = decide(facts, { step }, { kind: 'clock' }, promise, now)
  if (!decision.ok) return undefined
  const { next, event } = decision
  const remainder = step === 'reduce' ? await remainderOf(ring, { ...complaint, source }, next) : undefined
  return { number, before: version, next, event, remainder }
}

const nameOf = ({ number, remainder }: store.Erasing, at: number) => ({
  number,
  at,
  isPart: remainder !== undefined,
})

/** Puts erasures on the list, before anything of them is done. Returns those that stand there. */
export async function putOnList(
  { bucket, now }: Keeping,
  cases: readonly store.Erasing[],
): Promise<store.Erasing[]> {
  const put = await Promise.allSettled(
    cases.map(async (one) => {
      await list.put(bucket, { ...nameOf(one, now), facts: one.next })
      return one
    }),
  )
  return put.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
}

/**
 * Cases that did not let themselves be erased. One that somebody else erased is done. The others lose the entry
 * that was put for them now, which would erase them at the next look: those that moved on since they were read are
 * decided anew, those that cannot be erased as they stand are given back.
 */
export async function reconsider(
  { db, bucket, now }: Keeping,
  missed: readonly (store.Erasing & { isNew: boolean })[],
): Promise<{ number: string; version: number }[]> {
  if (missed.length === 0) return []
  const standings = await store.standings(
    db,
    missed.map(({ number }) => number),
  )
  const open = missed.filter((one) => {
    const standing = standings.get(one.number)
    return standing !== undefined && !isDone({ ...nameOf(one, now), key: '' }, standing)
  })
  const isStuck = ({ number, before }: store.Erasing) => standings.get(number)?.version === before
  const fresh = open.filter(({ isNew }) => isNew)
  await list.remove(
    bucket,
    fresh.map((one) => list.keyOf(nameOf(one, now))),
  )
  return open.filter(isStuck).map(({ number, before }) => ({ number, version: before }))
}

/** Removes what is left of cases whose record is kept no longer; the list's entry first, as it could not be named afterwards. */
export async function expire({ db, bucket, now }: Keeping, due: readonly Due[]): Promise<number> {
  const erased = due.flatMap(({ number, complaint }) => {
    const { erasedAt, reducedAt } = complaint?.facts ?? {}
    return erasedAt === undefined ? [] : [{ number, erasedAt, reducedAt }]
  })
  const entries = erased.flatMap(({ number, erasedAt, reducedAt }) => [
    list.keyOf({ number, at: erasedAt, isPart: false }),
    ...(reducedAt === undefined ? [] : [list.keyOf({ number, at: reducedAt, isPart: true })]),
  ])
  await list.remove(bucket, entries)
  return store.expire(
    db,
    erased.map(({ number }) => number),
    now,
  )
}
