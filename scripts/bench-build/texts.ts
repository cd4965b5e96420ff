import type { Language } from '#contract/company'
import { phrases } from './phrases.ts'

export const languages = ['zh-CN', 'en'] as const satisfies Language[]

export type Section = {
  title: string
  paragraphs: string[]
  points: string[]
  rows: string[][]
  /** Readings as a laboratory hands them over, a line each. */
  readings: string[]
}

/** A document's words in one language. Both languages of the same number say the same. */
export type Text = { title: string; summary: string; sections: Section[] }

const SECTIONS = 5
/** A later version is rewritten in these sections and has one more. */
const REWRITTEN = [2, 4]
/** Which section holds what; the others are paragraphs alone. */
const WITH_READINGS = 0
const WITH_TABLE = 1
const WITH_LIST = 2

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

/** Three paragraphs, about 1.3 KB; one section has a table besides, one a list and one a day's readings. */
function section(draw: Draw, index: number, language: Language): Section {
  const { title, topics, things, findings, subjects } = phrases[language]
  const row = () => [draw(subjects), draw(topics), `${draw(numbers)}`, draw(findings)]
  return {
    title: title(draw(topics), draw(things), index + 1),
    paragraphs: repeat(3, () => sentences(draw, language === 'en' ? 3 : 4, language)),
    points: index === WITH_LIST ? repeat(4, () => sentences(draw, 1, language)) : [],
    rows: index === WITH_TABLE ? repeat(6, row) : [],
    readings: index === WITH_READINGS ? readings(draw) : [],
  }
}

/** Every second hour of a day, with unit and limit. */
const readings = (draw: Draw) => [
  'time,station,cod_mg_l,ammonia_mg_l,ph,limit_cod_mg_l',
  ...Array.from({ length: 12 }, (_, index) => {
    const hour = `${index * 2}`.padStart(2, '0')
    const value = (scale: number) => (draw(numbers) / scale).toFixed(1)
    return `2026-03-14T${hour}:00,S${(draw(numbers) % 9) + 1},${value(8)},${value(90)},${value(50)},60.0`
  }),
]

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
export const markdown = ({ paragraphs, points, rows, readings }: Section): string =>
  [
    ...paragraphs,
    ...(points.length > 0 ? [points.map((point) => `- ${point}`).join('\n')] : []),
    ...(rows.length > 0 ? [tableOf(rows)] : []),
    ...(readings.length > 0 ? [['```csv', ...readings, '```'].join('\n')] : []),
  ].join('\n\n')

const tableOf = ([head = [], ...rows]: string[][]) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')

/** A whole document as Markdown, as it stands where nothing but headings tells its sections apart. */
export const body = ({ sections }: Text): string =>
  sections.map((one) => `## ${one.title}\n\n${markdown(one)}`).join('\n\n')
