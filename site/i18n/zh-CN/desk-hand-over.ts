import type { handOver as en } from '../en/desk-hand-over.ts'

export const handOver: typeof en = {
  gone: (id) => `${id}（已不在名单上）`,
  ask: (count, from, to) => `把${from}的 ${count >= 1000 ? '1,000 多' : count} 件投诉移交给${to}？`,
  lots: (count) => `每次移交 ${count} 件，剩下的会回到本页继续。`,
  done: (count) => `已移交 ${count} 件。`,
  missed: (count) => `有 ${count} 件没有移交：当时有人正在处理，或只能查看。请再试一次。`,
  ended: '您已超过 30 分钟没有操作。什么都没有移交，您的选择还在。',
  errors: {
    'from.missing': '请选择移交谁的投诉。',
    'to.missing': '请选择能答复投诉的同事。',
    'to.same': '请选择别的同事：这些投诉本来就由这位同事承办。',
  },
}
