import type { problemTitles as en } from '../en/problems.ts'

export const problemTitles: typeof en = {
  malformed: '请求无法读取。',
  forbidden: '此处不对您开放。',
  'not-found': '这个地址没有内容。',
  'method-not-allowed': '这个地址不接受该请求方法。',
  'not-allowed-now': '现在不能进行这一步。',
  stale: '您打开页面之后，投诉已有新进展。',
  'too-large': '一次发送的内容太多。',
  'unsupported-media-type': '这里不接受该格式。',
  invalid: '表单中有内容需要修改。',
  'key-reused': '这份表单已经以其他内容提交过。',
  'too-many-requests': '短时间内请求过多。',
  'session-ended': '本次查看已结束。',
  unavailable: '目前无法保存。',
  internal: '我们这边出了故障。',
}
