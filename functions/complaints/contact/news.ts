import type { Language } from '#contract/company'
import type { CaseFacts, Contact } from '#contract/complaints'
import { acting } from '#words/acting'

/** How the customer hears of news on this case, in a sentence, and what they can do about it on the contact page. */
export function newsOf(
  { contact }: Pick<CaseFacts, 'contact'>,
  { email = '' }: Contact,
  isMailOn: boolean,
  language: Language,
): { sentence: string; show: string[] } {
  const t = acting(language).contact
  if (!isMailOn) return { sentence: t.newsOff, show: [] }
  if (!contact || contact.email === 'none') return { sentence: t.newsPage, show: [] }
  if (contact.email === 'unconfirmed')
    return contact.stopped
      ? { sentence: t.refused(email), show: [] }
      : { sentence: t.newsUnconfirmed(email), show: ['ask'] }
  return contact.stopped
    ? { sentence: t.newsStopped(email), show: ['ask'] }
    : { sentence: t.newsConfirmed(email), show: ['stop'] }
}
