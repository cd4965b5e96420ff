/** The queue's filters, as the Worker names them. */
export const queue = {
  view: 'What waits',
  views: {
    late: 'Late',
    warned: 'Warned: time runs short',
    'wrote-last': 'Customer wrote last',
    remedies: 'Overdue remedies',
    'follow-ups': 'Follow-up visits due',
    causes: 'Cause not named',
  },
  with: 'With',
  holders: { me: 'Mine', nobody: 'Nobody’s' },
}
