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
  ceilingNote:
    'MAIL_A_DAY in wrangler.toml says how many mails go out on a day, in the company’s time zone. Where it does not suffice, one-time codes go first, then news of cases, then mail to staff, and last reminders, which may use half of it. A one-time code that waits longer than 15 minutes is not sent. Robots are not held back.',
  jobs: 'Scheduled jobs',
  job: 'Job',
  runs: 'Runs',
  last: 'Last run',
  done: 'Done',
  failed: 'Failed',
  jobsNote:
    'What failed is tried again in the next run. The Worker’s log has the reason, without a word of any case.',
}
