import type { CaseFacts } from '#contract/complaints'
import { isRunning } from '#rules/clocks'
import type { Step } from '#rules/complaints'
import { acting } from '#words/acting'
import { inWords } from '#words/dates'
import { visitWords } from '#words/desk-visits'
import { agreesToVisits } from '../aftercare.ts'
import { contentUntil, recordUntil, reopenUntil } from '../windows.ts'
import { levelName, type Place, when } from './place.ts'

/** A round that begins: who has the case then, and by when a proposal is due. */
function nextRound(before: CaseFacts, next: CaseFacts, place: Place): string[] {
  const t = acting(place.language).openCase.follows
  const who = levelName(next.level, place)
  const clock = next.clocks.find((one) => one.name === 'propose' && isRunning(one))
  return [
    t.round(next.round),
    next.level > before.level ? t.levelUp(who) : t.sameLevel(who),
    ...(clock ? [t.nextProposal(when(clock.dueAt, place))] : []),
  ]
}

/**
 * What a step will bring, told from the facts that the rules have decided: the same due times, windows and
 * levels that will stand when it is taken.
 */
export function followsOf(
  before: CaseFacts,
  next: CaseFacts,
  { step }: Pick<Step, 'step'>,
  place: Place,
): string[] {
  const { language, promise } = place
  const t = acting(language).openCase.follows
  const day = (date: string) => inWords(date, language)
  const reopening = () => [
    t.reopenUntil(when(reopenUntil(next, promise), place)),
    t.keptUntil(when(contentUntil(next, promise), place)),
  ]
  switch (step) {
    case 'accept':
      return [
        t.agreed,
        next.remedyDue === undefined ? t.noRemedy : t.remedyBy(day(next.remedyDue)),
        ...reopening(),
      ]
    case 'withdraw':
      return [t.withdrawn, t.neither, ...reopening()]
    case 'reject':
    case 'reopen':
    case 'not-received':
      return nextRound(before, next, place)
    case 'escalate':
      return [t.levelUp(levelName(next.level, place)), t.timesStay, t.escalated]
    case 'rate':
      return [t.rated, t.averages, t.once]
    case 'ask-erasure':
      return [
        t.goes,
        t.stays(when(recordUntil(next, promise), place)),
        t.ages,
        t.over,
        ...(agreesToVisits(before) ? [visitWords(language).ended] : []),
        ...(next.remedyDue !== undefined && next.deliveredAt === undefined
          ? [t.owed(day(next.remedyDue))]
          : []),
      ]
    default:
      throw new Error(`${step} is no step that a customer confirms`)
  }
}
