import { globSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { LEDGER } from '../publishing/shelf.ts'
import { type Fault, quote, say } from './fault.ts'
import type { Entry, Library } from './library.ts'

/** What a file's name says is what the file says, and no file is left over. */
export function nameFaults(library: Library): Fault[] {
  const { promises, notices, surveys, playbooks, papers, statements, timelines, handbooks, pages } = library
  return [
    ...promises.flatMap((entry) => agree(entry, 'version', Number(stem(entry).slice(1)))),
    ...notices.flatMap((entry) => agree(entry, 'version', Number(stem(entry).slice(1)))),
    ...surveys.flatMap((entry) => agree(entry, 'id', stem(entry))),
    ...playbooks.flatMap((entry) => agree(entry, 'id', stem(entry))),
    ...[...papers, ...statements].flatMap((entry) =>
      agree(entry, 'version', Number(stem(entry).split('.')[0]?.slice(1))),
    ),
    ...[...papers, ...statements].flatMap((entry) => agree(entry, 'language', stem(entry).split('.')[1])),
    ...[...timelines, ...handbooks, ...pages].flatMap((entry) => agree(entry, 'language', stem(entry))),
    ...leftovers(library),
  ]
}

const stem = ({ source }: Entry<unknown>) => basename(source.file).replace(/\.\w+$/, '')

function agree<Value extends object>(
  { source, value }: Entry<Value>,
  key: keyof Value & string,
  expected: unknown,
): Fault[] {
  if (value === undefined || value[key] === expected) return []
  const named = quote(expected)
  return [
    {
      file: source.file,
      line: source.lineOf([key]),
      at: key,
      expected: say(`${named.en}, as the file's name says`, `${named['zh-CN']}，与文件名一致`),
      came: quote(value[key]),
      mend: say('Change this value, or rename the file.', '改这个值，或者给文件改名。'),
    },
  ]
}

/** A misnamed file would be published nowhere and nobody would notice. */
function leftovers(library: Library): Fault[] {
  const known = new Set(Object.values(library).flatMap((entries) => entries.map(({ source }) => source.file)))
  return globSync('content/**/*.*')
    .filter((file) => file !== LEDGER && !known.has(file))
    .filter((file) => !['evidence', 'figures', 'scans'].includes(basename(dirname(file))))
    .map((file) => ({
      file,
      line: 1,
      at: '',
      expected: say(
        'a name that a collection knows (GUIDE.md, "What goes where")',
        '某个栏目认识的文件名（见 GUIDE.zh-CN.md“什么放在哪里”）',
      ),
      came: quote(basename(file)),
      mend: say(
        'Rename it, or move it into evidence/ or figures/ beside its document.',
        '改名，或者移到文档旁边的 evidence/ 或 figures/ 里。',
      ),
    }))
}
