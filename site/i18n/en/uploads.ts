/** Files on their way from the filing form, as its script tells. */
export const uploads = {
  sending: (name: string) => `Sending ${name}`,
  arrived: (name: string) => `${name} has arrived.`,
  lost: 'The connection failed before this file had arrived.',
  busy: 'Too many files were sent in a short time. Wait a minute, then try again.',
  retry: 'Try again',
  leaveOut: 'Leave it out',
  tooLarge: (megabytes: number) => `This file is larger than ${megabytes} MB and was not sent.`,
  tooMany: (count: number) => `At most ${count} files go with a complaint. This one was not sent.`,
  smaller: (from: string, to: string) =>
    `Made smaller before sending, from ${from} to ${to} pixels. The SHA-256 is that of the smaller picture.`,
  waiting: 'Your files are still on their way. The form goes on as soon as they have arrived.',
  unfinished: 'A file has not arrived. Try it again, or leave it out, and then go on.',
  offline:
    'There is no connection at the moment. Everything you wrote is still here; send it again when you are back.',
}
