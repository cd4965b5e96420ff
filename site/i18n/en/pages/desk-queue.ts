/** The page of the queue and the script that keeps it up to date. */
export const queue = {
  skip: 'Skip to the list',
  counts: 'Each number counts that filter by itself.',
  fresh: (count: number) => (count === 1 ? '1 new case' : `${count} new cases`),
  behind: (time: string) => `The list stands as it was at ${time}. The next try follows by itself.`,
  over: 'The list is no longer renewed: your session at the desk has ended.',
  reload: 'Load the page anew',
}
