import type { Clock } from '#contract/clocks'
import type { CaseFacts } from '#contract/complaints'
import { isLate, isRunning, NOT_REACHED, openPause, overrun } from '#rules/clocks'
import { dayOf } from '#rules/promise'
import { acting } from '#words/acting'
import { inWords, lengthInWords } from '#words/dates'
import { deskWords } from '#words/desk'
import { visitWords } from '#words/desk-visits'
import { span } from '#words/moments'
import { reachingWords } from '#words/reaching'
import { levelName, ours, type Place } from '../complaints/case/place.ts'
import { reminderBy, restsOnWord } from '../complaints/reaching.ts'
import { reopenUntil } from '../complaints/windows.ts'

const running = ({ clocks }: CaseFacts, name: Clock['name']) =>
  clocks.find((clock) => clock.name === name && isRunning(clock))

/** Promised clocks that the step stops, kept or missed. */
function stopped(before: CaseFacts, next: CaseFacts, { language, now }: Place): string[] {
  const t = deskWords(language).follows
  const names = acting(language).case.clockNames
  return (['respond', 'propose'] as const).flatMap((name) => {
    const clock = running(before, name)
    if (!clock || running(next, name) || next.clocks.every((one) => one.metAt !== now)) return []
    return isLate(clock, now)
      ? [t.missed(names[name], span(overrun(clock, now), language))]
      : [t.met(names[name], span(clock.dueAt - now, language))]
  })
}

/** The proposal's time, where the step rests it, wakes it or moves it. */
function proposal(before: CaseFacts, next: CaseFacts, place: Place): string[] {
  const t = deskWords(place.language).follows
  const [was, is] = [running(before, 'propose'), running(next, 'propose')]
  if (!was || !is) return []
  const [rested, rests] = [openPause(was), openPause(is)]
  if (rests && !rested) return [t.rests(ours(rests.limit, place))]
  if (rests && rested && rests.limit !== rested.limit) return [t.limit(ours(rests.limit, place))]
  return !rests && (rested || is.dueAt !== was.dueAt) ? [t.due(ours(is.dueAt, place))] : []
}

function ending(before: CaseFacts, next: CaseFacts, place: Place): string[] {
  const t = deskWords(place.language).follows
  if (next.state !== 'closed' || before.state === 'closed') return []
  return [
    t.closes,
    next.basis === 'final' ? t.finally : t.reopen(ours(reopenUntil(next, place.promise), place)),
  ]
}

/** What a proposal brings: how it reaches the customer, how they are reminded, and how the case may close. */
function offer(next: CaseFacts, place: Place): string[] {
  const { language, promise } = place
  const t = deskWords(language).follows
  const said = reachingWords(language).staff
  const answer = lengthInWords(promise.windows.silence, language)
  const after = lengthInWords(promise.windows.remind, language)
  const reminder = reminderBy(next, place.isMailOn)
  return [
    reminder === 'mail' ? said.begins.mail(answer) : said.begins.other(answer),
    reminder === 'none' ? said.reminder.none : said.reminder[reminder](after),
    said.closes,
    said.notReached(lengthInWords(NOT_REACHED, language)),
    next.remedyDue === undefined ? t.noRemedy : t.remedy(inWords(next.remedyDue, language)),
  ]
}

/** The customer's time to answer, where the step begins, moves or frees it. */
function answerTime(before: CaseFacts, next: CaseFacts, place: Place): string[] {
  const { language, promise } = place
  if (next.state !== 'proposed') return []
  if (before.state !== 'proposed') return offer(next, place)
  const said = reachingWords(language).staff
  const [was, is] = [running(before, 'silence'), running(next, 'silence')]
  const isFreed = restsOnWord(before) && !restsOnWord(next)
  if (!is || (is.from === was?.from && is.remindedAt === was.remindedAt && !isFreed)) return []
  const reminder = is.reminder ?? reminderBy(next, place.isMailOn)
  const after = lengthInWords(promise.windows.remind, language)
  const isReminded = is.remindedAt !== undefined
  return [
    said.closesAt(ours(is.dueAt, place)),
    ...(isReminded ? [] : [reminder === 'none' ? said.reminder.none : said.reminder[reminder](after)]),
    ...(restsOnWord(next) ? [said.toConfirm] : []),
  ]
}

/** When the customer is asked next whether it still holds. */
function nextVisit(before: CaseFacts, { visitDue }: CaseFacts, { language, promise }: Place): string[] {
  if (visitDue === before.visitDue) return []
  const t = visitWords(language)
  return [visitDue === undefined ? t.last : t.next(inWords(dayOf(promise.calendar, visitDue), language))]
}

/** What a step of staff will bring, told from the facts that the rules have decided, so that both agree. */
export function followsForStaff(
  before: CaseFacts,
  next: CaseFacts,
  place: Place,
  sendsMail: boolean,
): string[] {
  const t = deskWords(place.language).follows
  const changes = [
    ...stopped(before, next, place),
    ...proposal(before, next, place),
    ...answerTime(before, next, place),
    ...(next.level > before.level ? [t.level(levelName(next.level, place))] : []),
    ...ending(before, next, place),
    ...(next.deliveredAt !== before.deliveredAt ? [t.delivered] : []),
    ...nextVisit(before, next, place),
  ]
  const { contact } = next
  const isTold = sendsMail && contact?.email === 'confirmed' && !contact.stopped
  return [...(changes.length > 0 ? changes : [t.same]), isTold ? t.mail : t.noMail]
}
