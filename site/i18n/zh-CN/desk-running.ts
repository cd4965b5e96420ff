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
}
