import type { queue as en } from '../en/desk-queue.ts'

export const queue: typeof en = {
  view: '待办事项',
  views: {
    late: '已超时',
    warned: '已预警：时限将到',
    'wrote-last': '客户最后留言',
    remedies: '补救逾期',
    'follow-ups': '待回访',
    causes: '原因未写明',
  },
  with: '承办',
  holders: { me: '我的', nobody: '无人承办' },
}
