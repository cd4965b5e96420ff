import { type Claim, noClaim, outside, proved, rule } from './claim.ts'

const address = noClaim('a name, an address or the article of a law')
const pipl = outside('《中华人民共和国个人信息保护法》')

export const privacyNotice: readonly Claim[] = [
  {
    en: 'What you write is used for your complaint only',
    chinese: '您写下的内容只用于处理这件投诉',
    proofs: [
      proved('edge/secrets/secrecy.test.ts', 'D1 holds no word of what was written'),
      proved(
        'edge/erasure/erasing.test.ts',
        'without being asked, words go 180 days after the end, and the record after three years, whole',
      ),
    ],
  },
  {
    en: [
      '(unified social credit code',
      'Customer Affairs: telephone',
      'Cloudflare, Inc., 101 Townsend Street',
      'If you do not agree to storage overseas, telephone',
    ],
    chinese: [
      '（统一社会信用代码',
      '客户事务部，电话',
      '地址：101 Townsend Street',
      '不同意境外存储，可以致电',
    ],
    proofs: [address, rule('content/example/company.yaml', '+86 21 0000 0188')],
  },
  {
    en: 'An order reference only if you give one.',
    proofs: [proved('unit/complaints/contract.test.ts', '%s is absent when empty or blank')],
  },
  {
    en: [
      'Personal Information Protection Law, article 13',
      'the network secure (article 13(1)(3))',
      'are answered within 15 working days',
    ],
    chinese: ['我们在 15 个工作日内答复'],
    proofs: [pipl],
  },
  {
    en: 'They are kept until the last visit only if you agree',
    chinese: '只有您另外同意回访，才会保留到最后一次回访',
    proofs: [proved('edge/erasure/visits.test.ts', 'without agreement everything goes at that time')],
  },
  {
    en: ['it is never stored and never logged', 'IP addresses are used for rate limiting and never stored.'],
    chinese: ['只在限制提交频率时临时使用', 'IP 地址只用于限制提交频率'],
    proofs: [
      proved(
        'edge/secrets/secrecy.test.ts',
        'D1 holds no access code, idempotency key, form token, session or address',
      ),
      proved(
        'edge/secrets/secrecy.test.ts',
        'the log holds no word, code, number, key, token, session or address',
      ),
    ],
  },
  {
    en: ['Health, religion, biometrics', 'Personal information of children under 14'],
    chinese: '有人受伤时，只写受伤这一事实',
    proofs: [proved('unit/complaints/contract.test.ts', 'what nobody asked for is refused by name')],
  },
  {
    en: 'are erased automatically 180 days after',
    chinese: ['三者中最晚的一天之后 180 天由系统自动删除'],
    proofs: [
      proved(
        'unit/complaints/retention.test.ts',
        'while a remedy is owed, its date holds the words; once it was delivered, its delivery does',
      ),
      proved(
        'edge/erasure/erasing.test.ts',
        'without being asked, words go 180 days after the end, and the record after three years, whole',
      ),
    ],
  },
  {
    en: 'is kept for 3 years (1,095 days)',
    chinese: '保留 3 年（1,095 天）',
    proofs: [
      rule('content/example/privacy/v1.yaml', 'record: 1095 d'),
      proved(
        'edge/erasure/erasing.test.ts',
        'without being asked, words go 180 days after the end, and the record after three years, whole',
      ),
    ],
  },
  {
    en: 'age out within 30 days; until then they serve only to recover',
    chinese: '数据库历史中的副本在 30 天内过期',
    proofs: [
      outside('Cloudflare, D1: Time Travel'),
      proved('unit/toolchain/restore.test.ts', 'an erased case stays erased when an older copy is put back'),
    ],
  },
  {
    en: 'Free text in a survey is erased 180 days after',
    chinese: '调查中的自由文字在调查结束 180 天后删除',
    proofs: [
      proved('edge/surveys/retention.test.ts', 'words go when the time is over that the notice names'),
      proved('edge/surveys/retention.test.ts', 'whole responses go when the time of the bare record is over'),
    ],
  },
  {
    en: 'A closed case is erased within 24 hours, by itself.',
    chinese: '24 小时内自动完成',
    proofs: [
      proved(
        'edge/erasure/erasing.test.ts',
        'a closed case loses words, contact data and files at the next tick',
      ),
    ],
  },
  {
    en: 'I have read the privacy notice (version',
    chinese: '我已阅读个人信息处理告知（第',
    proofs: [proved('unit/complaints/contract.test.ts', 'consent')],
  },
  {
    en: ['no cookie, no analytics, no tracking'],
    chinese: '不设 Cookie，没有统计脚本和跟踪',
    proofs: [proved('browser/pages/every-page.spec.ts', 'is accessible, guarded, silent and alone')],
  },
  {
    en: 'A necessary cookie is set only when you file',
    chinese: '才设一个必需的 Cookie',
    proofs: [
      proved('edge/http/headers.test.ts', 'carries the headers and no needless cookie on every answer'),
      proved('edge/complaints/session.test.ts', 'a session lasts thirty minutes from the last click'),
    ],
  },
  {
    en: 'are encrypted with AES-256-GCM before they are stored',
    chinese: '先用 AES-256-GCM 加密再存储',
    proofs: [
      proved('edge/secrets/secrecy.test.ts', 'D1 holds no word of what was written'),
      proved('edge/secrets/secrecy.test.ts', 'R2 holds no word of what was written'),
    ],
  },
  {
    en: 'Of the access code we keep only a keyed digest',
    chinese: '查询码只保存带密钥的摘要',
    proofs: [proved('edge/secrets/secrecy.test.ts', 'D1 holds no access code')],
  },
  {
    en: [
      'Version 2 applies to complaints filed from 29 November 2026 on.',
      'It now says: that we record when you open a proposal',
    ],
    chinese: ['自 2026 年 11 月 29 日起提交的投诉适用第 2 版', '写明了：您打开处理方案的时间'],
    proofs: [rule('content/example/privacy/v2.yaml', 'effective: "2026-11-29"')],
  },
  {
    chinese: '从结案之日起满 180 天由系统自动删除',
    proofs: [
      proved(
        'unit/complaints/retention.test.ts',
        'while a remedy is owed, its date holds the words; once it was delivered, its delivery does',
      ),
    ],
  },
  {
    en: 'Necessary cookies are set only when you file, open a case or renew its code',
    chinese: '才设必需的 Cookie：闲置 30 分钟失效，查看案件的最长 12 小时',
    proofs: [
      proved('edge/http/headers.test.ts', 'carries the headers and no needless cookie on every answer'),
      proved(
        'edge/complaints/session.test.ts',
        'a session lasts twelve hours at most, however often it is used',
      ),
    ],
  },
  {
    en: 'A browser that has opened a case holds one more for 180 days',
    chinese: '打开过案件的浏览器另有一个 Cookie',
    proofs: [
      rule('functions/complaints/contact/known.ts', 'LIFETIME = 180 * 24 * 60 * 60 * 1000'),
      proved(
        'edge/mail/renewal.test.ts',
        'a browser that opened another case is a stranger, and so is one with a cookie of its own making',
      ),
    ],
  },
  { en: 'telephone 12377 within China', chinese: '电话 12377', proofs: [outside('国家互联网信息办公室')] },
]
