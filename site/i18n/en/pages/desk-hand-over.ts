export const handOver = {
  title: 'Hand over a colleague’s cases',
  lead: 'Everything a colleague holds that still waits goes to another: open cases, and closed ones with a remedy to deliver, a visit to make or a cause to name. Each case keeps its history, and each is recorded.',
  from: 'Whose cases',
  fromHint: 'Everybody who holds any, also those who have left.',
  to: 'To whom',
  next: 'Next',
  check: 'Before it is done',
  go: 'Hand over',
  back: 'Change it',
  none: 'Nobody holds a case that waits.',
  toQueue: 'To the queue',
}
