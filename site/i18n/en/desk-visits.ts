/** Follow-up visits: whether what was agreed still holds, and what the customer agreed to for them. */
export const visits = {
  results: {
    holds: 'Reached: it still holds',
    partly: 'Reached: it holds in part',
    fails: 'Reached: it does not hold',
    'not-reached': 'Not reached',
  },
  next: (when: string) => `The next follow-up visit is due on ${when}.`,
  last: 'No further follow-up visit is planned.',
  /** 6 and 12 months */
  months: (all: readonly number[]) =>
    `${new Intl.ListFormat('en-GB').format(all.map(String))} ${all.length === 1 && all[0] === 1 ? 'month' : 'months'}`,
  agreed: (when: string, months: string) =>
    `On ${when} you agreed that we ask again ${months} after closing.`,
  withdrawn: (when: string) => `On ${when} you took your agreement to later follow-up visits back.`,
  until: (when: string) =>
    `For these visits your contact data and one line about the matter are kept until ${when} at the latest.`,
  reduced: (when: string, aged: string) =>
    `Words and files were erased on ${when}. Copies in the history of the database have aged out by ${aged}. What is left are your contact data and the one line that stands in the history.`,
  record: (when: string) => `The bare record (number, times, steps, findings) is kept until ${when}.`,
  ended: 'The visits that you agreed to do not take place any more.',
  with: 'Agreed to later follow-up visits',
  staff: (when: string, months: string) => `${months} after closing; agreed on ${when}`,
  staffWithdrawn: (when: string) => `withdrawn on ${when}`,
}
