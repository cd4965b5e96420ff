import { type Language, languages } from '#contract/company'
import type { CaseFacts } from '#contract/complaints'
import { NoticeKind } from '#contract/notices'
import { address } from '#words/address'
import { noticeWords } from '#words/desk-notices'
import { moment } from '#words/moments'
import { company, promiseVersion } from '../content.ts'
import type { Handing } from '../mail/delivery.ts'
import { headersOf, inOneLine } from '../mail/sender.ts'
import type { Waiting } from '../mail/store.ts'
import type { Means } from '../means.ts'
import { call } from './calling.ts'
import { isStillNews } from './rules.ts'

/** The case that a notice is about, as it stands when the notice goes out. */
type Told = { kind: 'real' | 'demo' | 'drill'; dueAt: number | null; facts: CaseFacts | undefined }

/**
 * Writes a notice to one of the staff or to a robot: what happened, the case's number and level, when it is due, and
 * where to read on; nothing of what the case is about. Undefined where it is no news any more. Somebody whom the
 * secrets do not name throws: they may be back when a mistyped secret is mended.
 */
export async function handing(
  { now, reach, sender }: Means,
  row: Waiting,
  recipient: string,
  told: Told | undefined,
): Promise<Handing | undefined> {
  const kind = NoticeKind.parse(row.kind)
  const facts = told?.facts
  if (!facts || !isStillNews(kind, facts)) return undefined
  const lines = (language: Language) => {
    const t = noticeWords(language)
    const { calendar, levels } = promiseVersion(facts.promiseVersion)
    const level = levels[facts.level === 1 ? 0 : facts.level === 2 ? 1 : 2][language]
    const due = told.dueAt === null ? undefined : moment(told.dueAt, language, calendar.timeZone)
    const title = told.kind === 'drill' ? t.drill(t.kinds[kind]) : t.kinds[kind]
    const link = `${company.origin}${address(language, '/desk/')}cases/${row.number}/`
    return {
      title: t.title(title, row.number),
      text: t.text({ title, number: row.number, level, due, link }),
      link,
    }
  }
  const [form = '', id = ''] = recipient.split(':')
  if (form === 'robot') {
    const robot = reach?.robots.find((one) => one.id === id)
    if (!robot) throw new Error('a notice is for a robot that is not there')
    const { text, link } = lines(robot.language)
    const isDrill = told.kind === 'drill'
    const { level } = facts
    const notice = {
      id: row.id,
      kind,
      at: row.createdAt,
      number: row.number,
      level,
      dueAt: told.dueAt,
      isDrill,
      link,
      text,
    }
    return () => call(robot, notice, now)
  }
  const person = reach?.staff.find((one) => one.id === id)
  if (!person || !sender) throw new Error('a notice is for somebody who cannot be written to')
  // Nobody has said which language they read.
  const both = languages.map(lines)
  const mail = {
    from: { name: inOneLine(company.shortName[languages[0]]), email: sender.from },
    to: person.email,
    replyTo: company.contact.email,
    subject: inOneLine(both.map(({ title }) => title).join(' / ')),
    text: both
      .map(({ text }) => text)
      .join('\n\n')
      .replaceAll('\n', '\r\n'),
    headers: headersOf(row),
  }
  return () => sender.send(mail)
}
