/** The box on every page of the desk, and the page that answers it. */
export const find = {
  title: 'Find a case',
  label: 'Case number, e-mail, telephone or order',
  hint: 'Whole, but in any spelling: capitals, blanks and hyphens do not matter. Nothing of it is kept, but that you looked is.',
  ended: {
    title: 'Not looked up yet',
    what: 'More than 30 minutes went by without a click, or this came from somewhere else.',
    next: 'What you typed is still here. Press the button again.',
  },
  button: 'Find',
  found: 'Found',
  columns: {
    case: 'Case',
    state: 'State',
    category: 'Category',
    filed: 'Filed',
    due: 'Next deadline',
    who: 'With',
  },
  more: 'There are more; the newest 20 stand here.',
  none: 'Nothing was found',
  noneWhy:
    'A case is found by an address, a telephone or an order only while it holds exactly this, and no longer once its words were erased.',
  mistyped:
    'It looks like a case number, but one letter or digit of it is wrong: have it read out once more.',
  earlier: 'Others of the same confirmed address',
  looks: 'Who looked up what kind of thing',
  looksNote: 'For supervisors. What was typed is not recorded.',
}
