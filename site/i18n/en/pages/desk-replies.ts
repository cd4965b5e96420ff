/** What stands around an answer on the desk’s pages before the Worker fills them. */
export const replies = {
  breachReason: 'Why the promise was missed',
  breachReasonHint:
    'For us and our statistics. The customer reads only that it was missed: say why in your own words.',
  save: 'Save draft',
  discard: 'Discard draft',
  other: 'Saved in another window meanwhile. Take from it what you need: with your next save it is gone.',
  begunNote: 'Colleagues have begun to write:',
  moved: 'The case has moved on since your draft was saved. What is new is marked in the history.',
  dropped: 'Discarded',
  droppedFiles: 'The files that waited with the draft are gone too.',
  droppedNote: 'If this was a mistake, copy it from here. When you leave this page it is gone.',
  files: 'Files for the customer',
  filesHint: (count: number, megabytes: number) =>
    `Up to ${count} of at most ${megabytes} MB each: JPEG, PNG, WebP or PDF. The customer can download them. Where and with what a picture was taken is removed; a PDF goes out as it is. Files that are not sent wait for 24 hours.`,
  waiting: 'These have arrived and go with this step',
  goesWith: 'Files',
  compared: 'Two texts: is yours still needed?',
  meanwhile: 'Meanwhile',
  mine: 'Yours, not sent',
  toMine: 'On to your text',
  playbook: 'Begin with a playbook',
  playbookHint:
    'Its words come into the box as a draft, in the customer’s language. Unread and unchanged they do not go out.',
  usePlaybook: 'Put it in the box',
}
