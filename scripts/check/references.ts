import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { languages } from '#contract/company'
import { type Use, usesIn } from './bodies.ts'
import { type Fault, quote } from './fault.ts'
import type { Library } from './library.ts'
import { nearest } from './shape.ts'
import type { Source } from './source.ts'

const offer = 'site/components/document/components.ts'

/** Whatever a file points at is there: evidence, figures, items, categories, components. */
export function referenceFaults(library: Library): Fault[] {
  const documents = [
    ...library.papers,
    ...library.statements,
    ...library.timelines,
    ...library.handbooks,
    ...library.pages,
  ]
  return [
    ...documents.flatMap(({ source }) => usesIn(source).flatMap((use) => useFaults(source, use, library))),
    ...library.evidence.flatMap(({ source, value }) => evidenceFaults(source, ['evidence'], value?.evidence)),
    ...library.ledgers.flatMap(({ source, value }) =>
      (value?.items ?? []).flatMap((item, index) =>
        evidenceFaults(source, ['items', index, 'evidence'], item.evidence),
      ),
    ),
    ...library.certificates.flatMap(scanFaults),
    ...categoryFaults(library),
  ]
}

function useFaults(source: Source, { component, attributes, line }: Use, library: Library): Fault[] {
  const folder = dirname(source.file)
  const components = offered()
  const fault = (at: string, came: string | undefined, known: string[]) =>
    came !== undefined && !known.includes(came)
      ? [{ file: source.file, line, at, ...choice(came, known) }]
      : []

  if (!components.includes(component)) return fault('', component, components)
  switch (component) {
    case 'Evidence':
      return fault('<Evidence id>', attributes.id ?? '', evidenceIn(library, folder))
    case 'Figure':
      return figureFaults(source, line, folder, attributes.src ?? '')
    case 'Measures': {
      const timeline = attributes.timeline ?? ''
      const items = attributes.items?.split(/[\s,]+/).filter(Boolean) ?? []
      const known = itemsIn(library, timeline)
      if (!known)
        return fault(
          '<Measures timeline>',
          timeline,
          library.ledgers.map(({ source }) => basename(dirname(source.file))),
        )
      return items.flatMap((item) => fault('<Measures items>', item, known))
    }
    default:
      return []
  }
}

/** The names that the site offers to documents; Node cannot load Astro's components, so they are read as text. */
function offered(): string[] {
  const [, list = ''] = readFileSync(offer, 'utf8').match(/components = \{([^}]*)\}/) ?? []
  return [...list.matchAll(/^\s*([A-Z]\w*)/gm)].map(([, name = '']) => name)
}

function figureFaults({ file }: Source, line: number, folder: string, src: string): Fault[] {
  return languages
    .map((language) => `${folder}/${src}.${language}.svg`)
    .filter((drawing) => !existsSync(drawing))
    .map((drawing) => ({
      file,
      line,
      at: '<Figure src>',
      expected: `the drawing ${drawing}`,
      came: 'nothing',
    }))
}

function evidenceFaults(
  source: Source,
  path: (string | number)[],
  list: { id: string; file?: string | undefined }[] = [],
): Fault[] {
  const { file } = source
  return list.flatMap(({ id, file: proof }, index) => {
    const at = (key: string) => ({
      file,
      line: source.lineOf([...path, index, key]),
      at: `${path.join('.')}.${index}.${key}`,
    })
    const missing = proof !== undefined && !existsSync(`${dirname(file)}/${proof}`)
    const twice = list.findIndex((other) => other.id === id) !== index
    return [
      ...(missing
        ? [{ ...at('file'), expected: `the file ${dirname(file)}/${proof}`, came: 'nothing' }]
        : []),
      ...(twice ? [{ ...at('id'), expected: 'an id used once', came: `${quote(id)} a second time` }] : []),
    ]
  })
}

function scanFaults({ source, value }: Library['certificates'][number]): Fault[] {
  const scan = value && `${dirname(source.file)}/${value.scan}`
  if (!scan || existsSync(scan)) return []
  return [
    {
      file: source.file,
      line: source.lineOf(['scan']),
      at: 'scan',
      expected: `the file ${scan}`,
      came: 'nothing',
    },
  ]
}

function categoryFaults({ categories, ledgers, handbooks }: Library): Fault[] {
  const known = categories.flatMap(({ value }) => value?.categories.map(({ id }) => id) ?? [])
  if (!known.length) return []
  const check = (source: Source, path: (string | number)[], ids: string[]) =>
    ids.flatMap((id, index) =>
      known.includes(id)
        ? []
        : [
            {
              file: source.file,
              line: source.lineOf([...path, index]),
              at: path.join('.'),
              ...choice(id, known),
            },
          ],
    )
  return [
    ...ledgers.flatMap(({ source, value }) =>
      (value?.items ?? []).flatMap((item, index) =>
        check(source, ['items', index, 'categories'], item.categories),
      ),
    ),
    ...handbooks.flatMap(({ source, value }) =>
      (value?.sections ?? []).flatMap((section, s) =>
        section.questions.flatMap((question, q) =>
          check(source, ['sections', s, 'questions', q, 'categories'], question.categories),
        ),
      ),
    ),
  ]
}

function evidenceIn({ evidence }: Library, folder: string): string[] {
  return evidence.flatMap(({ source, value }) =>
    dirname(source.file) === folder ? (value?.evidence.map(({ id }) => id) ?? []) : [],
  )
}

function itemsIn({ ledgers }: Library, slug: string): string[] | undefined {
  const ledger = ledgers.find(({ source }) => basename(dirname(source.file)) === slug)
  return ledger && (ledger.value?.items.map(({ id }) => id) ?? [])
}

function choice(came: string, known: string[]): { expected: string; came: string } {
  if (known.length === 0) return { expected: 'one that exists, but none does', came: quote(came) }
  const near = nearest(came, known)
  const hint = near ? ` (did you mean "${near}"?)` : ''
  return { expected: `one of ${known.join(', ')}${hint}`, came: quote(came) }
}
