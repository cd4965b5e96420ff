/** What every page on which a customer acts says alike, and what can be wrong with a field. */
export const complaints = {
  optional: '(optional)',
  /** Of a case that is no real one, wherever it is shown. */
  kinds: {
    demo: 'This is a demonstration case. It was invented, and it counts in no statistics.',
    drill: 'This is a drill: an exercise, not a complaint. It counts in no statistics.',
  },
  kindsMarked: {
    demo: (subject: string) => `[Demonstration] ${subject}`,
    drill: (subject: string) => `[Drill] ${subject}`,
  },
  /** What ends a list of faults that is too long to be read. */
  andMore: (count: number) => `And ${count} more.`,
  errorPrefix: 'Error: ',
  errorTitle: 'Please look at this again',
  kept: 'What you wrote is kept on this page. It has not been sent.',
  errors: {
    'category.missing': 'Choose what it is about.',
    'impact.missing': 'Choose how it affects you.',
    'story.missing': 'Write what happened.',
    'story.short': 'Write a little more: at least 20 characters, so that we can understand it.',
    'story.long':
      'That is more than 10,000 characters. Shorten it, or send the rest as a message afterwards.',
    'wish.long': 'That is more than 2,000 characters. Shorten it.',
    'reference.long': 'A reference has at most 200 characters.',
    'name.long': 'A name has at most 200 characters.',
    'organisation.long': 'An organisation has at most 200 characters.',
    'email.malformed': 'This is not a complete e-mail address. Example: name@company.com',
    'email.long': 'This address is too long.',
    'phone.malformed':
      'Write the telephone number in digits, at least five, with + in front if you like and an extension as x12 behind.',
    'consent.notice':
      'Tick the box to say that you have read the privacy notice. We may not store anything before.',
    'consent.overseas':
      'Tick the box if your words may be stored abroad, or choose one of the other ways to complain.',
    'consent.missing': 'Both boxes are needed before we may store anything.',
    'number.missing': 'Type the case number.',
    'code.missing': 'Type the access code.',
    'text.missing': 'Write something first.',
    'text.short': 'Write something first.',
    'text.long': 'That is more than 10,000 characters. Send it in several messages.',
    'score.missing': 'Choose a number from 1 to 5.',
    'agree.missing': 'Tick the box if you agree. If you do not, there is nothing to do.',
    'action.missing': 'Choose what you want to do.',
    'number.malformed': 'This is not a case number. It looks like MJ-4F7K-2Q9V.',
    'code.malformed': 'This is not an access code. It has twenty letters and digits.',
    'language.missing': 'Name the language: zh-CN or en.',
    'onBehalf.malformed': 'Say with true or false whether you complain for somebody else.',
    'version.missing': 'Name the version of the case that you saw.',
    'file.empty': 'The file is empty.',
    'file.type':
      'This is not a JPEG, PNG or WebP picture and not a PDF, whatever its name says. An iPhone picture in HEIC can be exported as a JPEG.',
    'file.damaged':
      'The file is damaged or was cut short on the way. Open it, save it again and send it again.',
    'file.pixels':
      'The picture is too large to open: at most 50 megapixels, and 16,384 pixels a side. Make it smaller.',
    'file.parts':
      'The picture is cut into more pieces than any program writes. Open it, save it again and send it again.',
    'file.mixed': 'This PDF is an archive as well. Send it as a plain PDF.',
    'file.large': 'The file is larger than 10 MB. Send a smaller one, or a part of it.',
    'file.many': 'At most 5 files go with one message. Send the others with the next one.',
    'file.full': 'This case holds 20 files, which is as many as it can. Call us if you need to send more.',
    'file.missing': 'No file has arrived.',
    'text.unreadable':
      'A character in it cannot be kept: U+0000, or half of one. Delete it, or type the text anew.',
    malformed: 'This cannot be used as it is written.',
    unknown: 'This field is not known here.',
  } as Record<string, string>,
}
