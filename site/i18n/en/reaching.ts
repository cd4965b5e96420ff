/** How a proposal reaches its customer, and how they are reminded of it. */
export const reaching = {
  /** How staff told it, in a sentence and beside a box. */
  by: { phone: 'by telephone', letter: 'by letter', 'in-person': 'in person' },
  ways: { phone: 'By telephone', letter: 'By letter', 'in-person': 'In person' },
  /** On the case page. */
  customer: {
    unreached:
      'Your time to answer begins when you open this page with your access code and the proposal stands on it.',
    notReached: (when: string, length: string) =>
      `If we do not reach you by ${when}, the case is closed as ‘not reached’. For ${length} after that your access code opens it again.`,
    told: (way: string, when: string) => `We told you of the proposal ${way} on ${when}.`,
    unconfirmed:
      'Until one of our supervisors has confirmed this, the case does not close by itself. If nobody told you, please write to us.',
    remind: {
      mail: (when: string) => `We remind you once, by e-mail, on ${when}.`,
      desk: (when: string) =>
        `We remind you once, by telephone or letter, from ${when} on. The case does not close by itself before 24 hours have passed since.`,
      none: 'No reminder will come: we can send you no e-mail, and we have no telephone number of yours.',
    },
    onItsWay:
      'Our one reminder is on its way by e-mail. The case does not close by itself before 24 hours have passed since.',
    owed: 'We still have to remind you, by telephone or letter. The case does not close by itself before 24 hours have passed since.',
    reminded: (when: string) => `We reminded you on ${when}. That was our one reminder.`,
    outage: (length: string) =>
      `The portal was out of order for ${length} while your time ran. That time is added to yours.`,
    reopenNotReached:
      'We could not reach you with our proposal. If you still want an answer, reopen the case: nothing of it is lost.',
  },
  /** Of a reminder that the clock gives: what is done is known only when the mail has gone out. */
  remindsByMail: {
    customer: 'put a reminder of the open proposal on its way to you by e-mail',
    staff: 'put a reminder by mail on its way to the customer',
  },
  /** Under a line of the history. */
  happened: {
    told: (way: string, day: string) => `${way}, on ${day}`,
    sentAt: (when: string) => `The e-mail went out on ${when}`,
    by: {
      desk: 'By telephone or letter: a task for the desk',
      none: 'No telephone number either: no reminder will come',
    },
  },
  /** What follows a step of staff, and what the desk's forms ask. */
  staff: {
    begins: {
      mail: (length: string) =>
        `A mail goes out now. The customer's ${length} to answer begin when it has been sent, or when they open the proposal.`,
      other: (length: string) =>
        `No mail can go to this customer. Their ${length} to answer begin when they open the proposal with the access code, or when you have told them and recorded it here. Until then the case stands under ‘Not reached yet’.`,
    },
    reminder: {
      mail: (length: string) => `The customer is reminded once, by mail, after ${length}.`,
      desk: (length: string) =>
        `No mail can remind the customer: after ${length} that is a task at the desk, and the case does not close before it is done.`,
      none: 'Nobody can remind the customer: no mail can go to them, and there is no telephone number. Their page says so.',
    },
    closes:
      'After that the case closes by itself, counted apart from agreement: never on a non-working day, and never earlier than 24 hours after the reminder.',
    closesAt: (when: string) =>
      `If the customer does not answer, the case closes by itself on ${when} at the earliest; that is counted apart from agreement.`,
    toConfirm: 'Before a supervisor confirms that the customer was told, the case does not close by itself.',
    notReached: (length: string) =>
      `A proposal that has reached nobody for ${length} closes the case as ‘not reached’, counted apart.`,
    reached: {
      mail: (when: string) => `The customer was reached by mail on ${when}.`,
      opened: (when: string) => `The customer opened the proposal on ${when}.`,
      told: (way: string, when: string) => `The customer was told ${way} on ${when}.`,
    },
  },
  /** On the page of the promise. */
  promise: {
    title: 'How we reach you with a proposal',
    reached:
      'Your time to answer begins when our proposal has reached you: a mail that there is news has gone to the address that you confirmed, or you have opened the proposal with your access code, or one of us has told you by telephone, by letter or in person and has recorded the day. Where only our own record says that you were told, a supervisor has to confirm it before your case can close without an answer.',
    reminded:
      'The reminder goes to the e-mail address that you confirmed. If no mail can go to you, one of us reminds you by telephone or letter, and your case does not close before that. If we have no telephone number either, no reminder comes, and the page of your case says so.',
    afterReminder: 'After the reminder you have at least 24 hours to answer.',
    notReached: (length: string) =>
      `A proposal that has reached nobody for ${length} closes the case as ‘not reached’. We count that apart. Until its words are erased your access code opens the case again.`,
    outage:
      'If the portal was out of order or closed, that time is added to the time in which you can answer or reopen your case. It is never added to ours.',
  },
}
