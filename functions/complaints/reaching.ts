import type { Clock } from '#contract/clocks'
import type { CaseFacts } from '#contract/complaints'
import type { Outage } from '#contract/outages'
import type { ServicePromise } from '#contract/promise'
import type { Reached } from '#contract/reach'
import * as clocks from '#rules/clocks'
import { afterOutages, joined } from '#rules/outages'
import { dayOf, endOfDay } from '#rules/promise'

const MINUTE = 60 * 1000
/** A mail goes out at once where it can; so long after it was put on its way it is looked what became of it. */
const MAIL_CHECK = MINUTE

export type ReminderWay = NonNullable<Clock['reminder']>

export const runningSilence = ({ clocks: all }: Pick<CaseFacts, 'clocks'>) =>
  all.find((clock) => clock.name === 'silence' && clocks.isRunning(clock))

/** When the proposal that stands was made. */
export const proposedAt = ({ clocks: all }: Pick<CaseFacts, 'clocks'>): number =>
  all.findLast(({ name }) => name === 'propose')?.metAt ?? 0

/** Whether a mail about news would go to an address that the customer confirmed and wants mail at. */
export const takesMail = ({ contact }: Pick<CaseFacts, 'contact'>): boolean =>
  contact?.email === 'confirmed' && !contact.stopped

/**
 * How a customer can be reminded whom no mail reaches: by somebody at the desk, or not at all where there is no
 * telephone number. Where the facts do not say whether there is one, whoever reminds will see.
 */
export const withoutMail = ({ contact }: Pick<CaseFacts, 'contact'>): Exclude<ReminderWay, 'mail'> =>
  contact === undefined || contact.phone === false ? 'none' : 'desk'

/** How a customer will be reminded, as things are now. */
export const reminderBy = (facts: Pick<CaseFacts, 'contact'>, isMailOn: boolean): ReminderWay =>
  isMailOn && takesMail(facts) ? 'mail' : withoutMail(facts)

/** That staff told the customer is their word alone until a supervisor confirms it or better evidence comes. */
export const restsOnWord = ({ reached }: Pick<CaseFacts, 'reached'>): boolean =>
  reached?.by === 'told' && !reached.confirmed

/** A proposal that has just been made reaches nobody yet. */
export function unreached(facts: CaseFacts, now: number): CaseFacts {
  const { reached: _r, openedAt: _o, mailCheckAt: _m, ...rest } = facts
  return { ...rest, unreachedSince: now, ...mailOnItsWay(facts, now) }
}

/** A mail that would reach the customer was put on its way with this step, where one can go at all. */
export const mailOnItsWay = (facts: CaseFacts, now: number): Pick<CaseFacts, 'mailCheckAt'> =>
  takesMail(facts) ? { mailCheckAt: now + MAIL_CHECK } : {}

/** Of a case that goes on, or is closed, nobody has to be reached any more; how they were stays with a closed one. */
export function unwaiting(facts: CaseFacts): CaseFacts {
  const { unreachedSince: _u, mailCheckAt: _m, ...rest } = facts
  return rest
}
export function unproposed(facts: CaseFacts): CaseFacts {
  const { reached: _r, openedAt: _o, ...rest } = unwaiting(facts)
  return rest
}

/**
 * The customer was reached: their time to answer begins, unless they have asked something. Where it ran on the word of
 * staff alone, it begins anew on the better evidence; where it ran on good evidence already, it runs on.
 */
export function reach(facts: CaseFacts, reached: Reached, promise: ServicePromise, now: number): CaseFacts {
  if (facts.unreachedSince === undefined && !restsOnWord(facts)) return facts
  const { unreachedSince: _, ...rest } = facts
  const ended = facts.clocks.map((clock) =>
    clock.name === 'silence' && clocks.isRunning(clock) ? clocks.end(clock, now) : clock,
  )
  // What staff wrote after they had told it counts too: the time never begins before that.
  const from = Math.max(reached.at, facts.unreachedSince ?? reached.at)
  const begun = facts.customerWroteLast ? [] : [clocks.startSilence(promise, facts.round, from)]
  return { ...rest, reached, clocks: [...ended, ...begun] }
}

/** The instant for which a day counts on which staff told the customer something: its end, or now while it lasts. */
export const toldAt = ({ calendar }: ServicePromise, on: string, now: number) =>
  Math.min(now, endOfDay(calendar, on))

/** What is wrong with the day on which somebody says that they told the customer. */
export function wrongDay(
  { calendar }: ServicePromise,
  on: string,
  earliest: number,
  now: number,
): 'told-early' | 'told-ahead' | undefined {
  if (on > dayOf(calendar, now)) return 'told-ahead'
  return on < dayOf(calendar, earliest) ? 'told-early' : undefined
}

/** Outages in which the customer's time runs: to answer a proposal, or to come back after closing. */
export function relevant(facts: CaseFacts, outages: readonly Outage[]): Outage[] {
  const silence = runningSilence(facts)
  const since =
    facts.state === 'proposed'
      ? Math.min(silence?.from ?? Number.POSITIVE_INFINITY, facts.unreachedSince ?? Number.POSITIVE_INFINITY)
      : facts.state === 'closed' && facts.erasedAt === undefined
        ? (facts.closedAt ?? 0)
        : Number.POSITIVE_INFINITY
  return joined(outages).filter(({ to }) => to > since)
}

/** A case as it stands with the outages that the portal has had: they move what its customer is given. */
export function withOutages(facts: CaseFacts, promise: ServicePromise, known: readonly Outage[]): CaseFacts {
  const { outages: before = [], ...rest } = facts
  const outages = relevant(facts, [...before, ...known])
  return {
    ...rest,
    clocks: facts.clocks.map((clock) => clocks.reckonSilence(promise, clock, outages)),
    ...(outages.length === 0 ? {} : { outages }),
  }
}

/** When a proposal that reaches nobody closes its case; undefined while the customer waits for an answer of ours. */
export const notReachedAt = ({
  unreachedSince,
  customerWroteLast,
  outages = [],
}: CaseFacts): number | undefined =>
  unreachedSince === undefined || customerWroteLast
    ? undefined
    : afterOutages(outages, unreachedSince, clocks.NOT_REACHED)
