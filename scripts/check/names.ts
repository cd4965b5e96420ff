import { globSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { languages } from '#contract/company'
import { inCompany } from '../../site/company-folder.ts'
import { LEDGER } from '../publishing/shelf.ts'
import { isSlug, pageNames } from './collections.ts'
import { type Fault, quote, say } from './fault.ts'
import { documentsOf, type Entry, type Library } from './library.ts'
import { choice } from './near.ts'

/** What a file's name says is what the file says, and no file is left over. */
export function nameFaults(library: Library): Fault[] {
  const { promises, notices, surveys, playbooks, papers, statements, timelines, handbooks, pages } = library
  return [
    ...promises.flatMap((entry) => agree(entry, 'version', Number(stem(entry).slice(1)))),
    ...notices.flatMap((entry) => agree(entry, 'version', Number(stem(entry).slice(1)))),
    ...surveys.flatMap((entry) => [
      ...agree(entry, 'id', basename(dirname(entry.source.file))),
      ...agree(entry, 'version', Number(stem(entry).slice(1))),
    ]),
    ...playbooks.flatMap((entry) => agree(entry, 'id', stem(entry))),
    ...[...papers, ...statements]
      .filter(isNamed)
      .flatMap((entry) => [
        ...agree(entry, 'version', Number(stem(entry).split('.')[0]?.slice(1))),
        ...agree(entry, 'language', stem(entry).split('.')[1]),
      ]),
    ...[...timelines, ...handbooks, ...pages]
      .filter(isNamed)
      .flatMap((entry) => agree(entry, 'language', stem(entry))),
    ...documentsOf(library)
      .filter((entry) => !isNamed(entry))
      .map(misnamed),
    ...addressFaults(library),
    ...leftovers(library),
  ]
}

const named = new RegExp(`/(v[1-9]\\d*\\.)?(${languages.join('|')})\\.mdx$`)
const isNamed = ({ source }: Entry<unknown>) => named.test(source.file)

/** `v02.en.mdx` would take the place of `v2.en.mdx`, and what no language reads is shown to nobody. */
const misnamed = ({ source: { file } }: Entry<unknown>): Fault => ({
  file,
  line: 1,
  at: '',
  expected: /\/v[^/]*$/.test(file)
    ? say('a name like v2.zh-CN.mdx or v2.en.mdx', '像 v2.zh-CN.mdx、v2.en.mdx 这样的文件名')
    : say('the name zh-CN.mdx or en.mdx', '文件名 zh-CN.mdx 或 en.mdx'),
  came: quote(basename(file)),
  mend: say('Rename the file.', '给文件改名。'),
})

/** A folder's name becomes an address, and a document's address is for good. */
function addressFaults(library: Library): Fault[] {
  const slugs = (entries: readonly Entry<unknown>[]) =>
    new Map(entries.map(({ source: { file } }) => [basename(dirname(file)), file]))
  const { papers, statements, statuses, handbooks, timelines, ledgers, certificates, pages, surveys } =
    library
  const folders = [[...papers, ...statements, ...statuses], handbooks, [...timelines, ...ledgers]]
  const certified = certificates.map(({ source: { file } }) => [basename(file, '.yaml'), file] as const)
  const unfit = [...folders.flatMap((entries) => [...slugs(entries)]), ...certified].filter(
    ([slug]) => !isSlug(slug),
  )
  const unknown = [...slugs(pages)].filter(([slug]) => !pageNames.includes(slug))
  // The page that thanks for answers stands at that address.
  const taken = surveys.filter(({ value }) => value?.id === 'thanks')
  return [
    ...unfit.map(([slug, file]) => ({
      file,
      line: 1,
      at: '',
      expected: say(
        'a name of 2 to 41 small letters, figures and hyphens, for it becomes the address',
        '由 2 到 41 个小写字母、数字和连字符组成的名称，因为它会成为网址',
      ),
      came: quote(slug),
      mend: say('Rename it, such as noise-2026.', '改名，如 noise-2026。'),
    })),
    ...unknown.map(([slug, file]) => ({ file, line: 1, at: '', ...choice(slug, pageNames) })),
    ...taken.map(({ source }) => ({
      file: source.file,
      line: source.lineOf(['id']),
      at: 'id',
      expected: say('another name; /surveys/thanks/ is taken', '别的名称；/surveys/thanks/ 已被占用'),
      came: quote('thanks'),
      mend: say('Rename the survey and its folder.', '给调查和文件夹改名。'),
    })),
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
  return globSync(inCompany('**/*.*'))
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
