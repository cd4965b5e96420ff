import { createHash } from 'node:crypto'
import type { Text } from '#contract/company'
import { PublishedLine } from '../../site/schemas/published.ts'
import { chainOf } from '../check/collections.ts'

export const NOTHING_BEFORE = '0'.repeat(64)
export const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex')

type Unchained<Line> = Line extends { previous: string } ? Omit<Line, 'previous'> : never
/** A line before it knows what stands before it. */
export type NewLine = Unchained<PublishedLine>

export type LedgerFault = { line: number; expected: Text; came: string }
export type Ledger = { lines: PublishedLine[]; faults: LedgerFault[]; last: string }

/** Reads the ledger and follows the chain; every line that was changed, moved or removed is found. */
export function readLedger(text: string): Ledger {
  const lines: PublishedLine[] = []
  const faults: LedgerFault[] = []
  const mayFollow = follower()
  let last = NOTHING_BEFORE
  for (const [index, written] of text.replace(/\n$/, '').split('\n').entries()) {
    if (text === '') break
    const refuse = (en: string, chinese: string, came: string) =>
      faults.push({ line: index + 1, expected: { en, 'zh-CN': chinese }, came })
    const { data: line } = PublishedLine.safeParse(parseJson(written))
    if (!line) {
      refuse('a line as `npm run publish` writes it', '`npm run publish` 写出的一行', written.slice(0, 60))
    } else {
      if (line.previous !== last)
        refuse(
          `previous ${last.slice(0, 12)}…, the hash of the line before`,
          `previous 为上一行的哈希 ${last.slice(0, 12)}…`,
          `${line.previous.slice(0, 12)}…`,
        )
      if (!mayFollow(line)) refuse(...outOfOrder, written.slice(0, 60))
      lines.push(line)
    }
    last = sha256(written)
  }
  return { lines, faults, last }
}

const outOfOrder = [
  'a file published once, then only redacted, or changed where its kind may change; nothing after its document was withdrawn',
  '文件只发布一次，之后只能删改，允许改动的栏目才能改动；文档撤回后不再有记录',
] as const

/**
 * Without this, a second 'published' line, or a 'changed' one for what is frozen, would change what was published and
 * give no reason.
 */
function follower(): (line: PublishedLine) => boolean {
  const published = new Set<string>()
  const removed = new Set<string>()
  const withdrawn = new Set<string>()
  return (line) => {
    const document = line.kind === 'withdrawn' ? line.document : documentOf(line.path)
    if (withdrawn.has(document)) return false
    if (line.kind === 'withdrawn') return Boolean(withdrawn.add(document))
    const isKnown = published.has(line.path)
    const wasRemoved = removed.has(line.path)
    published.add(line.path)
    if (line.kind === 'removed') removed.add(line.path)
    else removed.delete(line.path)
    switch (line.kind) {
      case 'published':
        return !isKnown
      case 'redacted':
        return isKnown
      case 'changed':
        return isKnown && chainOf(line.path) === 'recorded'
      case 'removed':
        return isKnown && !wasRemoved && chainOf(line.path) === 'recorded'
    }
  }
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

/** The hash of every published file as it must be now, by path. */
export function standings(lines: readonly PublishedLine[]): Map<string, string> {
  const now = new Map<string, string>()
  for (const line of lines) {
    if ('sha256' in line) now.set(line.path, line.sha256)
    else if (line.kind === 'removed') now.delete(line.path)
  }
  return now
}

/** What the ledger says a file is now; undefined where it was never published, or was removed. */
export function standingOf(lines: readonly PublishedLine[], path: string): { sha256: string } | undefined {
  const last = lines.findLast((line) => line.kind !== 'withdrawn' && line.path === path)
  return last && 'sha256' in last ? { sha256: last.sha256 } : undefined
}

export const wasPublished = (lines: readonly PublishedLine[], path: string) =>
  lines.some((line) => line.kind === 'published' && line.path === path)

export const isWithdrawn = (lines: readonly PublishedLine[], document: string) =>
  lines.some((line) => line.kind === 'withdrawn' && line.document === document)

/** `white-papers/<slug>` of a path below content/. */
export const documentOf = (path: string) => path.split('/').slice(0, 2).join('/')
