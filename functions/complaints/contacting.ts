import type { CaseContact, CaseFacts } from '#contract/complaints'

/** Contact data are words of the event that brought them last; an address that changed is unconfirmed again. */
export const corrected = (
  facts: CaseFacts,
  email: 'none' | 'same' | 'changed',
  phone: boolean | undefined = facts.contact?.phone,
): CaseContact => ({
  ...(phone === undefined ? {} : { phone }),
  email: email === 'same' ? (facts.contact?.email ?? 'none') : email === 'none' ? 'none' : 'unconfirmed',
  stopped: email === 'same' && (facts.contact?.stopped ?? false),
  version: facts.version + 1,
})

export const withContact = (facts: CaseFacts, change: Partial<CaseContact>): CaseFacts =>
  facts.contact ? { ...facts, contact: { ...facts.contact, ...change } } : facts
