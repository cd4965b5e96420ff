/** The words of the frame and the reading pages, without what stands in `promises.ts`. A function takes what its sentence is about. */
export type Counts = { all: number; done: number; verified: number; overdue: number; missed: number }

const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`

export const site = {
  frame: {
    skip: 'Skip to the text',
    places: 'Places',
    standing: 'Where we stand',
    documents: 'Documents',
    whitePapers: 'White papers',
    statements: 'Statements',
    faq: 'Questions and answers',
    remediation: 'Remediation board',
    certificates: 'Certificates and ratings',
    promise: 'Service promise',
    complaints: 'Complaints',
    search: 'Search',
    fileComplaint: 'File a complaint',
    track: 'Follow a case',
    /** In the language it leads to. */
    twin: '中文',
    twinLabel: '中文：本页的中文版',
    contact: 'Reach a person',
    legal: 'Who runs this site',
    about: 'About this site',
    privacy: 'Privacy notice',
    accessibility: 'Accessibility',
    creditCode: 'Unified social credit code',
    asOf: 'As of',
  },
  notFound: {
    title: 'There is nothing at this address',
    what: 'The page may have moved, or the address was cut short on its way to you. Nothing you filed is lost.',
    home: 'Where we stand',
    track: 'Follow a case with its number and access code',
    reach: 'How to complain, and who answers',
  },
  home: {
    /** The state of the remediation in one sentence: 14 of 20 remediation items are done; 1 is overdue. */
    standing: ({ all, done, overdue, missed }: Counts) => {
      if (all === 0) return 'There is no remediation item yet.'
      const parts = [
        `${done === 0 ? 'none' : done} of ${plural(all, 'remediation item')} ${done > 1 ? 'are' : 'is'} done`,
        overdue === 0 ? 'nothing is overdue' : `${overdue} ${overdue === 1 ? 'is' : 'are'} overdue`,
        ...(missed === 0 ? [] : [`${missed} missed the date first promised`]),
      ]
      const sentence = `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}.`
      return sentence.charAt(0).toUpperCase() + sentence.slice(1)
    },
    done: 'What was done',
    promise: 'What we promise',
    reach: 'How to reach us',
    happened: 'What happened',
    newest: 'Newest documents',
    due: 'Due next',
    board: 'All items on the board',
    wholePromise: 'The whole promise',
    allPapers: 'All documents',
  },
  reach: {
    form: 'Online',
    formDo: 'File a complaint',
    formNote: 'A few minutes. You may leave out your name.',
    phone: 'By telephone',
    post: 'By post',
    how: 'How complaints are handled',
    track: 'Follow a case',
  },
  state: {
    overdue: 'Overdue',
    'under-way': 'Under way',
    planned: 'Planned',
    done: 'Done',
    verified: 'Verified',
  },
  entry: {
    planned: 'Planned',
    started: 'Started',
    progress: 'Progress',
    replanned: 'New date',
    done: 'Done',
    verified: 'Verified',
  },
  items: {
    /** 8 of 11 items done, 6 of them verified by somebody else. 3 missed the date first promised. */
    standing: ({ done, all, verified, missed }: Counts) => {
      const late = missed === 0 ? '' : ` ${missed} missed the date first promised.`
      if (done === 0)
        return all === 1
          ? `The one item is not done yet.${missed === 0 ? '' : ' It missed the date first promised.'}`
          : `None of the ${all} items is done yet.${late}`
      return `${done} of ${plural(all, 'item')} done, ${verified === 0 ? 'none' : verified} of them verified by somebody else.${late}`
    },
    /** For the ring: what it shows, in words. */
    ring: ({ done, all, missed }: Counts) =>
      `${done} of ${all} done${missed === 0 ? '' : `, ${missed} missed the date first promised`}`,
    first: 'First promised',
    current: 'Now promised',
    unchanged: 'the same',
    notDone: 'not yet',
    missedFirst: (days: number, isDone: boolean) =>
      isDone ? `missed by ${plural(days, 'day')}` : `missed, ${plural(days, 'day')} ago`,
    firstPromised: (date: string) => `first promised for ${date}`,
    nOfM: (done: number, all: number) => `${done} of ${all} done`,
    overdue: (days: number) => `${plural(days, 'day')} overdue`,
    finishedLate: (days: number) => `${plural(days, 'day')} late`,
    left: (days: number) => (days === 0 ? 'today' : `in ${plural(days, 'day')}`),
    nothingOverdue: 'Nothing is overdue.',
    nothingOverdueNow: (missed: number) =>
      `Nothing is overdue by the dates promised now; ${plural(missed, 'item')} missed the date first promised.`,
    nothingDue: 'Nothing else has a date to come.',
    none: 'None',
    due: 'Due',
    doneOn: 'Done',
    was: 'promised before',
    owner: 'Answers for it',
    cause: 'Why',
    measure: 'What',
    evidence: 'Evidence',
    history: 'What was done, and when',
    verifiedBy: (whom: string) => `by ${whom}`,
    newDue: 'New date',
    item: 'Item',
    state: 'State',
  },
  remediation: {
    title: 'Remediation board',
    description:
      'Every remediation item by state, with its date, its owner and its evidence; what is overdue stands first.',
    timelines: 'The timelines',
    timeline: 'Remediation timeline',
    board: 'All items by state',
    rule: 'Nobody sets a state by hand. It follows from the dated entries and the day on which this page was made.',
    list: 'The items',
    listOn: (date: string) => `Items as of ${date}`,
    wrong: 'Something here does not agree with what you see?',
    tellUs: 'Tell us',
  },
  filters: {
    title: 'Show fewer items',
    all: 'All items',
    more: 'By timeline, role or subject',
    by: {
      state: 'By state',
      timeline: 'By timeline',
      role: 'By the role that answers',
      subject: 'By subject',
    },
    of: (name: string) => `Remediation items: ${name}`,
    /** 1 of 20 items */
    share: (some: number, all: number) => `${some} of ${plural(all, 'item')}.`,
    description: 'Part of the remediation board.',
    whole: 'The whole timeline, with causes, evidence and every dated entry',
  },
  papers: {
    title: 'White papers',
    description: 'What went wrong, what we did about it and what is still open, with the evidence beside it.',
    kind: 'White paper on compliance and remediation',
    version: (number: number) => `Version ${number}`,
    allVersions: 'All versions',
    newest: 'newest',
    readers: 'For readers with a question',
    readersWhat: 'Handbooks answer one question at a time; the board shows every item by state.',
  },
  document: {
    contents: 'Contents',
    published: 'Published',
    author: 'Author',
    changed: (version: number) => `What changed in version ${version}`,
    cite: 'Cite as',
    /** The address follows. */
    citation: (company: string, title: string, version: string, date: string) =>
      `${company}, ‘${title}’, ${version.toLowerCase()}, ${date}, `,
    figure: 'Figure',
    table: 'Table',
    evidence: 'Evidence',
    evidenceList: 'All evidence',
    evidenceWhat: 'Each file is served as it was published. Its SHA-256 shows whether your copy is the same.',
    correction: (date: string) => `Correction of ${date}`,
    before: 'Before',
    after: 'After',
    limit: 'Limit',
    measured: 'Measured',
    opinion: 'Something wrong or missing in this document?',
    complain: 'Tell us, and it is answered like every complaint',
  },
  results: {
    parameter: 'Parameter',
    value: 'Result',
    verdict: 'Verdict',
    sampled: (date: string) => `Sampled ${date}`,
    verdicts: { kept: 'Within the limit', exceeded: 'Beyond the limit', open: 'Not decided' },
    open: 'Open as CSV',
  },
  faq: {
    title: 'Questions and answers',
    description:
      'Handbooks for customers: plain answers to what is asked, each with the day it was last checked.',
    kind: 'Handbook',
    audience: 'For',
    questions: (count: number) => plural(count, 'question'),
    updated: 'Updated',
    checked: 'Answer of',
    due: (date: string) =>
      `This answer was to be reviewed by ${date}. It may be out of date; ask us if much depends on it.`,
    help: 'Not answered, or answered wrongly?',
    ask: 'Ask us through the complaint form',
    related: 'Where more is said',
  },
  changes: {
    last: (day: string) => `Changed on ${day}.`,
    /** Older days, the newest first. */
    earlier: (days: readonly string[]) => `Earlier changes: ${days.join('; ')}.`,
    /** `name` is the part of the address that it had. */
    removed: (name: string, day: string) => `Taken off this page on ${day}: ${name}.`,
  },
  problems: {
    title: 'What a refusal means',
    kind: 'Message from this site',
    next: 'What you can do',
    instance: 'Request id',
    description: 'What this message means and what to do next.',
  },
  page: {
    version: (number: number) => `Version ${number}`,
  },
}
