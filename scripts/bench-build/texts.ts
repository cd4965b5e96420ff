import type { Language } from '#contract/company'
import { phrases } from './phrases.ts'

export const languages = ['zh-CN', 'en'] as const satisfies Language[]

export type Section = { title: string; paragraphs: string[]; points: string[]; rows: string[][] }

/** A document's words in one language. Both languages of the same number say the same. */
export type Text = { title: string; summary: string; sections: Section[] }

const SECTIONS = 7
/** A later version is rewritten in these sections and has one more. */
const REWRITTEN = [2, 4]

/** The text of a document: the same number, version and language always give the same words. */
export function write(number: number, version: number, language: Language): Text {
  const { title, topics, things } = phrases[language]
  const draw = dice(number * 100)
  const sections = Array.from({ length: version === 1 ? SECTIONS : SECTIONS + 1 }, (_, index) => {
    const isNew = index === SECTIONS || (version > 1 && REWRITTEN.includes(index))
    return section(dice(number * 100 + index + 1 + (isNew ? 50 * version : 0)), index, language)
  })
  return {
    title: title(draw(topics), draw(things), number),
    summary: sentences(draw, 1, language),
    sections,
  }
}

/** About 1.1 KB: paragraphs in every section, besides a list in every other and a table in every third. */
function section(draw: Draw, index: number, language: Language): Section {
  const { title, topics, things, findings, subjects } = phrases[language]
  return {
    title: title(draw(topics), draw(things), index + 1),
    paragraphs: [sentences(draw, 3, language), sentences(draw, language === 'en' ? 3 : 4, language)],
    points: index % 2 === 0 ? repeat(4, () => sentences(draw, 1, language)) : [],
    rows:
      index % 3 === 1
        ? repeat(5, () => [draw(subjects), draw(topics), `${draw(numbers)}`, draw(findings)])
        : [],
  }
}

const sentences = (draw: Draw, count: number, language: Language) => {
  const { sentence, subjects, deeds, reasons } = phrases[language]
  const told = repeat(count, () => sentence(draw(subjects), draw(deeds), draw(reasons), draw(numbers)))
  return told.join(language === 'en' ? ' ' : '')
}

const numbers = Array.from({ length: 365 }, (_, index) => index + 1)
const repeat = <Item>(count: number, make: () => Item) => Array.from({ length: count }, make)

type Draw = <Item>(from: readonly Item[]) => Item

/** Chance that always falls alike (the minimal standard generator of Park and Miller). */
function dice(seed: number): Draw {
  let state = (seed * 7919 + 1) % 2_147_483_647
  return (from) => {
    state = (state * 48_271) % 2_147_483_647
    const drawn = from[state % from.length]
    if (drawn === undefined) throw new Error('Nothing can be drawn from an empty list.')
    return drawn
  }
}

/** A section's own text as Markdown. */
export const markdown = ({ paragraphs, points, rows }: Section): string =>
  [
    ...paragraphs,
    ...(points.length > 0 ? [points.map((point) => `- ${point}`).join('\n')] : []),
    ...(rows.length > 0 ? [tableOf(rows)] : []),
  ].join('\n\n')

const tableOf = ([head = [], ...rows]: string[][]) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')

/** A whole document as Markdown, as it stands where nothing but headings tells its sections apart. */
export const body = ({ sections }: Text): string =>
  sections.map((one) => `## ${one.title}\n\n${markdown(one)}`).join('\n\n')
