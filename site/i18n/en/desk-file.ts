/** The case file: the whole documentation of one case. */
export const file = {
  fetched: 'fetched a file of the case',
  opened: 'opened the case file',
  fileName: (number: string) => `case-file-${number}.json`,
}
