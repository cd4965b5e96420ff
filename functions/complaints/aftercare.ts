import type { Cause } from '#contract/causes'
import type { Basis, CaseFacts } from '#contract/complaints'

/** Closings with a finding, about which there is something to learn; of the others somebody else, or nobody, knows the cause. */
export const isFound = (basis: Basis | undefined) =>
  basis === 'agreed' || basis === 'silence' || basis === 'final'

/** A case that has just been closed: its cause is asked for, also where it was named before an earlier closing. */
export const settled = (facts: CaseFacts): CaseFacts =>
  isFound(facts.basis) ? { ...facts, causeOwed: true } : facts

/** Of a case that goes on, or that can only be read from now on, nothing is asked. */
export function unsettled({ causeOwed: _, ...facts }: CaseFacts): CaseFacts {
  return facts
}

/** What was named last stands, also where it names no item any more. */
export function withCause(
  { causeOwed: _owed, item: _item, ...facts }: CaseFacts,
  { cause, item }: { cause: Cause; item?: string | undefined },
): CaseFacts {
  return { ...facts, cause, ...(item === undefined ? {} : { item }) }
}

/** What remains of the facts of an erased case. */
export function bare(facts: CaseFacts): CaseFacts {
  const { contact: _, ...kept } = unsettled(facts)
  return kept
}
