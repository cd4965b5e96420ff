import type { running as en } from '../en/desk-running.ts'

export const running: typeof en = {
  ago: (span) => `${span}前`,
  minute: {
    every: '每分钟',
    runs: (ago) => `每分钟任务正常：${ago}运行过。`,
    stands: (ago) => `每分钟任务上次运行是${ago}。恢复之前，没有人收到提醒，时限也没有人看管。`,
    never: '每分钟任务还没有运行过。运行之前，没有人收到提醒，时限也没有人看管。',
  },
  five: {
    every: '每5分钟',
    runs: (ago) => `每五分钟任务正常：${ago}运行过。`,
    stands: (ago) =>
      `每五分钟任务上次运行是${ago}。恢复之前，遗留数据和到期的调查答卷不会删除，旧密钥也不会更换。`,
    never: '每五分钟任务还没有运行过。运行之前，遗留数据和到期的调查答卷不会删除，旧密钥也不会更换。',
  },
  mail: {
    off: '未设置 MAIL_FROM，不发送邮件。',
    used: (used, ceiling, percent) => `今天已发邮件 ${used} 封，上限 ${ceiling} 封（${percent}%）。`,
    near: '今天的邮件额度快用完了。超出的会留在发件箱，从明天起再发。',
    full: '今天的邮件额度已用完。等待发送的邮件从明天起再发。',
    half: (half) => `提醒类邮件已用完今天额度的一半（${half} 封），其余从明天起再发。`,
    malformed: (ceiling) => `MAIL_A_DAY 不是 1 到 999999 的整数，更正之前按 ${ceiling} 执行。`,
  },
}
