/** Filing a complaint: the form, and the receipt that answers it. */
export const filing = {
  form: {
    title: 'File a complaint',
    description:
      'Two minutes, without an account. You get a case number, an access code and the time by which a person answers.',
    lead: 'You get a case number, an access code and the time by which a person answers you. Complaining is free and has no effect on your orders or on how we serve you.',
    category: 'What is it about?',
    categoryEmpty: 'Choose one',
    impact: 'How does it affect you?',
    story: 'What happened?',
    storyHint: (min: number, max: number) =>
      `What, when, where, and what you have tried already. Between ${min} and ${max.toLocaleString('en')} characters. Please leave out ID-card and bank-card numbers: we never need them.`,
    wish: 'What would put it right?',
    wishHint: 'A repair, a replacement, a refund, an explanation: what you would like to happen.',
    reference: 'Order, contract or delivery number',
    referenceHint: 'If there is one. It helps us find the matter faster.',
    aboutYouHint:
      'All of this may stay empty. Without an e-mail address or a telephone number, the case page is the only place where you find our answer.',
    name: 'Your name',
    organisation: 'Company or organisation',
    email: 'E-mail',
    phone: 'Telephone',
    onBehalf: 'I am complaining for somebody else, and they know about it.',
    consents: 'Your consent',
    consentsHint: 'The two links open in a new tab.',
    notice: (version: number) => `privacy notice, version ${version}`,
    overseasDetails: 'Who stores it abroad, what, and your rights',
    honeypot: 'Website',
    honeypotQuestion:
      'The field "Website" was filled in. People do not see it, programs do. If you are a person, empty it and send again: nothing is lost.',
    haste:
      'That was very quick. Please read through it once more and send again: this is how we keep programs out.',
    stale:
      'This form was open for more than a day, or came from somewhere else. Everything is still here; please send it again.',
    matter: 'What you want, and which order',
    person: 'You, and how we reach you',
    papers: 'Photographs and documents',
    toCheck: 'Continue and check',
    afterwards: 'You see everything once more before it is sent.',
    otherWays: 'Other ways, of equal rank',
    otherWaysLead:
      'The same people answer, in the same times. Choose one of these if you do not want your words stored abroad.',
    times: 'When you hear from us',
    suggestions: {
      title: 'What we have already said about this',
      lead: 'You can complain all the same. These open in a new tab, so that nothing you typed is lost.',
      answers: 'Answers',
      items: 'Being put right',
      due: 'due',
      all: 'All answers',
    },
  },
  check: {
    title: 'Check before you send',
    description: 'Your complaint as we will read it. Nothing has been sent yet.',
    lead: 'This is what we will read. Nothing has been sent yet.',
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
    change: 'Change',
    add: 'Add',
    send: 'Send the complaint',
    times: (respond: string, propose: string) =>
      `Once it is sent, a person answers within ${respond} and you have a proposal within ${propose}, as our service promise counts them.`,
    afterSending:
      'Next you see your case number and your access code. Nothing else is needed from you today.',
    already: (number: string) => `This form was already sent and became case ${number}`,
    alreadyWays:
      'What stands below is different from what was filed, and has not been sent. What shall become of it?',
    asMessage: (number: string) => `Send it as a message to ${number}`,
    asMessageNote: 'The case opens with your new text in the message box; you send it from there.',
    asNew: 'File it as a complaint of its own',
    asNewNote: 'It gets a number, a code and promised times of its own.',
    withoutFiles: 'Your files went with the first one. Add them again where they are needed.',
    doorTitle: 'The case has to be opened first',
    door: 'This browser no longer has it open. Type its access code; your text then waits in the message box.',
  },
  files: {
    label: 'Choose files',
    hint: (count: number, megabytes: number) =>
      `Up to ${count} files of at most ${megabytes} MB each: JPEG, PNG, WebP or PDF. We take out of pictures where and with what they were taken. A PDF is kept as it is, with everything in it. More than 100 MB in one go does not reach us, and then the text is lost too.`,
    listed: 'These go with the complaint',
    hash: 'SHA-256 of the file as it was sent:',
    waiting: 'These have arrived and go with your message',
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
    title: 'Your receipt',
    description: 'Case number, access code and promised times of a complaint that was just filed.',
    lead: 'Your complaint has arrived. Save these two now: together they open your case.',
    number: 'Case number',
    numberNote: 'You may say it on the telephone. It opens nothing by itself.',
    code: 'Access code',
    codeNote: 'Keep it like a key. We store only its fingerprint and cannot tell you what it was.',
    codeGone: 'The code was shown here before and cannot be shown again.',
    warning: 'Nobody can open the case without its code, not even we for you.',
    warningMail:
      'If you lose it, a new one can be had only through the e-mail address that was given with the complaint.',
    filed: 'Filed',
    respondBy: 'A person answers you by',
    proposeBy: 'You have a proposal by',
    level: 'Who answers first',
    promise: (version: number) =>
      `These times come from version ${version} of our service promise. It governs your case to the end.`,
    news: 'Where you find our answer',
    newsOff:
      'Only on the case page: this portal sends no mail. Come back with number and code by the first time above.',
    newsNoMail:
      'Only on the case page: you gave us no e-mail address. Come back with number and code by the first time above. You can add an address on the case page later.',
    newsMail:
      'On the case page, which you open with number and code. We write to your address only once you have confirmed it on the case page, and our mail then says that there is news, never what.',
    others: 'Other complaints from this browser whose receipts are still open:',
    download: 'Save as a text file',
    print: 'Or print this page, or photograph it.',
    savedTick: 'I have saved the number and the code.',
    savedMissing: 'Tick the box when you have saved both: afterwards the code cannot be shown again.',
    saved: 'Done: open my case',
    savedNote: 'This page can be opened again for 30 minutes at most, in this browser only.',
    goneTitle: 'There is no receipt to show here',
    gone: 'A receipt can be read for 30 minutes, in the browser that filed, until it is marked as saved. With the case number and the access code you can open the case at any time.',
    toTrack: 'Open a case with number and code',
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
        'Nobody can open the case without its code, not even we for you.',
        '',
      ].join('\r\n'),
    fileName: (number: string) => `receipt-${number}.txt`,
  },
}
