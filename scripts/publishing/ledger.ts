import { createHash } from 'node:crypto'
import { PublishedLine } from '../../site/schemas/published.ts'

export const NOTHING_BEFORE = '0'.repeat(64)
export const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex')

type Unchained<Line> = Line extends { previous: string } ? Omit<Line, 'previous'> : never
/** A line before it knows what stands before it. */
export type NewLine = Unchained<PublishedLine>

export type LedgerFault = { line: number; expected: string; came: string }
export type Ledger = { lines: PublishedLine[]; faults: LedgerFault[]; last: string }

/** Reads the ledger and follows the chain; every line that was changed, moved or removed is found. */
export function readLedger(text: string): Ledger {
  const lines: PublishedLine[] = []
  const faults: LedgerFault[] = []
  let last = NOTHING_BEFORE
  for (const [index, written] of text.split('\n').filter(Boolean).entries()) {
    const line = PublishedLine.safeParse(parseJson(written))
    if (!line.success)
      faults.push({
        line: index + 1,
        expected: 'a line as `npm run publish` writes it',
        came: written.slice(0, 60),
      })
    else {
      if (line.data.previous !== last) {
        faults.push({
          line: index + 1,
          expected: `previous ${last.slice(0, 12)}…, the hash of the line before`,
          came: `${line.data.previous.slice(0, 12)}…`,
        })
      }
      lines.push(line.data)
    }
    last = sha256(written)
  }
  return { lines, faults, last }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The lines to add, each carrying the hash of the one before. */
export function chain(last: string, added: readonly NewLine[]): string {
  let previous = last
  return added
    .map((line) => {
      const written = JSON.stringify({ ...line, previous })
      previous = sha256(written)
      return `${written}\n`
    })
    .join('')
}

/** What the ledger says a file is now; undefined where it was never published. */
export function standingOf(lines: readonly PublishedLine[], path: string): { sha256: string } | undefined {
  const last = lines.findLast((line) => line.kind !== 'withdrawn' && line.path === path)
  return last && last.kind !== 'withdrawn' ? { sha256: last.sha256 } : undefined
}

export const isWithdrawn = (lines: readonly PublishedLine[], document: string) =>
  lines.some((line) => line.kind === 'withdrawn' && line.document === document)

/** `white-papers/<slug>` of a path below content/. */
export const documentOf = (path: string) => path.split('/').slice(0, 2).join('/')
