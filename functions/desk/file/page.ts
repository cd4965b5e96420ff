import type { Context } from 'hono'
import { acting } from '#words/acting'
import { inWords } from '#words/dates'
import { deskWords } from '#words/desk'
import { fileWords } from '#words/desk-file'
import { clocksOf } from '../../complaints/case/clocks.tsx'
import { historyOf, type Telling } from '../../complaints/case/history.tsx'
import { kindOf, ours, type Place, placeOf } from '../../complaints/case/place.ts'
import { contactLines, mailLines } from '../../complaints/record/record-page.tsx'
import { contentUntil, recordUntil } from '../../complaints/windows.ts'
import type { AppEnv } from '../../env.ts'
import { page } from '../../http/page.ts'
import { causeParts, visitParts } from '../beside-case.ts'
import { casePath, factsInWords } from '../case-page.tsx'
import { colleague } from '../colleagues.tsx'
import { deedsList } from '../deeds.tsx'
import { youAre } from '../gate.ts'
import { amongColleagues } from '../telling.ts'
import { caseFile, type HeldFile, heldFile } from './file.ts'

/** What a file says of a case besides what its page does: how it ended, what was promised, how long it is kept. */
function besides({ opened: { complaint } }: HeldFile, place: Place): Record<string, string> {
  const { language, promise } = place
  const { case: t, openCase } = acting(language)
  const { facts } = complaint
  const { version } = openCase.record
  const isClosed = facts.state === 'closed'
  const parts: Record<string, string | undefined> = {
    promise: version(facts.promiseVersion),
    notice: version(complaint.noticeVersion),
    outcome: facts.outcome && t.outcomes[facts.outcome],
    closed: facts.closedAt === undefined ? undefined : ours(facts.closedAt, place),
    'remedy-due': facts.remedyDue && inWords(facts.remedyDue, language),
    delivered: facts.deliveredAt === undefined ? undefined : ours(facts.deliveredAt, place),
    erased: facts.erasedAt === undefined ? undefined : ours(facts.erasedAt, place),
    'content-until':
      isClosed && facts.erasedAt === undefined ? ours(contentUntil(facts, promise), place) : undefined,
    'record-until': isClosed ? ours(recordUntil(facts, promise), place) : undefined,
  }
  return Object.fromEntries(Object.entries(parts).flatMap(([name, text]) => (text ? [[name, text]] : [])))
}

/** The whole documentation of a case, to read and to print: everything in the order in which it happened. */
export async function caseFilePage(c: Context<AppEnv>, asked: string) {
  const held = await heldFile(c, asked)
  const { opened, words, files, mails, deeds, readsWords } = held
  const { complaint } = opened
  const { facts, number } = complaint
  const { language } = c.var
  const place = { ...placeOf(c, facts), zone: undefined, reasons: deskWords(language).reasons }
  const telling: Telling = {
    ...amongColleagues(language, (id) => colleague(c, id), `${casePath(c, number)}files/`),
    chosen: (events) => events,
  }
  const said = besides(held, place)
  const [cause, visit] = [causeParts(facts, language), visitParts(facts, place)]
  return page(c, '/desk/file/', {
    text: {
      you: youAre(c),
      ...factsInWords(c, opened, place),
      ...said,
      ...cause.text,
      ...visit.text,
      'as-of': acting(language).openCase.record.asOf(ours(place.now, place)),
    },
    html: {
      clocks: clocksOf(opened, place),
      history: historyOf(opened, words, files, place, telling),
      contact: readsWords ? contactLines(opened, words, place) : '',
      mails: mailLines(mails, place),
      deeds: deedsList(deeds ?? [], c, place),
    },
    attributes: {
      twin: { href: `${casePath(c, number, language === 'en' ? 'zh-CN' : 'en')}file/` },
      case: { href: casePath(c, number) },
      json: { href: `${casePath(c, number)}file.json`, download: fileWords(language).fileName(number) },
    },
    show: [
      ...kindOf(complaint),
      ...Object.keys(said),
      ...cause.show,
      ...visit.show,
      ...(facts.channel === undefined ? [] : ['came']),
      ...(complaint.onBehalf ? ['on-behalf'] : []),
      readsWords ? 'words' : 'no-words',
      ...(opened.events.some(({ visibility }) => visibility === 'internal') ? ['internal'] : []),
      ...(deeds === undefined ? [] : ['deeds']),
    ],
  })
}

export async function caseFileJson(c: Context<AppEnv>, asked: string) {
  const held = await heldFile(c, asked)
  const name = fileWords(c.var.language).fileName(held.opened.complaint.number)
  return c.json(caseFile(c, held), 200, {
    'Content-Disposition': `attachment; filename="${name}"`,
    'Cache-Control': 'private, no-store',
  })
}
