import { languages } from '#contract/company'
import { missedFirst } from '#rules/remediation'
import { company } from '../facts.ts'
import { calendar } from '../following/calendar.ts'
import { followingWords } from '../i18n/following.ts'
import { words } from '../i18n/words.ts'
import { itemPath, timelines } from '../ledgers.ts'
import { today } from '../today.ts'

const [language] = languages

/** Every promised date of the remediation, in the portal's first language. */
export const GET = async () => {
  const t = followingWords(language)
  const { state } = words(language)
  const items = (await timelines(language)).flatMap((timeline) => timeline.items)
  const text = calendar(items, {
    origin: company.origin,
    language,
    name: t.calendarName(company.shortName[language]),
    today,
    tell: (item) => ({
      summary: t.due(item.title[language], state[item.now.state]),
      description: [
        item.measure[language],
        t.owner(item.owner[language]),
        ...(item.now.earlierDues.length > 0 ? [t.earlier(item.now.earlierDues.join(', '))] : []),
        ...(missedFirst(item.now) ? [t.missedFirst(item.now.firstDue)] : []),
      ].join('\n'),
      path: itemPath(item),
    }),
  })
  return new Response(text, { headers: { 'Content-Type': 'text/calendar; charset=utf-8' } })
}
