/** What an open case says besides its state: what a step brings, the reader's time, what is kept, the whole record. */
export const openCase = {
  confirm: {
    score: (score: number) => `Your rating: ${score} of 5`,
    actions: {
      accept: { title: 'Accept the proposal?', go: 'Accept and close the case' },
      reject: { title: 'Reject the proposal?', go: 'Reject the proposal' },
      withdraw: { title: 'Withdraw the complaint?', go: 'Withdraw and close the case' },
      reopen: { title: 'Reopen the case?', go: 'Reopen the case' },
      escalate: { title: 'Take the case a level up?', go: 'Take it a level up' },
      'not-received': { title: 'Has the remedy not arrived?', go: 'It has not arrived' },
      rate: { title: 'Send this rating?', go: 'Send the rating' },
      'ask-erasure': { title: 'Erase what was written in this case?', go: 'Erase it' },
    },
  },
  follows: {
    agreed: 'The case closes now, as agreed with you.',
    remedyBy: (day: string) =>
      `We owe you the remedy by ${day}. If it does not arrive, one click on the case page opens the case again.`,
    noRemedy: 'The proposal offers no remedy with a date, so nothing is outstanding afterwards.',
    reopenUntil: (when: string) => `You can reopen the case until ${when}.`,
    keptUntil: (when: string) =>
      `What was written is kept until ${when}. You may ask for it to be erased before.`,
    withdrawn: 'The case closes now, and we stop working on it.',
    neither:
      'A promise that is still running then counts neither as kept nor as missed. One that we missed stays missed.',
    round: (round: number) => `Round ${round} begins. What was found and said so far stays on record.`,
    levelUp: (who: string) => `The case goes a level up. It is now for: ${who}.`,
    sameLevel: (who: string) => `The case stays with: ${who}.`,
    nextProposal: (when: string) => `Our next proposal is due by ${when}.`,
    timesStay: 'The promised times stay as they are, and so does everything said so far.',
    escalated: 'That we missed a promised time stays on record.',
    rated: 'The supervisor reads the rating and what you write with it.',
    averages: 'The handler sees only averages, from five ratings on.',
    once: 'Each closing can be rated once. The rating cannot be changed afterwards.',
    goes: 'What goes: everything that you and we wrote here, the files, names and contact data. It is done within 24 hours, as a rule within minutes.',
    stays: (when: string) =>
      `What stays: the bare record, which is the number, times, steps and findings, until ${when}. Your access code still opens it.`,
    ages: 'Copies in the history of the database age out within 30 days.',
    over: 'From now on nothing more can be done on this case: no message, no reopening, no rating.',
    owed: (day: string) =>
      `The remedy promised for ${day} is still owed, but you can no longer report here that it did not arrive.`,
  },
  message: {
    received: 'It joins your complaint at once. We answer here.',
    investigating: 'The person who handles the case reads it and answers here.',
    answers: 'With your answer the clock of our proposal runs again.',
    waiting: 'The person who handles the case reads it. The pause goes on.',
    stops: 'Your message stops the closing by itself until we have answered.',
    stopped: 'The closing by itself stays stopped until we have answered.',
    closed: 'It adds facts to the closed case and does not reopen it.',
  },
  earlier: (count: number) => (count === 1 ? 'Show the earlier entry' : `Show the ${count} earlier entries`),
  refusals: {
    state: 'The case has reached a point at which this step is not open.',
    erased: 'What was written in this case was erased. It can only be read now.',
    'erasure-asked': 'You asked for this case to be erased. It can only be read now.',
    final:
      'The case was closed with our final answer and cannot be reopened. The outside routes stay open to you.',
    'window-closed': 'The time in which the case could be reopened is over.',
    'no-clock-missed': 'No promised time has been missed in this case.',
    'highest-level': 'The case is at the highest level already.',
    'no-remedy': 'No remedy with a date is owed in this case.',
    'case-full':
      'This case holds as much as it can from you: 200 messages, or 2 MB of words. Call us, and we note the rest for you; steps without a remark still work.',
    'day-full':
      'You have sent 40 messages in the last 24 hours, which is as many as we take in a day. Call us if it is urgent, or write again tomorrow.',
    'already-rated': 'This closing has been rated already.',
    opened: 'That you opened the proposal is recorded already.',
    'no-visits': 'No follow-up visit is to come for which your agreement would be needed.',
    'not-agreed': 'There is no agreement to later follow-up visits that could be taken back.',
    reduced:
      'The words of this case have been erased. Until the last follow-up visit only your contact data and one line are kept.',
  } as Record<string, string>,
  refusedNext: 'What you can do now stands below. What you wrote is still on this page.',
  missed: {
    respond: (by: string) => `We missed the time promised for a first answer by ${by}.`,
    propose: (by: string) => `We missed the time promised for our proposal by ${by}.`,
    respondStill: (by: string) => `We have not kept our promise: the first answer is ${by} late.`,
    proposeStill: (by: string) => `We have not kept our promise: our proposal is ${by} late.`,
  },
  next: {
    respond: (when: string) => `A person answers you by ${when}.`,
    propose: (when: string) => `Our proposal is due by ${when}.`,
    pause: (when: string) => `The pause ends by itself on ${when} at the latest.`,
    answer: (when: string) =>
      `With your answer the clock runs again; without one it does so by itself on ${when}.`,
    stopped: 'You wrote last, so the case does not close by itself. We owe you an answer.',
    apart: 'A case that closes by itself counts as unanswered, never as agreed.',
  },
  here: (company: string, reader: string) => `${company}, your time ${reader}`,
  yours: 'Your time:',
  zone: {
    now: (name: string) =>
      `Times also stand in ${name}, where your request seems to come from. Choose another if that is wrong.`,
    chosen: (name: string) => `Times also stand in ${name}, as you chose.`,
    same: (name: string) =>
      `In ${name} the clock shows the same time as ours, so each time stands here once.`,
    none: 'We do not know where you are, so times stand here in our zone. Choose yours to see them in both.',
    unknown: 'This is not a time zone. Choose one from the list.',
  },
  happened: {
    severity: (severity: string) => `Severity: ${severity}`,
    level: (who: string) => `With: ${who}`,
    round: (round: number) => `Round ${round}`,
    finding: (outcome: string) => `Our finding: ${outcome}`,
    remedyBy: (day: string) => `Remedy by ${day}`,
    noRemedy: 'No remedy with a date',
    reason: (reason: string) => `Reason: ${reason}`,
    atMost: (when: string) => `at most until ${when}`,
    promise: (name: string) => `Promise: ${name}`,
    proposalBy: (when: string) => `Next proposal by ${when}`,
    email: {
      none: 'E-mail address removed',
      same: 'E-mail address unchanged',
      changed: 'E-mail address changed',
    } as Record<string, string>,
    otherCase: 'Other case',
  },
  kept: {
    years: (count: number) => `${count} years`,
    open: (content: string, record: string) =>
      `While the case is open, everything in it is kept. Words, files and contact data are erased ${content} after it is closed, or after the delivery of a promised remedy if that is later (after its date while it has not been delivered); the bare record (number, times, steps, findings) ${record} after it.`,
    closed: (content: string, record: string) =>
      `Words, files and contact data are kept until ${content}, the bare record (number, times, steps, findings) until ${record}. Then they are erased by themselves.`,
    asked: (when: string) =>
      `You asked on ${when} for the words, files and contact data to be erased. That is done within 24 hours. Until then they still stand here.`,
    erased: (when: string, aged: string, record: string) =>
      `Words, files and contact data were erased on ${when}. Copies in the history of the database have aged out by ${aged}. The bare record is kept until ${record}.`,
    notOpen:
      'An open case cannot be erased, because we could not answer what we can no longer read. Withdraw the complaint first; then you can ask.',
    notice: (version: number) => `Privacy notice, version ${version}`,
  },
  record: {
    fileName: (number: string) => `case-${number}.json`,
    asOf: (when: string) => `As of ${when}`,
    state: 'State',
    round: 'Round',
    closed: 'Closed',
    promise: 'Service promise',
    notice: 'Privacy notice agreed to',
    version: (version: number) => `version ${version}`,
    language: 'Language',
    languages: { 'zh-CN': 'Chinese', en: 'English' },
    onBehalf: 'On behalf of somebody else',
    yes: 'yes',
    noContact: 'None were given.',
    goneContact: 'They were erased.',
    name: 'Name',
    organisation: 'Organisation',
    email: 'E-mail',
    phone: 'Telephone',
    emails: { none: 'no address', unconfirmed: 'not confirmed', confirmed: 'confirmed' },
    stopped: 'news by mail stopped',
    noMails: 'None.',
    mailKinds: {
      arrived: 'notice that a complaint arrived',
      news: 'notice that there is news',
      code: 'one-time code',
    },
    mailSent: (when: string) => `sent ${when}`,
    mailWaits: 'not sent yet',
    mailGivenUp: 'could not be delivered',
  },
}
