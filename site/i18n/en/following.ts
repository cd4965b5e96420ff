/** The words of the feeds and the calendar. */
export const following = {
  title: (company: string) => `${company}: published, corrected, withdrawn`,
  description:
    'Every version of every document, every correction and withdrawal, every step of the remediation and every new answer.',
  kinds: {
    version: 'New version',
    correction: 'Correction',
    redaction: 'Redaction',
    withdrawal: 'Withdrawal',
    remediation: 'Remediation',
    answer: 'Answer',
  },
  version: (title: string, version: number) => `${title}, version ${version}`,
  correction: (title: string) => `Correction to ‘${title}’`,
  redaction: (title: string) => `Private detail removed from ‘${title}’`,
  withdrawal: (title: string) => `Withdrawn: ${title}`,
  ledger: (item: string, step: string) => `${item}: ${step}`,
  entries: {
    planned: 'planned',
    started: 'begun',
    progress: 'progress',
    replanned: 'new date',
    done: 'done',
    verified: 'verified',
  },
  newDue: (date: string) => `New date: ${date}`,
  verifiedBy: (whom: string) => `Verified by: ${whom}`,
  answer: (question: string) => question,
  answerIn: (handbook: string) => `Answered or checked again in ‘${handbook}’.`,
  /** A listed change that opens so is a correction. */
  callsItselfCorrection: /^(a )?correction\b/i,
  atom: 'Feed (Atom)',
  json: 'Feed (JSON)',
  calendar: 'Remediation dates (calendar)',
  calendarName: (company: string) => `${company}: remediation dates`,
  due: (item: string, state: string) => `Due: ${item} (${state.toLowerCase()})`,
  owner: (role: string) => `Answers for it: ${role}`,
  missedFirst: (date: string) => `Missed the date first promised, ${date}`,
  /** A new date for an item. */
  firstDue: (date: string) => `First promised: ${date}`,
  earlier: (dates: string) => `Promised before: ${dates}`,
}
