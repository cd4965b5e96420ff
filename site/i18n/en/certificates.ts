const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`
const list = new Intl.ListFormat('en-GB')

/** The words of the register of certificates. */
export const certificates = {
  title: 'Certificates and ratings',
  description:
    'Issuer, number, scope and validity of every certificate, and where to check it without asking us.',
  states: { expired: 'Expired', expiring: 'Expires soon', 'not-yet': 'Not yet valid', valid: 'Valid' },
  /** `1 has expired, 1 expires within 60 days and 2 are valid`; what is worst comes first. */
  standing: {
    expired: (count: number) => `${count} ${count === 1 ? 'has' : 'have'} expired`,
    expiring: (count: number, within: number) =>
      `${count} ${count === 1 ? 'expires' : 'expire'} within ${plural(within, 'day')}`,
    'not-yet': (count: number) => `${count} ${count === 1 ? 'is' : 'are'} not valid yet`,
    valid: (count: number) => `${count} ${count === 1 ? 'is' : 'are'} valid`,
  },
  sentence: (date: string, all: number, parts: string[]) =>
    `As of ${date}: of ${plural(all, 'certificate')}, ${list.format(parts)}.`,
  /** After the state's word. */
  expired: (date: string, days: number) => `Last day ${date}, ${plural(days, 'day')} ago`,
  expiring: (date: string, days: number) =>
    `Last day ${date}, ${days === 0 ? 'which is today' : `in ${plural(days, 'day')}`}`,
  'not-yet': (date: string, days: number) => `First day ${date}, in ${plural(days, 'day')}`,
  issuer: 'Issuer',
  number: 'Number',
  scope: 'Scope',
  validity: 'Validity',
  range: (from: string, until: string) => `${from} to ${until}`,
  noEnd: (from: string) => `from ${from}, without an end`,
  verify: 'Check it at',
  scan: 'Scan',
  scanOf: (title: string) => `Scan of the certificate: ${title}`,
  rule: 'Nobody sets a state by hand: it follows from the dates and the day on which this page was made. What has expired stays on the list.',
  wrong: 'A certificate is missing, or something here is wrong?',
  tellUs: 'Tell us',
}
