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
  mail: {
    off: 'No mail is sent: MAIL_FROM is empty.',
    used: (used: number, ceiling: number, percent: number) =>
      `Mail sent today: ${used} of at most ${ceiling} (${percent} %).`,
    near: 'Today’s mail is nearly used up. What is over will wait here and go out from tomorrow on.',
    full: 'Today’s mail is used up. What waits here goes out from tomorrow on.',
    half: (half: number) =>
      `Reminders have used their half of today’s mail (${half}); more of them go out from tomorrow on.`,
    malformed: (ceiling: number) =>
      `MAIL_A_DAY is not a whole number from 1 to 999999; ${ceiling} applies until it is corrected.`,
  },
}
