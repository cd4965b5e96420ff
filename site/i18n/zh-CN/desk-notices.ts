import type { notices as en } from '../en/desk-notices.ts'

export const notices: typeof en = {
  kinds: {
    'warn-50': '承诺时限已过半',
    'warn-80': '承诺时限已用 80%',
    breach: '已超时，转由您这一级处理',
    escalated: '已升级到您这一级',
    major: '重大投诉',
    alert: '触发预警，请查看',
  },
  drill: (title) => `【演练】${title}`,
  title: (title, number) => `投诉 ${number}：${title}`,
  text: ({ title, number, level, due, link }) =>
    [`投诉 ${number}：${title}`, `级别：${level}`, ...(due ? [`到期：${due}`] : []), link].join('\n'),
}
