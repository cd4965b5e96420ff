import { existsSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { languages } from '#contract/company'
import type { Use } from './body.ts'
import { type Attribute, offered } from './components.ts'
import { type Fault, nothing, plus, quote, say } from './fault.ts'
import { documentsOf, type Library } from './library.ts'
import { choice, nearest } from './near.ts'
import { contentFaults, placeFaults } from './placing.ts'
import { evidenceIn, itemsIn, missingFile } from './references.ts'
import { meant, oneOf, unknownKey } from './shape-words.ts'

/** Every component exists, has the attributes it needs and no others, and what it points at is there. */
export function useFaults(library: Library): Fault[] {
  const offer = offered()
  return documentsOf(library).flatMap(({ source: { file }, body }) => [
    ...repeatedFigures(file, body?.uses ?? []),
    ...(body?.uses ?? []).flatMap((use) => {
      const attributes = offer.get(use.component)
      if (!attributes) return [{ file, line: use.line, at: '', ...choice(use.component, [...offer.keys()]) }]
      const placed = placeFaults(file, use)
      if (placed.length > 0) return placed
      return [
        ...attributeFaults(file, use, attributes),
        ...targetFaults(file, use, library),
        ...contentFaults(file, use),
      ]
    }),
  ])
}

/** A figure is linked by its file's name, which one page can hold once. */
function repeatedFigures(file: string, uses: Use[]): Fault[] {
  const figures = uses.filter(({ component }) => component === 'Figure')
  return figures
    .filter(
      ({ attributes: { src } }, index) => figures.findIndex((one) => one.attributes['src'] === src) < index,
    )
    .map(({ attributes: { src }, line }) => {
      const came = quote(src)
      return {
        file,
        line,
        at: '<Figure src>',
        expected: say('a figure used once', '每幅图只用一次'),
        came: say(`${came.en} a second time`, `${came['zh-CN']} 又出现一次`),
        mend: say('Link to the first one: #figure-….', '改为链接到前面那幅：#figure-……。'),
      }
    })
}

function attributeFaults(file: string, { component, attributes, line }: Use, known: Attribute[]): Fault[] {
  const names = known.map(({ name }) => name)
  const at = (name: string) => `<${component} ${name}>`
  return [
    ...Object.keys(attributes)
      .filter((name) => !names.includes(name))
      .map((name) => ({
        file,
        line,
        at: at(name),
        expected: names.length
          ? plus(oneOf(names), meant(nearest(name, names)))
          : say('no attribute', '没有属性'),
        came: unknownKey(name),
        mend: say('Correct the name, or leave the attribute out.', '改正属性名，或者去掉它。'),
      })),
    ...known
      .filter(({ name, isRequired }) => isRequired && !attributes[name]?.trim())
      .map(({ name }) => ({ file, line, at: at(name), ...lack(name) })),
    ...known.flatMap(({ name, choices }) => {
      const came = attributes[name]
      return came === undefined || choices.length === 0 || choices.includes(came)
        ? []
        : [{ file, line, at: at(name), ...choice(came, choices) }]
    }),
  ]
}

const lack = (name: string) => ({
  expected:
    name === 'alt' ? say('what the picture shows, in words', '用文字说明图上是什么') : say('text', '文字'),
  came: nothing,
  mend:
    name === 'alt'
      ? say(
          'Write alt="…": what someone who cannot see the picture has to know.',
          '补上 alt="…"：写看不见图的人需要知道的内容。',
        )
      : say(`Add ${name}="…".`, `补上 ${name}="…"。`),
})

function targetFaults(file: string, use: Use, library: Library): Fault[] {
  const { component, attributes, line } = use
  const folder = dirname(file)
  const fault = (name: string, came: string, known: string[]) =>
    came === '' || known.includes(came)
      ? []
      : [{ file, line, at: `<${component} ${name}>`, ...choice(came, known) }]
  switch (component) {
    case 'Evidence': {
      const known = evidenceIn(library, folder)
      return known ? fault('id', attributes['id'] ?? '', known) : []
    }
    case 'Figure':
      return figureFaults(file, line, `${folder}/${attributes['src']}`)
    case 'Measures': {
      const timeline = attributes['timeline'] ?? ''
      const known = itemsIn(library, timeline)
      const timelines = library.ledgers.map(({ source }) => basename(dirname(source.file)))
      if (!known) return fault('timeline', timeline, timelines)
      const items = attributes['items']?.split(/[\s,]+/).filter(Boolean) ?? []
      return items.flatMap((item) => fault('items', item, known))
    }
    case 'Table':
      return tableFaults(file, use)
    default:
      return Object.entries(attributes)
        .filter(([, value]) => /^(evidence|figures)\//.test(value) && !existsSync(`${folder}/${value}`))
        .map(([name, value]) => missingFile(file, line, `<${component} ${name}>`, `${folder}/${value}`))
  }
}

/** A caption speaks for one table, and for nothing else that stands beside it. */
function tableFaults(file: string, { holds, line }: Use): Fault[] {
  if (holds.length === 1 && holds[0] === 'table') return []
  const tables = holds.filter((kind) => kind === 'table').length
  return [
    {
      file,
      line,
      at: '<Table>',
      expected: say('one table and nothing else inside', '里面只有一张表格'),
      came:
        holds.length === 0
          ? nothing
          : tables > 1
            ? say(`${tables} tables`, `${tables} 张表格`)
            : tables === 1
              ? say('a table with other text', '表格和别的文字')
              : say('text that is no table', '不是表格的文字'),
      mend: say(
        'Write <Table caption="…">, an empty line, the table with its line of | --- |, an empty line, </Table>.',
        '依次写：<Table caption="…">、空行、带 | --- | 一行的表格、空行、</Table>。',
      ),
    },
  ]
}

/** A drawing speaks a language, the one of its document. */
function figureFaults(file: string, line: number, src: string): Fault[] {
  const language = languages.find((one) => file.endsWith(`${one}.mdx`)) ?? languages[0]
  const drawing = `${src}.${language}.svg`
  const fault = missingFile(file, line, '<Figure src>', drawing)
  return existsSync(drawing) ? [] : [{ ...fault, expected: say(`the drawing ${drawing}`, `图 ${drawing}`) }]
}
