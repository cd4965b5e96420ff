import { dirname } from 'node:path'
import { type Language, languages } from '#contract/company'
import { belowCompany } from '../../site/company-folder.ts'
import type { Statement } from '../../site/schemas/statements.ts'
import { readLedger, standingOf } from '../publishing/ledger.ts'
import { readLedgerFile } from '../publishing/shelf.ts'
import { type Fault, nothing, quote, say } from './fault.ts'
import type { Entry, Library } from './library.ts'

type Facts = { language: Language; version: number; date: string; authoritative: Language }
type Version<Value extends Facts = Facts> = { source: Entry<Value>['source']; value: Value }

/**
 * Versions follow one another without a gap and in time, and both languages of one say the same where facts are
 * concerned. What is in the ledger cannot be mended any more, so it is not looked at again.
 */
export function versionFaults({ papers, statements }: Library): Fault[] {
  const { lines } = readLedger(readLedgerFile())
  const isOut = ({ file }: Fault) => standingOf(lines, belowCompany(file)) !== undefined
  return [
    ...known(papers).flatMap((document) => [...orderFaults(document), ...twinFaults(document, headOf)]),
    ...known(statements).flatMap((document) => [...orderFaults(document), ...twinFaults(document, factsOf)]),
  ].filter((fault) => !isOut(fault))
}

/** The versions of each document, as far as they can be read. */
function known<Value extends Facts>(entries: readonly Entry<Value>[]): Version<Value>[][] {
  const readable = entries.flatMap(({ source, value }) => (value ? [{ source, value }] : []))
  return [...Map.groupBy(readable, ({ source }) => dirname(source.file)).values()]
}

function orderFaults(document: Version[]): Fault[] {
  const numbers = new Set(document.map(({ value }) => value.version))
  return document.flatMap(({ source, value }): Fault[] => {
    const { language, version, date } = value
    const before = document
      .filter((other) => other.value.language === language && other.value.version < version)
      .sort((a, b) => b.value.version - a.value.version)[0]
    const gap = version > 1 && !numbers.has(version - 1)
    return [
      ...(gap
        ? [
            {
              file: source.file,
              line: source.lineOf(['version']),
              at: 'version',
              expected: say(`version ${version - 1} before it`, `先有第 ${version - 1} 版`),
              came: nothing,
              mend: say(
                'Number the versions one after the other; npm run revise does.',
                '版本号依次递增；npm run revise 会自动编号。',
              ),
            },
          ]
        : []),
      ...(before && date < before.value.date
        ? [
            {
              file: source.file,
              line: source.lineOf(['date']),
              at: 'date',
              expected: say(
                `a day on or after that of version ${before.value.version}, ${before.value.date}`,
                `不早于第 ${before.value.version} 版的日期 ${before.value.date}`,
              ),
              came: quote(date),
              mend: say('Set the day on which it is published.', '改成发布那天的日期。'),
            },
          ]
        : []),
    ]
  })
}

/** A fact of a version, by its place in the frontmatter; what differs in it is a fault of the translation. */
type Fact = { path: (string | number)[]; value: unknown }

const headOf = ({ authoritative }: Facts): Fact[] => [{ path: ['authoritative'], value: authoritative }]

const factsOf = (statement: Statement): Fact[] => [
  ...headOf(statement),
  { path: ['kind'], value: statement.kind },
  ...listed(['times'], statement.times, ({ date }) => ({ date })),
  ...listed(['rights'], statement.rights, ({ by, until }) => ({ by, until })),
  { path: ['plan', 'starts'], value: statement.plan?.starts },
  { path: ['responsible', 'phone'], value: statement.responsible.phone },
  { path: ['responsible', 'email'], value: statement.responsible.email },
  { path: ['compensation', 'offered'], value: statement.compensation.offered !== undefined },
]

/** How long a list is, and what in each of its entries no translation changes. */
const listed = <One>(path: string[], list: readonly One[], facts: (one: One) => Record<string, unknown>) => [
  { path, value: list.length },
  ...list.flatMap((one, index) =>
    Object.entries(facts(one)).map(([key, value]) => ({ path: [...path, index, key], value })),
  ),
]

function twinFaults<Value extends Facts>(
  document: Version<Value>[],
  facts: (value: Value) => Fact[],
): Fault[] {
  const rank = ({ value }: Version) => languages.indexOf(value.language)
  return [...Map.groupBy(document, ({ value }) => value.version).values()].flatMap((all) => {
    const twins = all.toSorted((a, b) => rank(a) - rank(b))
    const original = twins.find(({ value }) => value.language === value.authoritative) ?? twins[0]
    return twins
      .filter((twin) => twin !== original)
      .flatMap((twin) => (original ? differences(twin, original, facts) : []))
  })
}

function differences<Value extends Facts>(
  { source, value }: Version<Value>,
  original: Version<Value>,
  facts: (value: Value) => Fact[],
): Fault[] {
  const wanted = facts(original.value)
  return facts(value).flatMap(({ path, value: came }) => {
    const same = wanted.find((one) => one.path.join('.') === path.join('.'))
    if (!same || same.value === came) return []
    const expected = quote(same.value)
    const { file } = original.source
    return [
      {
        file: source.file,
        line: source.lineOf(path),
        at: path.join('.'),
        expected: say(`${expected.en}, as in ${file}`, `${expected['zh-CN']}，与 ${file} 一致`),
        came: quote(came),
        mend: say(
          'Both languages state the same facts; correct one of them.',
          '两种语言的事实要一致，请改正其中一处。',
        ),
      },
    ]
  })
}
