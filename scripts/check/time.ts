import { DRAFT_DAY } from '../../site/schemas/published.ts'
import { NOTICE_DAYS, validity } from '../../site/schemas/validity.ts'
import { type Fault, quote, say } from './fault.ts'
import type { Library } from './library.ts'

const DAY = 86_400_000
const AHEAD = 60

/** What time alone makes wrong. It is said and never blocks: a day on which nobody wrote breaks no build. */
export function timeWarnings(library: Library, day: string): Fault[] {
  return [
    ...calendarWarnings(library, day),
    ...reviewWarnings(library, day),
    ...certificateWarnings(library, day),
    ...securityWarnings(library, day),
    ...pageWarnings(library, day),
  ]
}

const isNear = (date: string, day: string) => Date.parse(date) - Date.parse(day) <= AHEAD * DAY

/** Working days beyond the known holidays are guesses, so the table must be filled in time. */
function calendarWarnings({ promises }: Library, day: string): Fault[] {
  const newest = promises.toSorted((a, b) => (b.value?.version ?? 0) - (a.value?.version ?? 0))[0]
  const known = newest?.value?.calendar.knownUntil
  if (!newest || !known || !isNear(known, day)) return []
  return [
    {
      file: newest.source.file,
      line: newest.source.lineOf(['calendar', 'knownUntil']),
      at: 'calendar.knownUntil',
      expected: say(`holidays known ${AHEAD} days ahead`, `提前 ${AHEAD} 天填好的节假日`),
      came: quote(known),
      mend: say(
        'Add the holidays and make-up days of the next year, then move knownUntil.',
        '补上下一年的节假日和调休，再改 knownUntil。',
      ),
    },
  ]
}

function reviewWarnings({ handbooks }: Library, day: string): Fault[] {
  return handbooks.flatMap(({ source, value }) =>
    (value?.sections ?? []).flatMap(({ questions }, s) =>
      questions.flatMap(({ id, reviewBy }, q) =>
        reviewBy && reviewBy < day
          ? [
              {
                file: source.file,
                line: source.lineOf(['sections', s, 'questions', q, 'reviewBy']),
                at: id,
                expected: say('an answer reviewed in time', '按期复核过的回答'),
                came: say(`review due since ${reviewBy}`, `${reviewBy} 就该复核`),
                mend: say(
                  'Read the answer again, correct it, and set updated and reviewBy.',
                  '重新核对这个回答，改正后更新 updated 和 reviewBy。',
                ),
              },
            ]
          : [],
      ),
    ),
  )
}

function certificateWarnings({ certificates }: Library, day: string): Fault[] {
  return certificates.flatMap(({ source, value }) => {
    if (!value || value.validFrom === DRAFT_DAY) return []
    const now = validity(value, day)
    if (now.state !== 'expired' && now.state !== 'expiring') return []
    return [
      {
        file: source.file,
        line: source.lineOf(['validUntil']),
        at: 'validUntil',
        expected: say(`validity beyond ${NOTICE_DAYS} days`, `有效期还有 ${NOTICE_DAYS} 天以上`),
        came:
          now.state === 'expired'
            ? say(`expired on ${value.validUntil}`, `已于 ${value.validUntil} 过期`)
            : say(`expires on ${value.validUntil}`, `将于 ${value.validUntil} 到期`),
        mend: say(
          'Renew it and change dates and scan; until then say in note what is being done.',
          '换证后更新日期和扫描件；在那之前，在 note 里写明进展。',
        ),
      },
    ]
  })
}

/** RFC 9116: a security.txt past its date must not be relied on, so somebody tries the address in time. */
function securityWarnings({ company }: Library, day: string): Fault[] {
  return company.flatMap(({ source, value }) => {
    const until = value?.contact.securityUntil
    if (!until || !isNear(until, day)) return []
    return [
      {
        file: source.file,
        line: source.lineOf(['contact', 'securityUntil']),
        at: 'contact.securityUntil',
        expected: say(`a date more than ${AHEAD} days ahead`, `${AHEAD} 天以后的日期`),
        came: quote(until),
        mend: say(
          'Send the security address a message; when somebody answers, set the date at most a year ahead.',
          '给安全邮箱发一封信；有人回复后，把日期往后推，最多一年。',
        ),
      },
    ]
  })
}

/** The fixed pages have one text each, which stands as soon as it is merged, whatever day it bears. */
function pageWarnings({ pages }: Library, day: string): Fault[] {
  return pages.flatMap(({ source, value }) =>
    value && value.date > day
      ? [
          {
            file: source.file,
            line: source.lineOf(['date']),
            at: 'date',
            expected: say(
              'a day that has come, for this page is always shown',
              '已到的日期，因为这个页面一直可见',
            ),
            came: quote(value.date),
            mend: say(
              'Merge the change on that day, or set today’s date.',
              '到那天再合并，或改成今天的日期。',
            ),
          },
        ]
      : [],
  )
}
