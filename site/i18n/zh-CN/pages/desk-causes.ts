import type { causes as en } from '../../en/pages/desk-causes.ts'

export const causes: typeof en = {
  title: '原因与整改',
  lead: '结案的投诉共同的原因，以及由哪项整改来杜绝。点开数字可看投诉。',
  byCause: '按原因',
  byItem: '按整改事项',
  open: '查看',
  cases: '投诉（最近结案的在前）',
  columns: { case: '编号', closed: '结案时间', category: '类别', cause: '原因' },
  noCases: '还没有投诉。',
  more: '后面的投诉',
  owed: '这件投诉的原因还没写明。',
  cause: '原因',
  item: '对应整改',
  none: '没有：整改计划里还没有这一项',
  naming: {
    legend: '为什么会这样',
    note: '这一部分客户看不到。',
    mayNote: '这一部分客户看不到。原因不在这件投诉，或还不清楚，就都不填。',
    cause: '原因类别',
    item: '由哪项整改来杜绝',
    rootCause: '根本原因',
    unknown: '不写',
  },
  related: {
    title: '相关的公开内容',
    note: '用客户的语言；链接在新标签页打开。',
    answers: '已有的解答',
    items: '正在整改',
    more: '全部解答',
  },
}
