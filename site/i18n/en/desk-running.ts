/** What the Worker says of how the portal runs. */
export const running = {
  ago: (span: string) => `${span} ago`,
  runs: (ago: string) => `The portal runs: its clock job came by ${ago}.`,
  stands: (ago: string) =>
    `The clock job last came by ${ago}. Until it runs again nobody is warned and no promise is watched.`,
  never: 'The clock job has not run yet. Until it does nobody is warned and no promise is watched.',
}
