type Lines = { company: string; number: string; track: string; stop: string }

/** News by mail: the letters, and what the Worker says on the pages about mail, a new code and contact data. */
export const mail = {
  letters: {
    arrived: {
      subject: (number: string) => `Complaint ${number} has arrived`,
      text: ({ company, number, track, stop }: Lines) =>
        [
          `${company} has received a complaint in which this e-mail address was given. Its case number is ${number}.`,
          '',
          'If the complaint is yours: open the case with the number and the access code on your receipt.',
          track,
          'This address is not confirmed yet. Confirm it on the case page, and we write to it whenever there is news.',
          '',
          'If you know nothing of it: somebody mistyped an address, or used yours. You need not do anything. If you want no more mail about this complaint, say so here:',
          stop,
          '',
        ].join('\r\n'),
    },
    news: {
      subject: (number: string) => `There is news on complaint ${number}`,
      text: ({ company, number, track, stop }: Lines) =>
        [
          `There is news on your complaint ${number} to ${company}.`,
          '',
          'What it is stands on the case page only. Open it with the number and your access code:',
          track,
          '',
          'If you want no more news by mail, say so here. The case goes on as before.',
          stop,
          '',
        ].join('\r\n'),
    },
    code: {
      subject: 'Your one-time code',
      text: ({ company, code }: { company: string; code: string }) =>
        [
          `Your one-time code: ${code}`,
          '',
          'Type it on the page that asked for it, in the same browser. It can be used for 15 minutes, once.',
          `Give it to nobody. ${company} never asks for it by telephone or by mail.`,
          'If you did not ask for a code, you need not do anything: without it nothing changes.',
          '',
        ].join('\r\n'),
    },
  },
  renew: {
    wrong:
      'This code is not right, or can no longer be used: 15 minutes, five tries, once. Compare it with the newest mail, or have another one sent.',
    'email.missing': 'Type the e-mail address.',
    'once.missing': 'Type the one-time code.',
  },
  contact: {
    newsPage: 'The case page is where you find our answers. We do not write to you by mail.',
    newsOff: 'This portal sends no mail. The case page is where you find our answers.',
    newsUnconfirmed: (email: string) =>
      `We do not write to ${email} yet: the address is not confirmed. Until then the case page is the only place where you find our answers.`,
    newsConfirmed: (email: string) =>
      `When there is news, we write to ${email}. The mail says only that there is news; what it is stands on the case page.`,
    newsStopped: (email: string) =>
      `We no longer write to ${email}: news by mail was stopped. The case page is where you find our answers.`,
    refused: (email: string) =>
      `We do not write to ${email}: somebody at this address wanted no mail about this complaint. Correct the address below if it is wrong.`,
  },
}
