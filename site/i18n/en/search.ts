/** The words of the search page. */
export const search = {
  title: 'Search',
  description: 'Find a word in every document of this portal, or go through them by kind and date.',
  lede: 'Every document, older versions too; the newest first.',
  label: 'A word or a phrase',
  hint: 'Your browser searches by itself; what you look for is sent to nobody.',
  submit: 'Search',
  searching: 'Searching …',
  found: (count: number, term: string) =>
    count === 1 ? `One page matches ‘${term}’.` : `${count} pages match ‘${term}’.`,
  none: (term: string) =>
    `Nothing matches ‘${term}’. Try a shorter word, or go through the documents by kind below.`,
  /** Chinese alone: no page holds the words together. */
  loosely: (count: number, term: string) =>
    `No page holds ‘${term}’ as it stands; ${count === 1 ? 'one page holds' : `${count} pages hold`} parts of it.`,
  failed: 'Search cannot be loaded right now. All documents stand below by kind.',
  more: (count: number) => `Show ${count} more`,
  results: 'Results',
  everything: 'Everything by kind and date',
  superseded: 'earlier version',
  version: (number: number) => `Version ${number}`,
  shelves: {
    'white-papers': 'White papers',
    statements: 'Statements',
    faq: 'Questions and answers',
    remediation: 'Remediation',
    'service-promise': 'Service promise',
    privacy: 'Privacy notice',
    pages: 'Complaints, certificates and this site',
  },
}
