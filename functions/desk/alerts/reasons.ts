import type { Language } from '#contract/company'
import { alertWords } from '#words/desk-alerts'
import type { OpenAlert } from '../../alerts/store.ts'
import { earlyWarning } from '../../content.ts'

/** Why an alert was opened, in words; of what the customer wrote it says the list's name for it. */
export function reasonOf(
  { reason, detail }: Pick<OpenAlert, 'reason' | 'detail'>,
  language: Language,
): string {
  const t = alertWords(language)
  if (reason === 'words') {
    const entry = earlyWarning.entries.find(({ id }) => id === detail)
    return entry ? t.words(t.dangers[entry.kind], entry.name[language]) : t.gone
  }
  if (reason !== 'same-reference') return t.reasons[reason]
  const { cases, days } = earlyWarning.sameReference
  return t.reasons[reason](cases, days)
}
