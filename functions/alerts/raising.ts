import type { CaseFacts } from '#contract/complaints'
import type { Decision } from '#rules/complaints'
import { earlyWarning } from '../content.ts'
import { postAll } from '../mail/store.ts'
import type { Means } from '../means.ts'
import { noticesTo } from '../notices/reach.ts'
import { type Occasion, occasions, reader } from './rules.ts'
import { isRaised, raise, raiseForReference } from './store.ts'

const DAY = 24 * 60 * 60 * 1000
const found = reader(earlyWarning)

type Named = { number: string; kind: 'real' | 'demo' | 'drill' }
type Guard = Parameters<typeof raise>[4]
type Raising = ReturnType<typeof raise> | ReturnType<typeof postAll>

const named = (texts: readonly (string | undefined)[]): Occasion[] => {
  const text = texts.filter(Boolean).join('\n')
  return text === '' ? [] : found(text).map((detail) => ({ reason: 'words', detail }))
}

const identified = (all: readonly Occasion[]) => all.map((one) => ({ ...one, id: crypto.randomUUID() }))

/** Word to the supervisors, where one of these is opened that was not there before. */
function told(means: Means, { number, kind }: Named, facts: CaseFacts, ids: readonly string[], guard: Guard) {
  const words = noticesTo(means, kind, 'alert', facts)
  return words.length === 0 ? [] : [postAll(means.db, number, words, means.now, isRaised(ids, guard))]
}

/** What a step opens, in its own batch: by what it is, and by the text that a customer wrote with it. */
export function alertsOfStep(
  means: Means,
  one: Named & { facts: CaseFacts },
  { next, event }: Decision & { ok: true },
  text: string | undefined,
  guard: Guard,
): Raising[] {
  const raised = identified([...occasions(one.facts, next, event), ...named([text])])
  if (raised.length === 0) return []
  const ids = raised.map(({ id }) => id)
  return [raise(means.db, one.number, raised, means.now, guard), ...told(means, one, next, ids, guard)]
}

/**
 * What a filing opens: by what is written in it, and, of a real case, because others of late name the same order.
 * `references` are the hashes under which the order that it names may be stored; empty where it names none.
 */
export function alertsOfFiling(
  means: Means,
  one: Named & { facts: CaseFacts },
  texts: readonly (string | undefined)[],
  references: readonly string[],
  guard: Guard,
): Raising[] {
  const { db, now } = means
  const { number, kind, facts } = one
  const raised = identified(named(texts))
  const mayRepeat = kind === 'real' && references.length > 0
  if (raised.length === 0 && !mayRepeat) return []
  const id = crypto.randomUUID()
  const { cases, days } = earlyWarning.sameReference
  const asked = { cases, since: now - days * DAY, now }
  return [
    ...(raised.length > 0 ? [raise(db, number, raised, now, guard)] : []),
    ...(mayRepeat ? [raiseForReference(db, { id, number, hashes: references }, asked, guard)] : []),
    ...told(means, one, facts, [...raised.map((each) => each.id), id], guard),
  ]
}
