import { appendFileSync } from 'node:fs'
import { requireOrder } from './check.ts'
import { chain, isWithdrawn, type Ledger, type NewLine, readLedger, standingOf } from './publishing/ledger.ts'
import { type Named, pendingFor } from './publishing/redactions.ts'
import { LEDGER, type Piece, readLedgerFile, shelf, statuses } from './publishing/shelf.ts'
import { Refusal } from './step.ts'
import { today } from './today.ts'

/** `npm run publish`: writes what is new into the ledger. Nothing that stands there is ever touched. */
export async function run(): Promise<void> {
  const added = publish(today(new Date()))
  for (const line of added)
    console.log(`${line.kind}  ${line.kind === 'withdrawn' ? line.document : line.path}`)
  console.log(
    added.length === 0
      ? 'Nothing is new: the ledger names every published file. 没有新内容：台账已列出全部已发布的文件。'
      : `${added.length} ${added.length === 1 ? 'line' : 'lines'} added to ${LEDGER}. Commit it together with the documents. 台账新增 ${added.length} 行，请与文档一起提交。`,
  )
}

/** Adds what is new on a day to the ledger, or refuses with everything that is wrong; returns what was added. */
export function publish(day: string): NewLine[] {
  requireOrder(day, { isPublishing: true })
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
  return [...withdrawals, ...shelf(day).flatMap((piece) => newsOf(piece, lines, said))]
}

function newsOf(piece: Piece, lines: Ledger['lines'], said: Named[]): NewLine[] {
  const standing = standingOf(lines, piece.path)
  if (!standing) return [{ kind: 'published', ...piece }]
  if (standing.sha256 === piece.sha256) return []
  const redaction = pendingFor(lines, said, piece.path)
  // The check has refused this already; it is refused here too, so that no order of calls lets it through.
  if (!redaction) throw new Refusal(`content/${piece.path} was changed after it was published.`)
  const { path, sha256 } = piece
  return [{ kind: 'redacted', path, date: redaction.date, sha256, reason: redaction.reason }]
}
