/** What stands around a survey’s own questions before the Worker fills it. */
export const surveys = {
  send: 'Send the answers',
  /** What changed follows. */
  version: (version: number, day: string) => `Version ${version}, asked since ${day}.`,
  thanks: {
    title: 'Your answers have arrived',
    description: 'A survey was answered.',
    lead: 'They count in the results of this quarter. We publish how many answered and what they said, never who.',
    back: 'Where we stand',
  },
}
