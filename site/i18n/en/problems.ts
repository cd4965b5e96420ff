/** The title of each problem type (RFC 9457), in every answer to a program and on the page of its type. */
export const problemTitles = {
  malformed: 'The request could not be read.',
  forbidden: 'This is not open to you.',
  'not-found': 'There is nothing at this address.',
  'method-not-allowed': 'This address does not take that method.',
  'not-allowed-now': 'This step is not possible now.',
  stale: 'The case has moved on since you opened this page.',
  'too-large': 'That is more than we can take in one go.',
  'unsupported-media-type': 'That format is not accepted here.',
  invalid: 'Something in the form needs another look.',
  'key-reused': 'This form has already been sent with other content.',
  'too-many-requests': 'Too many requests in a short time.',
  'session-ended': 'Your session on this case has ended.',
  unavailable: 'We cannot store anything at the moment.',
  internal: 'Something went wrong on our side.',
}
