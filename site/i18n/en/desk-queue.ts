/** The queue's filters, as the Worker names them. */
export const queue = {
  view: 'What waits',
  views: {
    late: 'Late',
    warned: 'Warned: time runs short',
    'wrote-last': 'Customer wrote last',
    'not-reached': 'Not reached yet',
    reminders: 'Customers to remind',
    'to-confirm': 'Told: to be confirmed',
    remedies: 'Overdue remedies',
    'follow-ups': 'Follow-up visits due',
    causes: 'Cause not named',
  },
  unreached: 'Proposal made, customer not reached',
  toRemind: 'Proposal made, reminder to give',
  toConfirm: 'Proposal told, to be confirmed',
  unreachedFor: (span: string) => `not reached for ${span}`,
  with: 'With',
  holders: { me: 'Mine', nobody: 'Nobody’s' },
}
