import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { documentOf, isWithdrawn, readLedger, sha256, standingOf } from '../publishing/ledger.ts'
import { LEDGER, readLedgerFile, shelf, statuses } from '../publishing/shelf.ts'
import type { Fault } from './fault.ts'

/**
 * What was published stays as it was. A withdrawal and a redaction, each with its line in the ledger, are the
 * only ways to take something back; the ledger itself is only ever added to.
 */
export function publishedFaults(day: string): Fault[] {
  const text = readLedgerFile()
  const { lines, faults } = readLedger(text)
  const broken = faults.map(({ line, expected, came }) => ({ file: LEDGER, line, at: '', expected, came }))
  return [...broken, ...rewritten(text), ...changed(lines), ...halfWithdrawn(lines, day)]
}

function changed(lines: ReturnType<typeof readLedger>['lines']): Fault[] {
  const paths = [...new Set(lines.flatMap((line) => (line.kind === 'withdrawn' ? [] : [line.path])))]
  return paths.flatMap((path) => {
    const file = `content/${path}`
    const at = { file, line: 1, at: '' }
    const withdrawn = isWithdrawn(lines, documentOf(path))
    if (!existsSync(file))
      return withdrawn
        ? []
        : [
            {
              ...at,
              expected: 'the published file, or the withdrawal of its document in the ledger',
              came: 'nothing',
            },
          ]
    if (withdrawn) return [{ ...at, expected: 'nothing: the document was withdrawn', came: 'the file' }]
    const came = sha256(readFileSync(file))
    const expected = standingOf(lines, path)?.sha256
    if (came === expected) return []
    return [
      {
        ...at,
        expected: `the text that was published (SHA-256 ${expected?.slice(0, 12)}…); a change is a new version: npm run revise ${documentOf(path)}`,
        came: `another (${came.slice(0, 12)}…)`,
      },
    ]
  })
}

/** A document.yaml that says withdrawn while its files still stand. */
function halfWithdrawn(lines: ReturnType<typeof readLedger>['lines'], day: string): Fault[] {
  const standing = new Set(shelf(day).map(({ path }) => documentOf(path)))
  return statuses()
    .filter(
      ({ document, status }) => status.withdrawn && standing.has(document) && !isWithdrawn(lines, document),
    )
    .map(({ file }) => ({
      file,
      line: 1,
      at: 'withdrawn',
      expected: 'the versions, evidence and figures of a withdrawn document to be deleted',
      came: 'files beside it',
    }))
}

/** Where git knows the main branch, its ledger must be the beginning of ours. */
function rewritten(text: string): Fault[] {
  const main = ['origin/main', 'main'].map((branch) => show(branch)).find((found) => found !== undefined)
  if (main === undefined || text.startsWith(main)) return []
  const ours = text.split('\n')
  const line = main.split('\n').findIndex((written, index) => written !== ours[index]) + 1
  return [
    {
      file: LEDGER,
      line,
      at: '',
      expected: 'the line of the main branch',
      came: (ours[line - 1] ?? 'nothing').slice(0, 60),
    },
  ]
}

function show(branch: string): string | undefined {
  try {
    return execFileSync('git', ['show', `${branch}:${LEDGER}`], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  } catch {
    return undefined
  }
}
