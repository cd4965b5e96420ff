import type { uploads as en } from '../en/uploads.ts'

export const uploads: typeof en = {
  sending: (name) => `正在发送 ${name}`,
  arrived: (name) => `${name} 已送达。`,
  lost: '连接中断，这个文件没有送达。',
  busy: '短时间内发送的文件太多。请等一分钟后再试。',
  retry: '再试一次',
  leaveOut: '不发送',
  tooLarge: (megabytes) => `这个文件超过 ${megabytes} MB，没有发送。`,
  tooMany: (count) => `一件投诉最多附 ${count} 个文件，这个没有发送。`,
  smaller: (from, to) => `发送前已缩小，从 ${from} 到 ${to} 像素。SHA-256 是缩小后图片的。`,
  waiting: '文件还在发送，送达后会自动继续。',
  unfinished: '有一个文件没有送达。请再试一次，或选择不发送，然后继续。',
  offline: '现在没有网络连接。您填写的内容都还在，恢复后请再发送。',
}
