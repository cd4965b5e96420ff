import { existsSync, globSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { languages } from '#contract/company'
import { type Fault, quote } from './fault.ts'
import type { Entry, Library } from './library.ts'

/** What a file's name says is what the file says, every document speaks every language, and no file is left over. */
export function nameFaults(library: Library): Fault[] {
  const { promises, notices, surveys, papers, statements, timelines, handbooks, pages } = library
  return [
    ...promises.flatMap((entry) => agree(entry, 'version', Number(stem(entry).slice(1)))),
    ...notices.flatMap((entry) => agree(entry, 'version', Number(stem(entry).slice(1)))),
    ...surveys.flatMap((entry) => agree(entry, 'id', stem(entry))),
    ...[...papers, ...statements].flatMap((entry) =>
      agree(entry, 'version', Number(stem(entry).split('.')[0]?.slice(1))),
    ),
    ...[...papers, ...statements].flatMap((entry) => agree(entry, 'language', stem(entry).split('.')[1])),
    ...[...timelines, ...handbooks, ...pages].flatMap((entry) => agree(entry, 'language', stem(entry))),
    ...[...papers, ...statements, ...timelines, ...handbooks, ...pages].flatMap(twins),
    ...leftovers(library),
  ]
}

const stem = ({ source }: Entry<unknown>) => basename(source.file).replace(/\.\w+$/, '')

function agree<Value extends object>(
  { source, value }: Entry<Value>,
  key: keyof Value & string,
  expected: Value[typeof key] | undefined,
): Fault[] {
  if (value === undefined || value[key] === expected) return []
  const line = source.lineOf([key])
  return [
    {
      file: source.file,
      line,
      at: key,
      expected: `${quote(expected)}, as the file's name says`,
      came: quote(value[key]),
    },
  ]
}

function twins({ source: { file } }: Entry<unknown>): Fault[] {
  const mine = languages.find((language) => file.endsWith(`${language}.mdx`))
  if (!mine)
    return [
      {
        file,
        line: 1,
        at: '',
        expected: `a name that ends in ${languages.map((l) => `${l}.mdx`).join(' or ')}`,
        came: quote(basename(file)),
      },
    ]
  const others = languages.map((language) => `${file.slice(0, -`${mine}.mdx`.length)}${language}.mdx`)
  return others
    .filter((other) => !existsSync(other))
    .map((other) => ({
      file,
      line: 1,
      at: '',
      expected: `the same document in the other language, ${other}`,
      came: 'nothing',
    }))
}

/** A misnamed file would be published nowhere and nobody would notice. */
function leftovers(library: Library): Fault[] {
  const known = new Set(Object.values(library).flatMap((entries) => entries.map(({ source }) => source.file)))
  return globSync('content/**/*.*')
    .filter((file) => !known.has(file) && !['evidence', 'figures', 'scans'].includes(basename(dirname(file))))
    .map((file) => ({
      file,
      line: 1,
      at: '',
      expected: 'a name that a collection knows (README, "How to publish")',
      came: quote(basename(file)),
    }))
}
