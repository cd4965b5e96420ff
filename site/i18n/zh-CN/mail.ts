import type { mail as en } from '../en/mail.ts'

export const mail: typeof en = {
  letters: {
    arrived: {
      subject: (number) => `投诉 ${number} 已收到`,
      text: ({ company, number, track, stop }) =>
        [
          `${company}收到一件投诉，其中留的是这个邮箱。投诉编号为 ${number}。`,
          '',
          '如果是您提交的：凭编号和受理回执上的查询码打开投诉。',
          track,
          '这个邮箱尚未确认。在投诉页面确认后，有新进展我们就发邮件告诉您。',
          '',
          '如果您不知道这件事：可能有人写错了邮箱，或者用了您的邮箱。您无需处理。如不想再收到关于这件投诉的邮件，请点此停收：',
          stop,
          '',
        ].join('\r\n'),
    },
    news: {
      subject: (number) => `投诉 ${number} 有新进展`,
      text: ({ company, number, track, stop }) =>
        [
          `您向${company}提出的投诉 ${number} 有新进展。`,
          '',
          '具体内容只在投诉页面上。请凭编号和查询码打开：',
          track,
          '',
          '如不想再收邮件通知，请点此停收，投诉照常处理。',
          stop,
          '',
        ].join('\r\n'),
    },
    code: {
      subject: '您的一次性验证码',
      text: ({ company, code }) =>
        [
          `一次性验证码：${code}`,
          '',
          '请在索取验证码的页面、同一个浏览器中输入。15 分钟内有效，只能使用一次。',
          `请勿告诉任何人。${company}不会在电话或邮件里向您索取。`,
          '如果不是您本人索取，无需处理：没有验证码，什么都不会改变。',
          '',
        ].join('\r\n'),
    },
  },
  renew: {
    wrong: '验证码不对，或已不能使用：15 分钟内有效，可试五次，用过即失效。请对照最新的邮件，或重新发送。',
    'email.missing': '请输入电子邮箱。',
    'once.missing': '请输入一次性验证码。',
  },
  contact: {
    newsPage: '我们的答复都在投诉页面上，不另发邮件。',
    newsOff: '本站不发送邮件，我们的答复都在投诉页面上。',
    newsUnconfirmed: (email) =>
      `${email} 尚未确认，我们还不会向它发邮件。在此之前，只能在投诉页面看到我们的答复。`,
    newsConfirmed: (email) => `有新进展时，我们向 ${email} 发邮件。邮件只说明有新进展，内容请看投诉页面。`,
    newsStopped: (email) => `邮件通知已停收，我们不再向 ${email} 发邮件。我们的答复都在投诉页面上。`,
    refused: (email) =>
      `我们不向 ${email} 发邮件：该邮箱的使用者表示不愿收到关于这件投诉的邮件。如果邮箱写错了，请在下面更正。`,
  },
}
