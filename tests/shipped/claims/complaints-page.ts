import { type Claim, noClaim, outside, proved, rule } from './claim.ts'

const consumerLaw = outside('《中华人民共和国消费者权益保护法》第三十九条')
const mediation = outside('《市场监督管理投诉举报处理办法》（2026 年 4 月 15 日起施行）')

export const complaintsPage: readonly Claim[] = [
  {
    en: 'numbers below 5 never shown singly',
    chinese: '以后公布时，只有数字',
    proofs: [noClaim('says what figures would be; none are published')],
  },
  {
    en: 'We never publish your words, files, name or organisation.',
    proofs: [
      proved('edge/secrets/secrecy.test.ts', 'D1 holds no word of what was written'),
      proved('browser/pages/every-page.spec.ts', 'is accessible, guarded, silent and alone'),
    ],
  },
  {
    en: 'The last three need no computer and no e-mail address.',
    proofs: [
      proved(
        'edge/desk/intake.test.ts',
        'a complaint by telephone becomes a case whose clocks count from the call',
      ),
      proved('unit/complaints/contract.test.ts', 'a case can be filed with no name and no address'),
    ],
  },
  {
    chinese: ['任何人：客户、供应商、邻居', '任何人都可以向主管部门举报', '以下只列出途径，不是法律意见。'],
    proofs: [noClaim('who may complain, and what the page is not')],
  },
  {
    en: 'Online, your account may have 20 to 10,000 characters.',
    chinese: '在线投诉的正文为 20 至 10,000 字。',
    proofs: [
      proved(
        'unit/complaints/contract.test.ts',
        'a story has 20 to 10,000 characters, as a reader counts them',
      ),
    ],
  },
  {
    en: 'up to 10 MB each, 5 at a time, 20 in one case',
    chinese: '每个不超过 10 MB，一次最多 5 个，一件投诉最多 20 个',
    proofs: [
      proved('edge/files/api.test.ts', 'five files go with one sending and twenty into a case'),
      proved('unit/files/multipart.test.ts', 'a file of exactly 10 MB is whole, one byte more is too many'),
    ],
  },
  {
    en: 'We never need them for a complaint.',
    proofs: [proved('unit/complaints/contract.test.ts', 'what nobody asked for is refused by name')],
  },
  {
    en: 'normally for no more than 14 days in all',
    chinese: '累计一般不超过 14 天',
    proofs: [
      proved(
        'unit/clocks/clocks.test.ts',
        'lasts at most 14 days, all pauses of a case and all its rounds together',
      ),
      rule('content/example/service-promise/v2.yaml', 'pause: 14 d'),
    ],
  },
  {
    en: 'you can still reopen the case for 14 days',
    chinese: '您仍可以在 14 天内重新打开',
    proofs: [
      proved(
        'unit/complaints/limits.test.ts',
        'until 14 days after closing, where the remedy’s day was earlier',
      ),
    ],
  },
  {
    en: 'Level 2 is the customer affairs supervisor, level 3 the general manager.',
    chinese: '第 2 级是客户事务主管，第 3 级是总经理。',
    proofs: [rule('content/example/service-promise/v2.yaml', 'en: General manager')],
  },
  {
    en: '**Reopen** the case within 14 days of closing',
    chinese: '**重新打开**：关闭后 14 天内都可以',
    proofs: [
      proved(
        'unit/complaints/limits.test.ts',
        'until 14 days after closing, where the remedy’s day was earlier',
      ),
      proved(
        'unit/complaints/retention.test.ts',
        'a case can be reopened until 14 days after the remedy’s date',
      ),
    ],
  },
  {
    en: [
      'article 39 of China',
      'by calling 12315 (within China)',
      'does not belong to 12315',
      'in Shanghai call 12345',
    ],
    chinese: ['拨打 12315，或登录', '不属于 12315 的受理范围', '上海市可拨打 12345'],
    proofs: [consumerLaw],
  },
  {
    en: [
      'no agreement is reached within 60 days of acceptance',
      'Version 2 (15 April 2026) rewrites',
      'Everything else is as in version 1',
    ],
    chinese: ['受理后 60 日内没有达成调解协议的', '第 2 版（2026 年 4 月 15 日）'],
    proofs: [mediation],
  },
]
