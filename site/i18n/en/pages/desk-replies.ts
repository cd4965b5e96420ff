/** What stands around an answer on the desk’s pages before the Worker fills them. */
export const replies = {
  breachReason: 'Why the promise was missed',
  breachReasonHint:
    'For us and our statistics. The customer reads only that it was missed: say why in your own words.',
}
