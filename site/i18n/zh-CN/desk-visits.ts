import type { visits as en } from '../en/desk-visits.ts'

export const visits: typeof en = {
  results: {
    holds: '已联系上：仍然有效',
    partly: '已联系上：部分有效',
    fails: '已联系上：没有解决',
    'not-reached': '没有联系上',
  },
  next: (when) => `下次回访定在 ${when}。`,
  last: '没有别的回访安排。',
}
