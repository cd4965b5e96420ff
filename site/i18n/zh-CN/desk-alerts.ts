import type { alerts as en } from '../en/desk-alerts.ts'

export const alerts: typeof en = {
  head: (open) => `预警 ${open}`,
  waiting: (open) => `${open} 条待处理，最早的在前`,
  dangers: {
    safety: '安全',
    injury: '人身伤害与健康',
    media: '媒体与舆论',
    regulator: '监管与法律',
  },
  words: (danger, name) => `${danger}：客户的原话涉及“${name}”`,
  gone: '命中的词条已从词表中删去',
  reasons: {
    'same-reference': (cases, days) => `${days} 天内有 ${cases} 件以上投诉涉及同一订单或批次`,
    reopened: '客户对已结束的投诉又提出异议',
    'rejected-twice': '第二次处理方案又被客户拒绝',
    'low-rating': '客户给这次处理打了 1 分或 2 分',
    'visit-overdue': '回访已逾期',
    'not-holding': '回访发现补救没有解决问题',
  },
}
