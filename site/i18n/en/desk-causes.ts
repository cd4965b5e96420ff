/** Where complaints come from: kinds that can be counted, and what the desk says about them. */
export const causes = {
  causes: {
    product: 'Product or design',
    process: 'Our process has a gap',
    'not-followed': 'Our process was not followed',
    skills: 'Skills or instruction',
    capacity: 'Too few people or too little time',
    equipment: 'Equipment or systems',
    supplier: 'Supplier or carrier',
    information: 'What we said was missing, unclear or wrong',
    agreement: 'What was agreed was unclear',
    outside: 'Something outside our reach',
    'not-found': 'Looked for and not found',
  },
  unnamed: (count: string) =>
    count === '0'
      ? 'Every closed case has its cause.'
      : count === '1'
        ? '1 closed case waits for its cause.'
        : `${count} closed cases wait for their cause.`,
  stops: (item: string) => `It will be stopped by: ${item}.`,
  rootCause: 'Root cause, for colleagues alone',
  closedFor: (span: string) => `closed ${span} ago`,
}
