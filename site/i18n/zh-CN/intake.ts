import type { intake as en } from '../en/intake.ts'

export const intake: typeof en = {
  channels: { phone: '电话', letter: '来信', 'in-person': '当面' },
  label: '提出方式',
  recordedForYou: '登记了您的投诉',
  came: (channel, recorded) => `${channel}提出，由我们于 ${recorded} 登记`,
  arrived: (channel, when) => `${channel}提出，收到时间：${when}`,
  recorded: '登记了投诉',
  follows: {
    arrived: (channel, when, ago) => `${channel}提出，${when} 收到，距现在 ${ago}。`,
    counts: (severity, who) => `起始严重程度：${severity}；承办：${who}。`,
    due: (clock, when, left) => `${clock}：最晚 ${when}，还有 ${left}。`,
    missed: (clock, when, by) =>
      `${clock}：应于 ${when} 之前完成，现已超时 ${by}。系统会在几分钟内记录超时并升一级。请告诉客户。`,
    governs: (version) => `以上时限出自服务承诺第 ${version} 版，即收到投诉当天有效的版本。`,
    mail: '会向客户邮箱发一封通知。此后的邮件，要等客户在投诉页面上确认邮箱才会发。',
    noMail: '不发邮件：客户凭编号和查询码自己查看。',
  },
  spelled:
    '零,幺,二,三,四,五,六,七,八,九,苹果 apple,男孩 boy,猫 cat,狗 dog,鸡蛋 egg,鱼 fish,女孩 girl,帽子 hat,果汁 juice,风筝 kite,月亮 moon,鼻子 nose,猪 pig,女王 queen,红色 red,太阳 sun,茶 tea,胜利手势,水 water,X 光,黄色 yellow,动物园 zoo',
  spelledAs: (letter, word) => (/\d/.test(letter) ? word : `${letter}（${word}）`),
  spelledWith: '、',
  errors: {
    'channel.missing': '请选择投诉怎样来的。',
    'arrived.missing': '请填写来信收到的日期和时间。',
    'arrived.time': '请把时间也填上，例如 14:05。',
    'arrived.malformed': '无法识别。日期写成 2026-12-31，时间写成 14:05。',
    'arrived.zone': '时间要写到秒，并带时差，例如 2026-11-23T09:40:00+08:00，或者写成以 Z 结尾的 UTC 时间。',
    'arrived.future': '这个时间还没到。是什么时候收到的？',
    'arrived.early': '这是一年多以前了。年份对吗？',
    'kind.role': '只有主管可以登记演练。',
    'impact.missing': '请选择对客户的影响。',
    'consent.notice': '客户听完告知并同意之后再勾选。在此之前什么都不能存。',
    'consent.overseas': '客户单独同意之后再勾选。如果不同意，不要在这里登记；怎么办，见下文。',
    'consent.missing': '两项都同意之后，才能在这里存储。',
  },
}
