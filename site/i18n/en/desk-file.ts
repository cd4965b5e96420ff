/** The case file: the whole documentation of one case. */
export const file = {
  opened: 'opened the case file',
  fileName: (number: string) => `case-file-${number}.json`,
}
