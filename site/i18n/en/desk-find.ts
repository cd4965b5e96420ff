/** Looking a case up at the desk. */
export const find = {
  ways: {
    number: 'a case number',
    email: 'an e-mail address',
    phone: 'a telephone number',
    reference: 'an order, contract or delivery number',
  },
  sought: (kinds: string) => `Looked for as ${kinds}.`,
  count: (count: number) => (count === 1 ? 'One case.' : `${count} cases.`),
  nothingDue: 'nothing due',
  missing: 'Type what you look for: a number, an address, a telephone or an order.',
  looked: (who: string, what: string) => `${who} looked for ${what}`,
}
