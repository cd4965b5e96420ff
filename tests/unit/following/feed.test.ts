import Parser from 'rss-parser'
import { expect, test } from 'vitest'
import type { Entry } from '../../../site/following/entries.ts'
import { atom, jsonFeed } from '../../../site/following/feed.ts'
import { followingWords } from '../../../site/i18n/following.ts'

const channel = {
  origin: 'https://trust.example',
  since: '2025-12-01',
  name: 'A & B <Ltd>',
  language: 'en',
  words: followingWords('en'),
} as const
const entry: Entry = {
  key: '/white-papers/paper/v2/',
  path: '/white-papers/paper/v2/',
  kind: 'version',
  title: 'Less than < & more ]]> than',
  summary: 'x < y & z ]]> end',
  points: ['<b>not bold</b>'],
  date: '2026-08-20',
}
const answer: Entry = {
  ...entry,
  key: '/faq/book/#why',
  path: '/faq/book/#why',
  kind: 'answer',
  date: '2026-09-01',
}

test('an Atom reader reads back what was told, whatever characters it has', async () => {
  const { title, items } = await new Parser().parseString(atom(channel, [answer, entry]))
  expect(title).toContain('A & B <Ltd>')
  expect(items.map(({ id }) => id)).toEqual([
    'tag:trust.example,2025-12-01:/en/faq/book/#why',
    'tag:trust.example,2025-12-01:/en/white-papers/paper/v2/',
  ])
  expect(items[1]).toMatchObject({
    link: 'https://trust.example/en/white-papers/paper/v2/',
    isoDate: '2026-08-20T00:00:00.000Z',
    title: 'Less than &lt; &amp; more ]]&gt; than',
    content: '<p>x &lt; y &amp; z ]]&gt; end</p><ul><li>&lt;b&gt;not bold&lt;/b&gt;</li></ul>',
  })
})

test('the JSON feed has plain titles, one language and one author', () => {
  const feed = JSON.parse(jsonFeed(channel, [entry]))
  expect(feed).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    language: 'en',
    authors: [{ name: 'A & B <Ltd>', url: 'https://trust.example' }],
    items: [{ title: 'Less than < & more ]]> than', tags: ['New version'] }],
  })
  expect(feed).not.toHaveProperty('author')
})

test('an answer has a day of its last check and none of its publication', () => {
  const { items } = JSON.parse(jsonFeed(channel, [answer, entry]))
  expect(items.map((item: object) => 'date_published' in item)).toEqual([false, true])
})

test('a feed of nothing is still a feed, as old as the portal', async () => {
  const feed = await new Parser().parseString(atom(channel, []))
  expect(feed.items).toEqual([])
  expect(atom(channel, [])).toContain('<updated>2025-12-01T00:00:00.000Z</updated>')
})
