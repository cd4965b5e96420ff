import type { handOver as en } from '../../en/pages/desk-hand-over.ts'

export const handOver: typeof en = {
  title: '移交同事的全部投诉',
  lead: '把一位同事手上所有待办的投诉交给另一位：未结案的，以及已结案但补救还没兑现、回访还没做、原因还没写明的。每件的经过照旧，每件都留下记录。',
  from: '移交谁的',
  fromHint: '手上有待办的每一个人，包括已经离开的。',
  to: '交给谁',
  next: '下一步',
  check: '移交前请核对',
  go: '移交',
  back: '再改改',
  none: '没有人手上有待办的投诉。',
  toQueue: '去看待办',
}
