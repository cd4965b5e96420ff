/** How the portal runs, for whoever operates it. */
export const running = {
  title: 'How it runs',
  outbox: 'Outbox',
  customers: 'Mail to customers',
  staff: 'Notices to staff and robots',
  waiting: 'Waiting',
  tried: 'Of them tried in vain',
  oldest: 'The oldest was written',
  givenUp: 'Given up in the last week',
  outboxNote:
    'What could not be sent is tried again for a day. Where it keeps failing, look at MAIL_FROM, the sending domain and the addresses of the robots.',
  jobs: 'Scheduled jobs',
  job: 'Job',
  runs: 'Runs',
  last: 'Last run',
  done: 'Done',
  failed: 'Failed',
  jobsNote:
    'What failed is tried again in the next run. The Worker’s log has the reason, without a word of any case.',
}
