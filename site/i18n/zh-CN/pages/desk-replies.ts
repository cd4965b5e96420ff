import type { replies as en } from '../../en/pages/desk-replies.ts'

export const replies: typeof en = {
  breachReason: '超时原因',
  breachReasonHint: '供内部和统计使用。客户只看到超时这件事，为什么超时，请用自己的话写给客户。',
  save: '保存草稿',
  discard: '丢弃草稿',
  other: '这是在另一个窗口保存的内容。有用的请自行取用，下次保存后就不再保留。',
  begunNote: '有同事已经动笔：',
  moved: '草稿保存之后，这件投诉又有变化。新的内容已在经过里标出。',
  dropped: '已丢弃',
  droppedNote: '如果是按错了，请从这里复制；离开本页就没有了。',
}
