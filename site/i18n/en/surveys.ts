/** The survey's own questions stand in content/surveys; these are the words around them. */
export const surveys = {
  open: (day: string) => `Open until ${day}. Nobody is asked for a name.`,
  closed: (day: string) => `This survey closed on ${day}. It takes no more answers.`,
  already:
    'This form was already sent. The answers below differ from those that were stored and were not sent; open the survey again to answer once more.',
  errors: {
    'answer.missing': 'Please answer this question.',
    'answer.unknown': 'This answer is not one of the choices.',
    'answer.unreadable':
      'A character in this answer cannot be kept: U+0000, or half of one. Please delete it.',
    'answer.long': 'This answer is too long. Please shorten it.',
  } as Record<string, string>,
}
