import { type Claim, proved, rule } from './claim.ts'

const v1 = [
  rule('content/example/service-promise/v1.yaml', 'effective: "2025-12-01"'),
  proved('unit/promise/calendar.test.ts', 'working time in Shanghai'),
]
const v2 = [
  rule('content/example/service-promise/v2.yaml', 'minor: { respond: 1 h, propose: 24 h }'),
  rule('content/example/service-promise/v2.yaml', 'complex: { respond: 1 h, propose: 72 h }'),
  rule('content/example/service-promise/v2.yaml', 'major: { respond: 30 min, propose: 24 h }'),
  proved(
    'unit/clocks/clocks.test.ts',
    'a %s case is answered in %i minutes and has its proposal in %i hours',
  ),
]

export const promise: readonly Claim[] = [
  {
    en: ['From 1 December 2025 every complaint', '4 hours are half a working day, 48 hours are 6'],
    chinese: ['自 2025 年 12 月 1 日起', '4 小时约为半个工作日，48 小时为 6 个工作日'],
    proofs: v1,
  },
  {
    en: [
      'The first response comes within 1 hour instead of 4',
      'The proposal comes within 24 to 72 hours instead',
      'within 1 hour if it is minor or complex, within 30 minutes if it is major',
      'Our proposal follows within 24 hours for minor and major',
    ],
    chinese: [
      '首次响应由 4 个工作小时',
      '轻微和复杂投诉 1 小时内，重大投诉 30 分钟内',
      '轻微和重大投诉 24 小时内给出，复杂投诉 72 小时内给出',
    ],
    proofs: v2,
  },
  {
    en: 'You can reopen a closed case for 14 days instead of 7.',
    chinese: '由 7 天延长到 14 天',
    proofs: [
      rule('content/example/service-promise/v1.yaml', 'reopen: 7 d'),
      rule('content/example/service-promise/v2.yaml', 'reopen: 14 d'),
    ],
  },
  {
    en: 'Complaints filed before 1 March 2026 stay under version 1.',
    chinese: '2026 年 3 月 1 日之前提交的投诉仍按第 1 版处理',
    proofs: [
      proved(
        'edge/complaints/filing-api.test.ts',
        'a case filed before the second promise took effect keeps the working hours of the first',
      ),
    ],
  },
]
