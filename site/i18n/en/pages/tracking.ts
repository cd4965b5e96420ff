/** What stands on the way in and on the case page before the Worker fills them, and the steps of a customer. */
export const tracking = {
  track: {
    title: 'Follow a case',
    description: 'Open a complaint with its case number and access code.',
    lead: 'Both stand on your receipt. Capitals, hyphens and blanks do not matter.',
    number: 'Case number',
    numberHint: 'For example MJ-4F7K-2Q9V.',
    code: 'Access code',
    codeHint: 'Twenty letters and digits in groups of four.',
    open: 'Open the case',
    keptText: 'Your message',
    keptHint:
      'You wrote this before your session ended. It comes back in the message box once the case is open, and is not sent until you send it.',
    lost: 'Lost your code?',
    lostText:
      'We store only a checksum of it and cannot tell you what it was. Without it you cannot see the case online; we go on handling it, and you can call us with the case number.',
  },
  case: {
    title: 'Your case',
    description: 'Where a complaint stands, its clocks, its history and what can be done now.',
    came: 'How it came',
    number: 'Case',
    clocks: 'The promised times',
    now: 'What you can do now',
    nothing: 'Nothing needs to be done by you. You can always write to us.',
    history: 'What has happened',
    newest: 'Back to the newest entries',
    story: 'What happened',
    stranded: 'What you wrote was not sent. Copy it if you need it.',
    /** The heading on the complaints page. */
    disagreeAnchor: 'if-you-disagree',
    text: 'Your message',
    textHint: 'Add facts, ask, or answer. Please leave out ID-card and bank-card numbers.',
    send: 'Send the message',
    notSent: 'Your message is still here and has not been sent. Read it and send it.',
    actions: {
      accept: {
        title: 'Accept the proposal',
        follows: 'Closes the case. What was promised stays promised, with its date.',
        button: 'Accept the proposal',
      },
      reject: {
        title: 'Reject the proposal',
        follows:
          'The case goes up one level and the next round begins with a new promised time. The result of this round stays on record.',
        button: 'Reject the proposal',
        text: 'What is missing? (optional)',
      },
      withdraw: {
        title: 'Withdraw the complaint',
        follows: 'The case is closed. You can reopen it for a while, shown here.',
        button: 'Withdraw the complaint',
        text: 'Why? (optional)',
      },
      reopen: {
        title: 'Reopen the case',
        follows: 'The case goes up one level, a new round begins and a new time is promised.',
        button: 'Reopen the case',
        text: 'What happened since? (optional)',
      },
      escalate: {
        title: 'Take it a level up',
        follows: 'We missed a promised time. The next level takes over; nothing else changes.',
        button: 'Take it a level up',
        text: 'Anything to add? (optional)',
      },
      'not-received': {
        title: 'The remedy did not arrive',
        follows: 'Opens the case again with a new promised time.',
        button: 'It did not arrive',
      },
      'ask-erasure': {
        title: 'Have it erased',
        follows: 'You see what goes and what stays before anything happens.',
        button: 'Erase what was written',
      },
      rate: {
        title: 'Rate how it was handled',
        follows: 'The supervisor sees your rating. The handler sees only averages, from five ratings on.',
        button: 'Send the rating',
        text: 'In your words (optional)',
        score: 'How well was the case handled?',
        low: 'badly',
        high: 'well',
      },
    },
    leave: 'Leave this case',
    leaveNote: 'Ends the session in this browser. After 30 minutes without a click it ends by itself.',
    erased: 'The words of this case were erased. What is left is the bare record.',
  },
}
