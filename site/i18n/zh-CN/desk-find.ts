import type { find as en } from '../en/desk-find.ts'

export const find: typeof en = {
  ways: { number: '投诉编号', email: '电子邮箱', phone: '电话号码', reference: '订单、合同或送货单号' },
  sought: (kinds) => `已按${kinds}查找。`,
  count: (count) => `共 ${count} 件。`,
  nothingDue: '没有到期事项',
  missing: '请填写要找的内容：编号、邮箱、电话或单号。',
  looked: (who, what) => `${who}按${what}查找`,
}
