import type { CaseFacts } from '#contract/complaints'
import { acting } from '#words/acting'
import { lengthInWords } from '#words/dates'
import { visitWords } from '#words/desk-visits'
import { contentUntil, recordUntil } from '../windows.ts'
import { untilSentences } from './agreed-visits.ts'
import { type Place, when } from './place.ts'

const DAY = 24 * 60 * 60 * 1000
const YEAR = 365 * DAY
/** Copies in the database's own history live so long after a row is gone. */
const HISTORY = 30 * DAY

/** What is kept of the case, and until when; what was erased, or will be. */
export function keptSentence(facts: CaseFacts, place: Place): string {
  const { language, promise } = place
  const t = acting(language).openCase.kept
  const record = () => when(recordUntil(facts, promise), place)
  if (facts.erasedAt !== undefined)
    return t.erased(when(facts.erasedAt, place), when(facts.erasedAt + HISTORY, place), record())
  if (facts.erasureAskedAt !== undefined) return t.asked(when(facts.erasureAskedAt, place))
  if (facts.state === 'closed') {
    const { reducedAt } = facts
    const visits = visitWords(language)
    const now =
      reducedAt === undefined
        ? [t.closed(when(contentUntil(facts, promise), place), record())]
        : [visits.reduced(when(reducedAt, place), when(reducedAt + HISTORY, place)), visits.record(record())]
    return [...now, ...untilSentences(facts, place)].join(language === 'zh-CN' ? '' : ' ')
  }
  const inWords = (length: number) =>
    length % YEAR === 0 ? t.years(length / YEAR) : lengthInWords(length, language)
  return t.open(inWords(facts.keepFor.content), inWords(facts.keepFor.record))
}
