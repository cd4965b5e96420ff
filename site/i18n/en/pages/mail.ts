/** What stands on the pages about news by mail, a new access code and contact data before the Worker fills them. */
export const mail = {
  stopMail: {
    title: 'Stop news by mail',
    description: 'Ends the mail that says that there is news on a complaint.',
    lead: 'Press the button, and we send no more mail about this complaint to this address.',
    keeps: 'The complaint itself goes on as before. Its case page always has the news.',
    button: 'Stop the mail',
    doneTitle: 'The mail is stopped',
    done: 'No more mail about this complaint goes to this address. The complaint goes on as before, and its case page has the news.',
    again: 'Should you want news by mail again, confirm the address once more on the case page.',
    unknownTitle: 'This link is incomplete',
    unknown:
      'Nothing was changed. Open the link again from the mail, and see that all of it arrives, or call us.',
    toTrack: 'Open a case with number and code',
  },
  renew: {
    title: 'A new access code',
    description: 'For those who lost the access code of a complaint and gave an e-mail address with it.',
    lead: 'If you gave an e-mail address with your complaint, we send a one-time code to it. With that you get a new access code.',
    email: 'E-mail',
    emailHint: 'The address that is on record for the case.',
    ask: 'Send me a one-time code',
    askAgain: 'Send another code',
    askAgainLead:
      'No mail after a few minutes? Look among the unwanted mail, and compare number and address. If the codes of the day are used up, try again tomorrow, or call us:',
    asked:
      'If number and address belong together, a one-time code is on its way. It can be used for 15 minutes, on this page, in this browser. At most three codes a day are sent for a case, and a fourth to a browser that has opened it before.',
    code: 'One-time code',
    codeHint: 'Eight letters and digits from the mail. Capitals, hyphens and blanks do not matter.',
    renew: 'Get a new access code',
    follows:
      'The old access code then opens nothing any more, and whoever has the case open with it is shown out.',
    none: 'No address, or no longer at hand?',
    noneText:
      'Without the access code you cannot see the case online; we go on handling it, and you can call us. Name the case number.',
    renewed: {
      title: 'Your new access code',
      lead: 'The old access code no longer opens the case. Save the new one now: together with the number it opens your case.',
      newsConfirmed:
        'On the case page. You confirmed your address, so we also write to it when there is news.',
    },
    off: 'This portal sends no mail, and so no one-time codes.',
  },
  contact: {
    title: 'Contact and news',
    description: 'Correct the contact data of a complaint, and say whether news comes by mail.',
    back: 'Back to the case',
    news: 'How you hear of news',
    stop: 'Stop news by mail',
    ask: 'Send me a one-time code',
    askLead:
      'We send a one-time code to this address. When you type it here, news comes by mail from then on.',
    askAgain: 'Send another code',
    asked:
      'A one-time code is on its way. It can be used for 15 minutes, on this page, in this browser. At most three codes a day are sent for a case, and a fourth to a browser that has opened it before.',
    once: 'One-time code',
    onceHint: 'Eight letters and digits from the mail. Capitals, hyphens and blanks do not matter.',
    confirm: 'Confirm the address',
    correct: 'Your contact data',
    correctLead:
      'Correct or empty what you like; all of it may stay empty. A new e-mail address has to be confirmed before news goes to it.',
    save: 'Save the contact data',
    saved: 'Your contact data are saved.',
    confirmed: 'The address is confirmed. From now on we write to it when there is news.',
    stopped: 'News by mail is stopped.',
    link: 'Contact and news by mail',
    reopen: 'Open the case',
    reopenNote: 'in a new tab, then send this page again.',
  },
}
