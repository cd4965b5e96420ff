import type { Language } from '#contract/company'
import type { NewComplaint } from '#contract/complaints'
import type { SentFile } from '#contract/files'
import { acting } from '#words/acting'
import type { RefusedFile } from '../../files/staging.ts'
import { errorsOf } from '../../http/valid.ts'
import { filingSchema } from './filing-schema.ts'
import { refusedInWords } from './staged-files.tsx'

type Typed = Record<string, string>

/**
 * The form as JSON would have it: boxes become the consent, '' stays '' for the schema to judge. Browsers send a
 * line break as two characters; one is stored and counted, so that a text is the same from whichever page it comes.
 * `besides` are the fields that are no part of what was written: buttons, and what the page keeps for itself.
 */
export function asComplaint(typed: Typed, language: string, besides: readonly string[]): unknown {
  const { notice, overseas, onBehalf, ...written } = typed
  const fields = Object.entries(written)
    .filter(([name]) => !besides.includes(name))
    .map(([name, text]) => [name, text.replaceAll(/\r\n?/g, '\n')])
  return {
    ...Object.fromEntries(fields),
    onBehalf: onBehalf === 'yes',
    language,
    consent: { notice, overseas: overseas === 'yes' },
  }
}

/** What the schema and the files' own rules find wrong, by the form's field names; `input` where nothing is. */
export function judge(
  complaint: unknown,
  refused: readonly RefusedFile[],
  { language, now, words = {} }: { language: Language; now: number; words?: Record<string, string> },
): { input: NewComplaint | undefined; fields: Record<string, string>; status: 413 | 422 } {
  const said: Record<string, string> = { ...acting(language).errors, ...words }
  const parsed = filingSchema(now).safeParse(complaint)
  const wrong = parsed.success ? [] : errorsOf(parsed.error)
  return {
    input: parsed.success && refused.length === 0 ? parsed.data : undefined,
    fields: Object.fromEntries([
      ...wrong.map(({ pointer, code }) => [pointer.split('/').at(-1), said[code] ?? said['malformed']]),
      ...(refused.length > 0 ? [['file', refusedInWords(refused, language)]] : []),
    ]),
    status: refused.some(({ why }) => why === 'file.large') ? 413 : 422,
  }
}

/** The files that are meant: those that the check page showed, or all that the form has brought. */
export const meant = (typed: Typed, arrived: readonly SentFile[]): string[] =>
  typed['page'] === 'check'
    ? (typed['files'] ?? '').split(' ').filter(Boolean)
    : [...new Set(arrived.map(({ id }) => id))]
