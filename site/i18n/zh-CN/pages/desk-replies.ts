import type { replies as en } from '../../en/pages/desk-replies.ts'

export const replies: typeof en = {
  breachReason: '超时原因',
  breachReasonHint: '供内部和统计使用。客户只看到超时这件事，为什么超时，请用自己的话写给客户。',
}
