import { safeMessage } from '../../http/failure.ts'
import { dueEndings, postpone } from './due-store.ts'
import {
  again,
  expire,
  fallen,
  type Keeping,
  type Missing,
  type Page,
  putOnList,
  readOn,
  reconsider,
} from './erasing.ts'
import * as store from './erasing-store.ts'

/** How many cases one run erases or removes. */
const AT_ONCE = 25
/** The most statements of one run: the list, what is due, an erasure, and what did not let itself be erased. */
export const ENDINGS = 14
/** How long a case that cannot be read or moved stands back. */
export const STAND_BACK = 60 * 60 * 1000

type Tally = { done: number; failed: number }

const fault = (job: string) => (error: unknown) => {
  const said = error instanceof Error ? safeMessage(error) : 'unknown'
  console.error(JSON.stringify({ job, fault: said }))
  return undefined
}

/**
 * The end of closed cases: applies what the erasure list knows and this database does not, erases what a customer
 * or the notice's time asks for, all of it or down to what agreed visits need, and removes records that are kept no longer. Erasures go in one batch and before
 * anything else, but never keep records waiting that have waited longer.
 */
export async function endings(
  means: Keeping,
  cursor: string | null,
): Promise<{ 'erasure-list': Tally & { cursor: string | null }; erasure: Tally }> {
  const { db, now } = means
  const page = await readOn(means, cursor).catch(fault('erasure-list'))
  const listed: Missing[] = page?.missing.slice(0, AT_ONCE) ?? []
  const found = await Promise.all(listed.map((one) => again(means, one).catch(fault('erasure-list'))))
  const known = found.flatMap((one) => (one ? [{ ...one, isNew: false }] : []))

  const due = await dueEndings(db, now, AT_ONCE)
  const isOver = ({ complaint }: (typeof due)[number]) => complaint?.facts.erasedAt !== undefined
  const [first] = due
  const over = due.filter(isOver)
  const mayExpire = known.length === 0 && first !== undefined && isOver(first)
  const removed = mayExpire ? await expire(means, over) : 0

  const names = new Set(listed.map(({ number }) => number))
  const asked = mayExpire ? [] : due.filter((one) => !isOver(one) && !names.has(one.number))
  const decided = await Promise.all(
    asked.slice(0, AT_ONCE - listed.length).map(async (one) => ({
      one,
      erasing: await fallen(means, one).catch(fault('erasure')),
    })),
  )
  const unfit = decided.flatMap(({ one, erasing }) => (erasing ? [] : [one]))
  const wanted = decided.flatMap(({ erasing }) => (erasing ? [erasing] : []))
  const onList = await putOnList(means, wanted)

  const erasing = [...known, ...onList.map((one) => ({ ...one, isNew: true }))]
  const erased = erasing.length > 0 ? await store.erase(db, erasing, now) : new Set<string>()
  const stuck = await reconsider(
    means,
    erasing.filter(({ number }) => !erased.has(number)),
  )
  const stuckOnList = stuck.filter(({ number }) => names.has(number)).length
  const givenBack = [...unfit, ...stuck.filter(({ number }) => !names.has(number))]
  if (givenBack.length > 0) await postpone(db, givenBack, now + STAND_BACK)

  const fromList = known.filter(({ number }) => erased.has(number)).length
  return {
    'erasure-list': {
      done: fromList,
      failed: (page ? 0 : 1) + found.length - known.length + stuckOnList,
      cursor: page?.cursor ?? cursor,
    },
    erasure: {
      done: removed + erased.size - fromList,
      failed: givenBack.length + wanted.length - onList.length,
    },
  }
}

/**
 * Applies the whole erasure list to a database that was put back, before anybody is served from it. Throws where
 * R2 or D1 does not answer: a restore is complete or it is not.
 */
export async function applyList(means: Keeping): Promise<Tally> {
  let [done, failed] = [0, 0]
  for (let cursor: string | null | undefined = null; cursor !== undefined; ) {
    const { missing, end }: Page = await readOn(means, cursor)
    for (let from = 0; from < missing.length; from += AT_ONCE) {
      const some = missing.slice(from, from + AT_ONCE)
      const found = await Promise.all(some.map((one) => again(means, one)))
      const erased = await store.erase(
        means.db,
        found.flatMap((one) => one ?? []),
        means.now,
      )
      done += erased.size
      failed += some.length - erased.size
    }
    cursor = end
  }
  return { done, failed }
}
