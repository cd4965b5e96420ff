import { statementBlocks } from '../../site/components/version/statement.ts'
import type { Handbook, WhitePaper } from '../../site/schemas/documents.ts'
import type { Statement } from '../../site/schemas/statements.ts'
import { dimensions } from '../../site/schemas/transparency.ts'
import { answersOf } from './answers.ts'
import type { Body } from './body.ts'
import type { Entry } from './library.ts'

/** Every page's text begins there. */
export const everywhere = ['main']

/** A heading's anchor as Astro makes it (github-slugger), and as site/documents.ts finishes it. */
function headingAnchors({ headings }: Body): string[] {
  const counts = new Map<string, number>()
  return headings.map(({ text, depth }) => {
    const slug = text
      .toLowerCase()
      .replace(/[^\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\- ]/gu, '')
      .replaceAll(' ', '-')
    let unique = slug
    while (counts.has(unique)) {
      counts.set(slug, (counts.get(slug) ?? 0) + 1)
      unique = `${slug}-${counts.get(slug)}`
    }
    counts.set(unique, 0)
    // Only the headings that sections are numbered by are finished.
    return depth > 3 || /^\p{L}/u.test(unique) ? unique : `s-${unique}`
  })
}

const tabled = ['Measures', 'Results']

/** What a text names by itself: headings, figures by their file, tables by their number. */
export function anchorsIn(body: Body): string[] {
  const uses = (component: string) => body.uses.filter((use) => use.component === component)
  const tables = body.tables + tabled.flatMap(uses).length
  return [
    ...headingAnchors(body),
    ...uses('Figure').map(({ attributes }) => (attributes['src'] ?? '').replace('figures/', 'figure-')),
    ...Array.from({ length: tables }, (_, index) => `table-${index + 1}`),
    ...(uses('Evidence').length > 0 ? ['evidence'] : []),
  ]
}

const contentsOf = ({ headings }: Body) => (headings.some(({ depth }) => depth === 2) ? ['contents'] : [])
const changed = (value: { changes?: string[] | undefined }) => (value.changes ? ['changes'] : [])

export const pageAnchors = (body: Body) => [...anchorsIn(body), ...contentsOf(body)]

export const paperAnchors = (value: WhitePaper, body: Body) => [...pageAnchors(body), ...changed(value)]

export const letterAnchors = (value: Statement, body: Body) => [
  ...anchorsIn(body),
  ...['contents', 'transparency', ...dimensions, 'audiences', 'about'],
  ...(value.rights.length > 0 ? ['rights'] : []),
  ...(value.plan ? ['plan'] : []),
  ...changed(value),
]

/** A comparison numbers the sections that the newer version has. */
export function comparisonAnchors(value: WhitePaper | Statement, body: Body): string[] {
  const own = 'kind' in value ? statementBlocks(value, value.language) : []
  const sections = [...own, ...body.headings].filter(({ depth }) => depth === 2)
  return ['contents', 'summary', 'words', ...sections.map((_, index) => `section-${index + 1}`)]
}

export function handbookAnchors(entry: Entry<Handbook>, body: Body): string[] {
  const sections = entry.value?.sections ?? []
  return [
    'contents',
    ...(entry.value?.related.length ? ['related'] : []),
    ...anchorsIn(body),
    ...sections.map((_, index) => `section-${index + 1}`),
    ...sections.flatMap(({ questions }) => questions.map(({ id }) => id)),
    ...answersOf(entry).flatMap(headingAnchors),
  ]
}

export const timelineAnchors = (items: readonly { id: string }[], body: Body) => [
  'contents',
  ...anchorsIn(body),
  ...items.flatMap(({ id }) => [id, `${id}-title`]),
]

/** The headings that pages write by themselves; a test holds them against the pages as they are built. */
export const ownParts: Record<string, string[]> = {
  '/': ['done', 'promise', 'reach', 'happened', 'newest'],
  '/faq/': [],
  '/search/': ['everything'],
  '/complaints/new/': ['times', 'other-ways'],
  '/complaints/track/': [],
  '/complaints/renew/': [],
  '/surveys/thanks/': [],
}

export const promiseParts = ['contents', 'times', 'meaning', 'levels', 'windows', 'reaching', 'calendar']
export const noticeParts = [
  'contents',
  'controller',
  'contact',
  'readers',
  'purposes',
  'method',
  'never',
  'retention',
  'rights',
  'overseas',
  'consents',
  'security',
  'complaints',
]
