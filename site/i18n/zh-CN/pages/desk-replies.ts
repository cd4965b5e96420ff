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
  droppedFiles: '随草稿等待发出的文件也删除了。',
  droppedNote: '如果是按错了，请从这里复制；离开本页就没有了。',
  files: '给客户的文件',
  filesHint: (count, megabytes) =>
    `最多 ${count} 个，每个不超过 ${megabytes} MB：JPEG、PNG、WebP 或 PDF。客户可以下载。照片里的拍摄地点和设备信息会去掉，PDF 原样发出。没有发出的文件保留 24 小时。`,
  waiting: '以下文件已收到，随这一步发出',
  goesWith: '文件',
  compared: '两份文字：您这份还需要吗？',
  meanwhile: '这段时间的新内容',
  mine: '您写的，没有发出',
  toMine: '去看您的文字',
  playbook: '从参考答复起草',
  playbookHint: '文字以客户的语言放进框里，作为草稿；没有看过、没有改过的，发不出去。',
  usePlaybook: '放进框里',
}
