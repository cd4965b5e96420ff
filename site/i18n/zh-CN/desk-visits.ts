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
  months: (all) => all.map((one) => `${one} 个月`).join('、'),
  agreed: (when, months) => `您于 ${when}同意我们在结案满 ${months}时回访。`,
  withdrawn: (when) => `您已于 ${when}撤回对后续回访的同意。`,
  until: (when) => `为这些回访，您的联系方式和一句话的问题说明最晚保留到 ${when}。`,
  reduced: (when, aged) =>
    `文字和文件已于 ${when}删除，数据库历史中的副本最晚在 ${aged}过期。现在只剩您的联系方式，和经过记录里的那一句话。`,
  record: (when) => `基本记录（编号、时间、步骤、结论）保留到 ${when}。`,
  ended: '您同意的回访也不再进行。',
  with: '同意后续回访',
  staff: (when, months) => `结案满 ${months}；${when}同意`,
  staffWithdrawn: (when) => `${when}撤回`,
}
