import type { find as en } from '../en/desk-find.ts'

export const find: typeof en = {
  ways: { number: '投诉编号', email: '电子邮箱', phone: '电话号码', reference: '订单、合同或送货单号' },
  sought: (kinds) => `已按${kinds}查找。`,
  count: (count) => `共 ${count} 件。`,
  nothingDue: '没有到期事项',
  missing: '请填写要找的内容：编号、邮箱、电话或单号。',
  ended: {
    title: '还没有查找',
    what: '您已超过 30 分钟没有操作，或者这次查找来自别处。',
    next: '填写的内容还在，请再按一次。',
  },
  looked: (who, what) => `${who}按${what}查找`,
}
