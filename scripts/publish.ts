import { appendFileSync } from 'node:fs'
import { requireOrder } from './check.ts'
import { chain, isWithdrawn, type Ledger, type NewLine, readLedger, standingOf } from './publishing/ledger.ts'
import { LEDGER, readLedgerFile, shelf, statuses } from './publishing/shelf.ts'
import { Refusal } from './step.ts'
import { today } from './today.ts'

/** `npm run publish`: writes what is new into the ledger. Nothing that stands there is ever touched. */
export async function run(): Promise<void> {
  const day = today(new Date())
  requireOrder(day)
  const ledger = readLedger(readLedgerFile())
  const added = news(ledger, day)
  if (added.length === 0) {
    console.log('Nothing is new: the ledger names every published file.')
    return
  }
  appendFileSync(LEDGER, chain(ledger.last, added))
  for (const line of added)
    console.log(`${line.kind}  ${line.kind === 'withdrawn' ? line.document : line.path}`)
  console.log(
    `${added.length} ${added.length === 1 ? 'line' : 'lines'} added to ${LEDGER}. Commit it together with the documents.`,
  )
}

function news({ lines, faults }: Ledger, day: string): NewLine[] {
  if (faults.length > 0)
    throw new Refusal(`${LEDGER} is damaged; put back its last good copy before you publish.`)
  const said = statuses()
  const withdrawals: NewLine[] = said.flatMap(({ document, status: { withdrawn } }) =>
    withdrawn && !isWithdrawn(lines, document)
      ? [{ kind: 'withdrawn', document, date: withdrawn.date, reason: withdrawn.reason }]
      : [],
  )
  const pieces: NewLine[] = shelf(day).flatMap((piece): NewLine[] => {
    const standing = standingOf(lines, piece.path)
    if (!standing) return [{ kind: 'published', ...piece }]
    if (standing.sha256 === piece.sha256) return []
    const redaction = said
      .flatMap(({ document, status }) =>
        (status.redactions ?? []).map((one) => ({ ...one, path: `${document}/${one.file}` })),
      )
      .findLast(({ path }) => path === piece.path)
    if (!redaction)
      throw new Refusal(
        `${piece.path} was changed after it was published; write a new version, or name the redaction in document.yaml.`,
      )
    return [
      {
        kind: 'redacted',
        path: piece.path,
        date: redaction.date,
        sha256: piece.sha256,
        reason: redaction.reason,
      },
    ]
  })
  return [...withdrawals, ...pieces]
}
