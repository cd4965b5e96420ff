/** What the Worker says about a filing: in the form, on its check page, on the receipt. */
export const filing = {
  form: {
    honeypotQuestion:
      'The field "Website" was filled in. People do not see it, programs do. If you are a person, empty it and send again: nothing is lost.',
    haste:
      'That was very quick. Please read through it once more and send again: this is how we keep programs out.',
    stale:
      'This form was open for more than a day, or came from somewhere else. Everything is still here; please send it again.',
    staleFiles:
      'This form was open for more than a day, or came from somewhere else. What you wrote is still here; please choose your files once more and send it again.',
  },
  check: {
    labels: {
      category: 'What it is about',
      impact: 'How it affects you',
      story: 'What happened',
      wish: 'What would put it right',
      reference: 'Order, contract or delivery number',
      name: 'Name',
      organisation: 'Company or organisation',
      email: 'E-mail',
      phone: 'Telephone',
      onBehalf: 'Who complains',
      file: 'Photographs and documents',
      consent: 'Your consent',
      empty: 'Left empty',
    },
    list: (names: string[]) => names.join('; '),
    forSelf: 'You, for yourself or your company',
    forOther: 'You, for somebody else who knows about it',
    consented: (version: string) =>
      `You have read version ${version} of the privacy notice and agree that your words are stored abroad.`,
    times: (respond: string, propose: string) =>
      `Once it is sent, a person answers within ${respond} and you have a proposal within ${propose}, as our service promise counts them.`,
    already: (number: string) => `This form was already sent and became case ${number}`,
    asMessage: (number: string) => `Send it as a message to ${number}`,
    doorTitle: 'The case has to be opened first',
    door: 'This browser no longer has it open. Type its access code; your text then waits in the message box.',
  },
  files: {
    hash: 'SHA-256 of the file as it was sent:',
    remove: 'Remove',
    kept: (count: number) =>
      count === 1
        ? 'One file is kept; it is listed again soon.'
        : `${count} files are kept; they are listed again soon.`,
    gone: 'A file that stood here is no longer kept: a day is over, or it was removed in another tab. Look at the list, add what is missing, and send again.',
    named: (name: string) => `“${name}”: `,
    nth: (position: number) => `File ${position}: `,
    cut: ' It and what came after it was not read.',
  },
  receipt: {
    promise: (version: number) =>
      `These times come from version ${version} of our service promise. It governs your case to the end.`,
    savedMissing: 'Tick the box when you have saved both: afterwards the code cannot be shown again.',
    file: (lines: {
      company: string
      number: string
      code: string
      filed: string
      respondBy: string
      proposeBy: string
      track: string
    }) =>
      [
        `Receipt for a complaint to ${lines.company}`,
        '',
        `Case number:   ${lines.number}`,
        `Access code:   ${lines.code}`,
        '',
        `Filed:                    ${lines.filed}`,
        `A person answers by:      ${lines.respondBy}`,
        `You have a proposal by:   ${lines.proposeBy}`,
        '',
        `Follow the case: ${lines.track}`,
        '',
        'Keep the access code. Without it you cannot see the case online; we go on handling it, and you can call us.',
        '',
      ].join('\r\n'),
    fileName: (number: string) => `receipt-${number}.txt`,
  },
}
