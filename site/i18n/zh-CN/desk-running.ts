import type { running as en } from '../en/desk-running.ts'

export const running: typeof en = {
  ago: (span) => `${span}前`,
  runs: (ago) => `系统正常：定时任务${ago}运行过。`,
  stands: (ago) => `定时任务上次运行是${ago}。恢复之前，没有人收到提醒，时限也没有人看管。`,
  never: '定时任务还没有运行过。运行之前，没有人收到提醒，时限也没有人看管。',
}
