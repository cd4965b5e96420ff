const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`
const list = new Intl.ListFormat('en-GB')

/** The words around the versions of a document. */
export const versions = {
  draft: 'Draft',
  draftUntil: (date: string) =>
    `A draft, to be published on ${date}. Until then it is shown only where it is written, never on the portal.`,
  superseded: (date: string) =>
    `This is an earlier version. It was replaced on ${date} and stays here unchanged.`,
  readNewest: 'Read the newest version',
  seeChanges: (version: number) => `See what changed in version ${version}`,
  behind: (version: number, date: string) =>
    `The Chinese text has moved on: its version ${version} of ${date} is not yet translated. It is the authoritative text.`,
  readAhead: (version: number) => `Read version ${version} in Chinese`,
  redacted: (date: string) => `Redacted on ${date}`,
  redactedFile: (file: string) => `In the file ${file}:`,
  language: 'Language',
  original: 'English, the authoritative text.',
  renders: (version: number) =>
    `English, for version ${version} of the Chinese text, which is authoritative.`,
  rendersNone: 'English. The Chinese text is authoritative.',
  twin: 'Read this version in Chinese',
  twinUntil: (version: number) => `The Chinese text has got as far as version ${version}`,
  noTwin: 'There is no Chinese text yet.',
  onlyInOther: 'In Chinese only, so far',
  comparedWith: (older: number, newer: number) => `Versions ${older} and ${newer} compared word by word`,
  printed: {
    version: (version: string, date: string) => `${version}, ${date}`,
    updated: (date: string) => `Updated ${date}`,
    asOf: (date: string) => `As of ${date}`,
  },
  toKeep: 'To print or keep',
  pdf: (size: string) => `PDF, ${size}`,
  withdrawn: 'Withdrawn',
  withdrawnOn: (date: string) => `This document was withdrawn on ${date}.`,
  withdrawnWhy: 'Why',
  withdrawnList: 'Withdrawn',
  changes: {
    title: (older: number, newer: number) => `What changed from version ${older} to version ${newer}`,
    description: (title: string, older: number, newer: number) =>
      `‘${title}’: versions ${older} and ${newer} compared word by word.`,
    summary: 'In short',
    summaryBy: (author: string) => `As ${author.toLowerCase()} sums it up:`,
    words: 'Word by word',
    count: (changed: number, inserted: number, deleted: number, same: number) => {
      const parts = [
        changed > 0 ? `${plural(changed, 'paragraph')} changed` : '',
        inserted > 0 ? `${inserted} added` : '',
        deleted > 0 ? `${deleted} deleted` : '',
        `${same} unchanged`,
      ].filter(Boolean)
      return `${list.format(parts)}. Table rows, list items and figures count as paragraphs.`
    },
    nothing: 'The text is the same in both versions.',
    legendBefore: 'In a changed paragraph, ',
    legendInserted: 'words added are underlined',
    legendBetween: ' and ',
    legendDeleted: 'words deleted are struck through',
    legendAfter: '. Made by machine from the two published texts; the versions themselves are what counts.',
    changed: 'Changed',
    inserted: 'Added',
    deleted: 'Deleted',
    same: 'Unchanged',
    unchanged: (count: number) => plural(count, 'unchanged paragraph'),
    insertedStart: '[added: ',
    deletedStart: '[deleted: ',
    end: '] ',
    published: (version: number, date: string) => `Version ${version}, ${date}`,
    /** What stands before the line that a component is compared as. */
    parts: {
      title: 'Title',
      summary: 'Summary',
      Aside: 'Note',
      BeforeAfter: 'Before and after',
      Contacts: 'Contacts',
      Correction: 'Correction',
      Evidence: 'Evidence',
      Figure: 'Figure',
      KeyFigure: 'Key figure',
      Measures: 'Measures',
      Results: 'Test results',
      Table: 'Table',
    } as Record<string, string>,
  },
}
