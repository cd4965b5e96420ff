import type { Language } from '#contract/company'
import { documents, handbooks, questionsOf, statusOf, withdrawals } from '../documents.ts'
import { notices, promises } from '../facts.ts'
import { followingWords } from '../i18n/following.ts'
import { words } from '../i18n/words.ts'
import { timelines } from '../ledgers.ts'
import { textIn } from '../source.ts'
import { today } from '../today.ts'
import { slugOf } from '../versions.ts'
import { type Entry, ledgerEntries, until, versionEntries } from './entries.ts'

/** Everything that was published, corrected, done or taken back by today, newest first. */
export const chronicle = async (language: Language): Promise<Entry[]> =>
  until(today, [
    ...(await versions(language)),
    ...withdrawn(language),
    ...promisesAndNotices(language),
    ...(await remediation(language)),
    ...(await answers(language)),
  ])

const collections = ['white-papers', 'statements'] as const

async function versions(language: Language): Promise<Entry[]> {
  const t = followingWords(language)
  const shelves = collections.map(async (collection) =>
    (await documents(collection, language)).flatMap(({ slug, newest, versions }) => {
      const home = `/${collection}/${slug}/`
      const redactions = statusOf(collection, slug)?.redactions ?? []
      return [
        ...versions.flatMap((version) => versionEntries(home, { ...version.data, body: textIn(version) }, t)),
        ...redactions.map(
          ({ file, date, reason }): Entry => ({
            key: `${home}#redaction/${file}/${date}`,
            path: home,
            kind: 'redaction',
            title: t.redaction(newest.data.title),
            summary: reason[language],
            points: [],
            date,
          }),
        ),
      ]
    }),
  )
  return (await Promise.all(shelves)).flat()
}

/** Of a withdrawn document the feed keeps the title and the reason alone. */
function withdrawn(language: Language): Entry[] {
  const t = followingWords(language)
  return collections.flatMap((collection) =>
    withdrawals(collection).map(
      ({ slug, date, title, reason }): Entry => ({
        key: `/${collection}/${slug}/#withdrawal`,
        path: `/${collection}/${slug}/`,
        kind: 'withdrawal',
        title: t.withdrawal(title[language]),
        summary: reason[language],
        points: [],
        date,
      }),
    ),
  )
}

function promisesAndNotices(language: Language): Entry[] {
  const t = followingWords(language)
  const { promise, privacy } = words(language)
  const versions = [
    { home: '/service-promise/', title: promise.title, all: promises },
    { home: '/privacy/', title: privacy.title, all: notices },
  ]
  return versions.flatMap(({ home, title, all }) =>
    all.flatMap(({ version, effective, summary, changes }) =>
      versionEntries(
        home,
        {
          version,
          title,
          summary: summary[language],
          date: effective,
          changes: changes ? [changes[language]] : [],
        },
        t,
      ),
    ),
  )
}

async function remediation(language: Language): Promise<Entry[]> {
  const t = followingWords(language)
  return (await timelines(language)).flatMap(({ slug, items }) =>
    items.flatMap((item) => ledgerEntries(`/remediation/${slug}/`, item, language, t)),
  )
}

/** An answer is one entry for good: when it changes, the entry's date does. */
async function answers(language: Language): Promise<Entry[]> {
  const t = followingWords(language)
  return (await handbooks(language)).flatMap((book) =>
    questionsOf(book).map(({ id, question, updated }): Entry => {
      const path = `/faq/${slugOf(book)}/#${id}`
      return {
        key: path,
        path,
        kind: 'answer',
        title: t.answer(question),
        summary: t.answerIn(book.data.title),
        points: [],
        date: updated,
      }
    }),
  )
}
