import type { Language } from '#contract/company'
import { isRunning, openPause } from '#rules/clocks'
import { acting } from '#words/acting'
import { inWords } from '#words/dates'
import { moment } from '#words/moments'
import { today } from '../content.ts'
import type { Place } from './clocks.tsx'
import type { Opened } from './store.ts'
import { reopenUntil } from './windows.ts'

/** Where the case stands, in one sentence. */
export function stateSentence({ complaint }: Opened, language: Language): string {
  const t = acting(language).case
  const { facts } = complaint
  if (facts.state === 'closed' && facts.basis) return t.closedBy[facts.basis]
  const pause = facts.clocks.filter(isRunning).map(openPause).find(Boolean)
  if (facts.state === 'waiting' && pause) return t.waitingFor[pause.reason]
  return t.states[facts.state]
}

/** What comes next, and by when, under the sentence that says where the case stands. */
export function nextSentences({ complaint }: Opened, { language, promise, now }: Place): string[] {
  const t = acting(language).case
  const { facts } = complaint
  const zone = promise.calendar.timeZone
  const silence = facts.clocks.find((clock) => clock.name === 'silence' && isRunning(clock))
  const until = facts.state === 'closed' && facts.basis !== 'final' ? reopenUntil(facts, promise) : 0
  return [
    ...(silence ? [t.silence(moment(silence.dueAt, language, zone))] : []),
    ...(facts.state === 'closed' && facts.remedyDue && facts.deliveredAt === undefined
      ? [t.remedy(inWords(facts.remedyDue, language))]
      : []),
    ...(facts.deliveredAt === undefined ? [] : [t.delivered(inWords(today(facts.deliveredAt), language))]),
    ...(until > now ? [t.reopenUntil(moment(until, language, zone))] : []),
  ]
}
