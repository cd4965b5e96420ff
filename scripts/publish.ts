import { appendFileSync } from 'node:fs'
import type { Text } from '#contract/company'
import { companyFolder } from '../site/company-folder.ts'
import { chainOf } from './check/collections.ts'
import { spoken } from './check/language.ts'
import { refusal } from './check/report.ts'
import { examine, judge } from './check.ts'
import * as compile from './compile.ts'
import {
  chain,
  isWithdrawn,
  type Ledger,
  type NewLine,
  readLedger,
  standingOf,
  standings,
  wasPublished,
} from './publishing/ledger.ts'
import { type Named, pendingFor } from './publishing/redactions.ts'
import { LEDGER, type Piece, readLedgerFile, shelf, statuses } from './publishing/shelf.ts'
import { Refusal } from './step.ts'
import { today } from './today.ts'

/** `npm run publish`: writes what is new into the ledger. Nothing that stands there is ever touched. */
export async function run(words: string[] = []): Promise<void> {
  // The day is the one of the company's time zone, which stands in the compiled content.
  await compile.run()
  const day = today(new Date())
  const languages = spoken(words)
  judge(examine(day, true), languages)
  const added = enter(day)
  for (const line of added)
    console.log(`${line.kind}  ${line.kind === 'withdrawn' ? line.document : line.path}`)
  for (const language of languages) console.log(summary(added.length)[language])
}

const summary = (count: number): Text =>
  count === 0
    ? {
        en: 'Nothing is new: the ledger has everything as it is published.',
        'zh-CN': '没有新内容：台账与已发布的内容一致。',
      }
    : {
        en: `${count} ${count === 1 ? 'line' : 'lines'} added to ${LEDGER}. Commit it together with the documents.`,
        'zh-CN': `台账 ${LEDGER} 新增 ${count} 行，请与文档一起提交。`,
      }

/** Adds what is new on a day to the ledger, or refuses with everything that is wrong; returns what was added. */
export function publish(day: string): NewLine[] {
  const findings = examine(day, true)
  if (findings.faults.length > 0) throw new Refusal(refusal(findings, spoken([])))
  return enter(day)
}

function enter(day: string): NewLine[] {
  const ledger = readLedger(readLedgerFile())
  const added = news(ledger, day)
  if (added.length > 0) appendFileSync(LEDGER, chain(ledger.last, added))
  return added
}

function news({ lines }: Ledger, day: string): NewLine[] {
  const said = statuses()
  const withdrawals: NewLine[] = said.flatMap(({ document, status: { withdrawn } }) =>
    withdrawn && !isWithdrawn(lines, document)
      ? [{ kind: 'withdrawn', document, date: withdrawn.date, reason: withdrawn.reason }]
      : [],
  )
  const pieces = shelf(day)
  const here = new Set(pieces.map(({ path }) => path))
  const removals: NewLine[] = [...standings(lines).keys()]
    .filter((path) => chainOf(path) === 'recorded' && !here.has(path))
    .map((path) => ({ kind: 'removed', path, date: day }))
  return [...withdrawals, ...removals, ...pieces.flatMap((piece) => newsOf(piece, lines, said, day))]
}

function newsOf(piece: Piece, lines: Ledger['lines'], said: Named[], day: string): NewLine[] {
  if (!wasPublished(lines, piece.path)) return [{ kind: 'published', ...piece }]
  if (standingOf(lines, piece.path)?.sha256 === piece.sha256) return []
  if (chainOf(piece.path) === 'recorded')
    return [{ kind: 'changed', path: piece.path, date: day, sha256: piece.sha256 }]
  const redaction = pendingFor(lines, said, piece.path)
  // The check has refused this already; it is refused here too, so that no order of calls lets it through.
  if (!redaction) throw new Refusal(`${companyFolder}/${piece.path} was changed after it was published.`)
  const { path, sha256 } = piece
  return [{ kind: 'redacted', path, date: redaction.date, sha256, reason: redaction.reason }]
}
