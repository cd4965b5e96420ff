/** Follow-up visits: whether what was agreed still holds. */
export const visits = {
  results: {
    holds: 'Reached: it still holds',
    partly: 'Reached: it holds in part',
    fails: 'Reached: it does not hold',
    'not-reached': 'Not reached',
  },
  next: (when: string) => `The next follow-up visit is due on ${when}.`,
  last: 'No further follow-up visit is planned.',
}
