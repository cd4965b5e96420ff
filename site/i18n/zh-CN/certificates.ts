import type { certificates as en } from '../en/certificates.ts'

export const certificates: typeof en = {
  title: '资质与评级',
  description: '每项资质的颁发机构、编号、范围和有效期，以及不经过我们就能核对的地方。',
  states: { expired: '已过期', expiring: '即将到期', 'not-yet': '尚未生效', valid: '有效' },
  standing: {
    expired: (count) => `${count} 项已过期`,
    expiring: (count, within) => `${count} 项在 ${within} 天内到期`,
    'not-yet': (count) => `${count} 项尚未生效`,
    valid: (count) => `${count} 项有效`,
  },
  sentence: (date, all, parts) => `截至 ${date}，共 ${all} 项：${parts.join('，')}。`,
  expired: (date, days) => `有效期至 ${date}，已过 ${days} 天`,
  expiring: (date, days) => `有效期至 ${date}，${days === 0 ? '今天是最后一天' : `还有 ${days} 天`}`,
  'not-yet': (date, days) => `${date}起有效，还有 ${days} 天`,
  issuer: '颁发机构',
  number: '编号',
  scope: '范围',
  validity: '有效期',
  range: (from, until) => `${from}至 ${until}`,
  noEnd: (from) => `${from}起，无截止日`,
  verify: '在哪里核对',
  scan: '扫描件',
  scanOf: (title) => `证书扫描件：${title}`,
  rule: '状态不由人填写，由有效期和本页生成的日期推出。过期的也列在这里。',
  wrong: '缺了哪一项，或者写错了？',
  tellUs: '请告诉我们',
}
