/** A colleague's cases, handed over all at once. */
export const handOver = {
  gone: (id: string) => `${id} (no longer on the staff)`,
  ask: (count: number, from: string, to: string) =>
    `Hand ${count >= 1000 ? '1,000 or more cases' : count === 1 ? '1 case' : `${count} cases`} from ${from} to ${to}?`,
  lots: (count: number) => `${count} are handed over at a time. This page then comes back with the rest.`,
  done: (count: number) => (count === 1 ? '1 case was handed over.' : `${count} cases were handed over.`),
  missed: (count: number) =>
    `${count === 1 ? '1 case was' : `${count} cases were`} not handed over: somebody else was working on it in that moment, or it can only be read. Try again.`,
  ended: 'More than 30 minutes went by without a click. Nothing was handed over; your choice is kept.',
  errors: {
    'from.missing': 'Choose whose cases.',
    'to.missing': 'Choose a colleague who answers cases.',
    'to.same': 'Choose somebody else: these cases are with this colleague already.',
  },
}
