import type { find as en } from '../../en/pages/desk-find.ts'

export const find: typeof en = {
  title: '查找投诉',
  label: '投诉编号、邮箱、电话或单号',
  hint: '要写完整，写法不限：大小写、空格和连字符都不影响。输入的内容不留存，但会记录您查过。',
  ended: {
    title: '还没有查找',
    what: '您已超过 30 分钟没有操作，或者这次查找来自别处。',
    next: '填写的内容还在，请再按一次。',
  },
  button: '查找',
  found: '找到的投诉',
  columns: { case: '编号', state: '状态', category: '类别', filed: '提交时间', due: '下一时限', who: '承办' },
  more: '还有更多，这里只列出最新的 20 件。',
  none: '没有找到',
  noneWhy: '按邮箱、电话或单号查找，须与投诉中登记的完全一致；内容已删除的投诉不再能这样找到。',
  mistyped: '看上去是投诉编号，但其中有一个字符不对，请客户再念一遍。',
  earlier: '同一已确认邮箱的其他投诉',
  looks: '谁按什么查找过',
  looksNote: '仅主管和负责人可见。输入的内容不记录。',
}
