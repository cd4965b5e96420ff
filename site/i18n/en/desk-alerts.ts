/** Early warnings at the desk. */
export const alerts = {
  head: (open: string) => `Early warnings: ${open}`,
  waiting: (open: string) => `${open} open, the oldest first`,
  dangers: {
    safety: 'Safety',
    injury: 'Injury or health',
    media: 'Media and public',
    regulator: 'Authorities and law',
  },
  words: (danger: string, name: string) => `${danger}: ${name}, by the customer’s own words`,
  gone: 'A word of the list that has since been taken out of it',
  reasons: {
    'same-reference': (cases: number, days: number) =>
      `${cases} cases or more within ${days} days name the same order`,
    reopened: 'The customer came back to a closed case',
    'rejected-twice': 'A second proposal was rejected',
    'low-rating': 'The customer rated our handling 1 or 2 of 5',
    'visit-overdue': 'A follow-up visit is overdue',
    'not-holding': 'A follow-up visit found that the remedy does not hold',
  },
}
