import type { DocumentStatus, PublishedLine } from '../../site/schemas/published.ts'

export type Redaction = NonNullable<DocumentStatus['redactions']>[number]
export type Named = { document: string; file: string; status: DocumentStatus }

/** The redactions that document.yaml names for a published file, in the order in which they happened. */
export const namedFor = (statuses: readonly Named[], path: string): Redaction[] =>
  statuses.flatMap(({ document, status }) =>
    (status.redactions ?? []).filter(({ file }) => `${document}/${file}` === path),
  )

/** The redactions of a file that are in the ledger. */
export const enteredFor = (lines: readonly PublishedLine[], path: string) =>
  lines.flatMap((line) => (line.kind === 'redacted' && line.path === path ? [line] : []))

/**
 * The redaction that is named but not yet entered. The ones before it are spent: a file that changes once more
 * needs a redaction of its own.
 */
export const pendingFor = (lines: readonly PublishedLine[], statuses: readonly Named[], path: string) =>
  namedFor(statuses, path)[enteredFor(lines, path).length]
