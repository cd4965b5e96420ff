/** What the Worker says of how the portal runs. */
export const running = {
  ago: (span: string) => `${span} ago`,
  minute: {
    every: 'every minute',
    runs: (ago: string) => `The minute trigger runs: last run ${ago}.`,
    stands: (ago: string) =>
      `The minute trigger last ran ${ago}. Until it runs again nobody is warned and no promise is watched.`,
    never: 'The minute trigger has not run yet. Until it does nobody is warned and no promise is watched.',
  },
  five: {
    every: 'every 5 minutes',
    runs: (ago: string) => `The five-minute trigger runs: last run ${ago}.`,
    stands: (ago: string) =>
      `The five-minute trigger last ran ${ago}. Until it runs again leftovers and survey answers past their time are not deleted, and no old key is replaced.`,
    never:
      'The five-minute trigger has not run yet. Until it does leftovers and survey answers past their time are not deleted, and no old key is replaced.',
  },
}
