export const visits = {
  next: 'Next visit',
  due: 'A follow-up visit is due: ask whether what was agreed still holds, and record what you hear.',
  late: 'The follow-up visit is overdue. If nobody makes it, it is given up, and what was kept for it goes.',
  consent: 'Later visits',
  reduced:
    'Words and files of this case have been erased. What is left for the visits that the customer agreed to are contact data and one line, in the history.',
  /** On the customer's own page. */
  title: 'Follow-up visits',
  box: (months: string) =>
    `Yes, contact me again ${months} after closing and ask whether the problem is still solved.`,
  hint: (length: string) =>
    `For this alone we keep your contact data and one line about the matter until the last visit, or until ${length} after its day if nobody made it, even where everything else has been erased before. You are free to say no; it changes nothing about your case. You can take it back at any time on the page of your case, with one press and at no cost.`,
  agree: 'Agree to these visits',
  withdraw: 'Take my agreement back',
  withdrawNote:
    'At once, and at no cost. What is kept for these visits alone is then erased within 24 hours; your case stays as it is.',
  left: 'The words and files of this case have been erased. For the visits that you agreed to, your contact data and one line are left.',
}
