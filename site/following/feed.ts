import { Feed } from 'feed'
import type { Language } from '#contract/company'
import { address } from '../i18n/address.ts'
import type { FollowingWords } from '../i18n/following.ts'
import type { Entry } from './entries.ts'
import { instant, tag } from './tag.ts'

export type Channel = {
  origin: string
  /** A day on which the origin was the company's; it is part of every id and never changes. */
  since: string
  name: string
  language: Language
  words: FollowingWords
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function feedOf(channel: Channel, entries: readonly Entry[]): Feed {
  const { origin, since, name, language, words } = channel
  const at = (path: string) => new URL(address(language, path), origin).href
  const newest =
    entries
      .map(({ date }) => date)
      .sort()
      .at(-1) ?? since
  const feed = new Feed({
    id: tag(origin, since, address(language, '/feed')),
    title: words.title(name),
    description: words.description,
    link: at('/'),
    language,
    feedLinks: { atom: at('/feed.xml'), json: at('/feed.json') },
    author: { name, link: origin },
    updated: instant(newest),
    generator: false,
    copyright: `© ${name}`,
  })
  for (const { key, path, kind, title, summary, points, date } of entries) {
    const list =
      points.length > 0 ? `<ul>${points.map((one) => `<li>${escaped(one)}</li>`).join('')}</ul>` : ''
    feed.addItem({
      id: tag(origin, since, address(language, key)),
      link: at(path),
      title: escaped(title),
      description: escaped(summary),
      content: `<p>${escaped(summary)}</p>${list}`,
      category: [{ name: words.kinds[kind], term: kind }],
      date: instant(date),
      // An answer's date is that of its last check, and when it first stood there nobody wrote down.
      ...(kind === 'answer' ? {} : { published: instant(date) }),
    })
  }
  return feed
}

/** Atom (RFC 4287). The library does not say the language, without which Chinese is read out and set as anything. */
export const atom = (channel: Channel, entries: readonly Entry[]) =>
  feedOf(channel, entries).atom1().replace('<feed ', `<feed xml:lang="${channel.language}" `)

/** JSON Feed 1.1: the library writes 1, which knows no language, one author, and titles that are HTML. */
export function jsonFeed(channel: Channel, entries: readonly Entry[]): string {
  const { author, items, ...feed } = JSON.parse(feedOf(channel, entries).json1())
  const titled = items.map((item: object, index: number) => ({ ...item, title: entries[index]?.title }))
  const { language } = channel
  return JSON.stringify(
    { ...feed, version: 'https://jsonfeed.org/version/1.1', language, authors: [author], items: titled },
    null,
    1,
  )
}
