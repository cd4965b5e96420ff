import type { queue as en } from '../en/desk-queue.ts'

export const queue: typeof en = {
  view: '待办事项',
  views: {
    late: '已超时',
    warned: '已预警：时限将到',
    'wrote-last': '客户最后留言',
    'not-reached': '尚未联系到',
    reminders: '待提醒客户',
    'to-confirm': '已告知，待确认',
    remedies: '补救逾期',
    'follow-ups': '待回访',
    causes: '原因未写明',
  },
  unreached: '方案已给出，尚未联系到客户',
  toRemind: '方案已给出，待提醒客户',
  toConfirm: '方案已告知，待主管确认',
  unreachedFor: (span) => `已 ${span}未联系到`,
  with: '承办',
  holders: { me: '我的', nobody: '无人承办' },
}
