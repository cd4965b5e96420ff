import type { Context } from 'hono'
import { acting } from '#words/acting'
import { intakeWords } from '#words/intake'
import type { AppEnv } from '../../env.ts'
import { page } from '../../http/page.ts'
import type { SentMail } from '../../mail/store.ts'
import { openContents } from '../case/case-files.ts'
import { factsInWords } from '../case/case-page.ts'
import { clocksOf } from '../case/clocks.tsx'
import { historyOf } from '../case/history.tsx'
import { kindOf, levelName, ours, type Place, placeOf } from '../case/place.ts'
import type { Session } from '../case/session.ts'
import type { Opened } from '../store.ts'
import type { WordsByEvent } from '../words.ts'
import { contactOf } from './record.ts'

function Facts({ lines }: { lines: [string, string | undefined][] }) {
  return (
    <>
      {lines
        .filter(([, text]) => text)
        .map(([label, text]) => (
          <div>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
    </>
  )
}

/** The case in lines of few words: what the page says of it, and what only the record does. */
function aboutLines({ complaint }: Opened, place: Place): [string, string | undefined][] {
  const { language } = place
  const { case: t, openCase } = acting(language)
  const w = openCase.record
  const { facts } = complaint
  const said = factsInWords({ complaint }, place)
  return [
    [t.filed, said['filed']],
    [intakeWords(language).label, said['came']],
    [w.state, t.stateNames[facts.state]],
    [w.closed, facts.closedAt === undefined ? undefined : ours(facts.closedAt, place)],
    [t.category, said['category']],
    [t.impact, said['impact']],
    [t.severity, said['severity']],
    [t.outcome, said['outcome']],
    [t.level, levelName(facts.level, place)],
    [w.round, String(facts.round)],
    [w.promise, w.version(facts.promiseVersion)],
    [w.notice, w.version(complaint.noticeVersion)],
    [w.language, w.languages[complaint.language]],
    [w.onBehalf, complaint.onBehalf ? w.yes : undefined],
  ]
}

export function contactLines({ complaint }: Opened, words: WordsByEvent, place: Place) {
  const w = acting(place.language).openCase.record
  const contact = contactOf(complaint, words)
  const gone = complaint.facts.erasedAt === undefined ? w.noContact : w.goneContact
  if (!contact) return String(<p>{gone}</p>)
  const email = contact.email && `${contact.email} (${w.emails[contact.emailIs]})`
  const lines: [string, string | undefined][] = [
    [w.name, contact.name],
    [w.organisation, contact.organisation],
    [w.email, contact.mailStopped ? `${email}, ${w.stopped}` : email],
    [w.phone, contact.phone],
  ]
  return String(
    <dl class="facts">
      <Facts lines={lines} />
    </dl>,
  )
}

export function mailLines(mails: readonly SentMail[], place: Place): string {
  const w = acting(place.language).openCase.record
  if (mails.length === 0) return String(<p>{w.noMails}</p>)
  const became = ({ sentAt, givenUpAt }: SentMail) =>
    sentAt !== null ? w.mailSent(ours(sentAt, place)) : givenUpAt === null ? w.mailWaits : w.mailGivenUp
  return String(
    <ul>
      {mails.map((mail) => (
        <li>
          {ours(mail.createdAt, place)}: {w.mailKinds[mail.kind]}, {became(mail)}
        </li>
      ))}
    </ul>,
  )
}

/** The whole record to read and to print: what the file for programs holds, in words. */
export async function recordPage(
  c: Context<AppEnv>,
  { opened, mails }: { opened: Opened; mails: readonly SentMail[] },
  session: Session,
) {
  const { complaint } = opened
  const place = placeOf(c, complaint.facts, session)
  const { ring } = c.var
  const { words, files } = await openContents(ring, opened)
  const said = factsInWords(opened, place)
  const w = acting(place.language).openCase.record
  return page(c, '/complaints/case/export/', {
    text: { ...said, 'as-of': w.asOf(ours(place.now, place)) },
    html: {
      about: String(<Facts lines={aboutLines(opened, place)} />),
      clocks: clocksOf(opened, place),
      history: historyOf(opened, words, files, place),
      contact: contactLines(opened, words, place),
      mails: mailLines(mails, place),
    },
    show: [...kindOf(complaint), ...['missed', 'next', 'more'].filter((name) => said[name] !== '')],
  })
}
