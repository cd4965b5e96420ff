/** What a problem type means and what to do about it: on its page, and above a form that comes back. */
export const problems = {
  malformed: {
    what: 'What arrived is not text in UTF-8 or not valid JSON, or a header is not written as it must be.',
    next: 'Check what was sent against the API description and send it again. Nothing was stored.',
  },
  forbidden: {
    what: 'The request came from another site, or the page is for members of staff.',
    next: 'Open the page from this portal and try again. Nothing was stored.',
  },
  'not-found': {
    what: 'The page does not exist, or the case number and access code do not belong together. We give the same answer in both cases, so that nobody can find out which cases exist.',
    next: 'Check the address, or type number and code once more from your receipt.',
  },
  'method-not-allowed': {
    what: 'The address exists, but it answers other HTTP methods. They are listed in the Allow header.',
    next: 'Use one of the listed methods.',
  },
  'not-allowed-now': {
    what: 'The case stands at a point where this step is not open, or its time has passed.',
    next: 'Open the case: it shows what you can do now, and by when. What you wrote is still in the form.',
  },
  stale: {
    what: 'Somebody, perhaps you in another tab, did something on this case first. Your step was not taken.',
    next: 'Read what has changed, then send again if you still want to. What you wrote is still in the form.',
  },
  'too-large': {
    what: 'The request was larger than the limit for this address.',
    next: 'Shorten the text, send smaller files, or send it in several messages. What you wrote is still in the form, unless it was more than 1 MB of text or 200 fields: then go back in your browser.',
  },
  'unsupported-media-type': {
    what: 'The Content-Type of the request is not one that this address takes, or it names a character set other than UTF-8.',
    next: 'Send JSON to the API, or use the form.',
  },
  invalid: {
    what: 'At least one field is empty, too long, or not written in a way we can use.',
    next: 'Each field that needs a change says what and why. Nothing you wrote is lost.',
  },
  'key-reused': {
    what: 'The same Idempotency-Key, or the same copy of a form, came with a different text. The first one counts and was not changed.',
    next: 'Open a new form, or use a new key. What you wrote is still in the form.',
  },
  'too-many-requests': {
    what: 'To keep the portal usable for everybody, we take only a number of requests a minute from one place.',
    next: 'Wait a minute and send again. What you wrote is still in the form.',
  },
  'session-ended': {
    what: 'After 30 minutes without a click, or after the access code was renewed, a case has to be opened again.',
    next: 'Type the case number and the access code once more. What you wrote is kept on this page.',
  },
  unavailable: {
    what: 'The database does not answer. Nothing of this request was stored, or it will be found when you send again.',
    next: 'Send again in a minute: sending twice does not make two cases. What you wrote is still in the form.',
  },
  internal: {
    what: 'This is a fault in the portal, not in what you did. It was recorded under the number below.',
    next: 'Try again. If it happens again, call or write to us and name the number.',
  },
}
