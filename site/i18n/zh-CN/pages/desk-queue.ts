import type { queue as en } from '../../en/pages/desk-queue.ts'

export const queue: typeof en = {
  skip: '跳到列表',
  counts: '数字是每一项单独筛选的件数。',
  fresh: (count) => `新增 ${count} 件投诉`,
  behind: (time) => `列表停在 ${time} 的状态，稍后会自动再试。`,
  over: '列表不再更新：您在工作台的会话已结束。',
  reload: '重新载入本页',
}
