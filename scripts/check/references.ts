import { existsSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { type Fault, nothing, say } from './fault.ts'
import type { Library } from './library.ts'
import { choice } from './near.ts'
import { twiceFault } from './order.ts'
import type { Source } from './source.ts'

type Path = (string | number)[]

/** Whatever a data file points at is there: evidence, scans, categories. */
export function referenceFaults(library: Library): Fault[] {
  return [
    ...library.evidence.flatMap(({ source, value }) => evidenceFaults(source, ['evidence'], value?.evidence)),
    ...library.ledgers.flatMap(({ source, value }) =>
      (value?.items ?? []).flatMap((item, index) =>
        evidenceFaults(source, ['items', index, 'evidence'], item.evidence),
      ),
    ),
    ...library.certificates.flatMap(({ source, value }) =>
      value ? fileFaults(source, ['scan'], value.scan) : [],
    ),
    ...categoryFaults(library),
    ...halfTimelines(library),
  ]
}

/** A timeline is a ledger with words around it; one without the other would be shown nowhere. */
function halfTimelines({ ledgers, timelines }: Library): Fault[] {
  const folders = (entries: readonly { source: Source }[]) =>
    new Map(entries.map(({ source: { file } }) => [dirname(file), file]))
  const [facts, words] = [folders(ledgers), folders(timelines)]
  return [
    ...[...words]
      .filter(([folder]) => !facts.has(folder))
      .map(([folder, file]) => missingFile(file, 1, '', `${folder}/ledger.yaml`)),
    ...[...facts]
      .filter(([folder]) => !words.has(folder))
      .map(([folder, file]) => missingFile(file, 1, '', `${folder}/zh-CN.mdx`)),
  ]
}

function fileFaults(source: Source, path: Path, named: string): Fault[] {
  const file = `${dirname(source.file)}/${named}`
  return existsSync(file) ? [] : [missingFile(source.file, source.lineOf(path), path.join('.'), file)]
}

/** A file that something asks for and nobody put there. */
export const missingFile = (file: string, line: number, at: string, wanted: string): Fault => ({
  file,
  line,
  at,
  expected: say(`the file ${wanted}`, `文件 ${wanted}`),
  came: nothing,
  mend: say('Upload the file there, or correct its name here.', '把文件传到那里，或改正这里的文件名。'),
})

function evidenceFaults(
  source: Source,
  path: Path,
  list: { id: string; file?: string | undefined }[] = [],
): Fault[] {
  return list.flatMap(({ id, file }, index) => {
    const here = [...path, index, 'id']
    const twice = list.findIndex((other) => other.id === id) !== index
    return [
      ...(file === undefined ? [] : fileFaults(source, [...path, index, 'file'], file)),
      ...(twice ? [twiceFault(source, here, here.join('.'), id)] : []),
    ]
  })
}

function categoryFaults({ categories, ledgers, handbooks, playbooks }: Library): Fault[] {
  const known = categories.flatMap(({ value }) => value?.categories.map(({ id }) => id) ?? [])
  if (!known.length) return []
  const check = (source: Source, path: Path, ids: string[]) =>
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
    ...playbooks.flatMap(({ source, value }) => check(source, ['categories'], value?.categories ?? [])),
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

/** The ids of the evidence beside a document; undefined where its register cannot be read. */
export function evidenceIn({ evidence }: Library, folder: string): string[] | undefined {
  const beside = evidence.filter(({ source }) => dirname(source.file) === folder)
  if (beside.some(({ value }) => value === undefined)) return undefined
  return beside.flatMap(({ value }) => value?.evidence.map(({ id }) => id) ?? [])
}

/** The ids of a timeline's items; undefined where there is no such timeline. */
export function itemsIn({ ledgers }: Library, slug: string): string[] | undefined {
  const ledger = ledgers.find(({ source }) => basename(dirname(source.file)) === slug)
  return ledger && (ledger.value?.items.map(({ id }) => id) ?? [])
}
