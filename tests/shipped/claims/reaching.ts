import { type Claim, noClaim, proved, rule } from './claim.ts'

/** When silence closes a case, whom we reach before, and where a case ends. */
export const reaching: readonly Claim[] = [
  {
    en: [
      'This case holds as much as it can from you: 200 messages, or 2 MB of words.',
      'You have sent 40 messages in the last 24 hours',
    ],
    chinese: ['200 条留言，或 2 MB 文字', '您在过去 24 小时内已发送 40 条留言'],
    proofs: [
      proved(
        'edge/complaints/limits.test.ts',
        'a case takes two hundred messages, and what to do then is said',
      ),
      proved('edge/complaints/limits.test.ts', 'forty messages are taken in 24 hours'),
      proved('edge/complaints/limits.test.ts', 'what a case holds of words has an end'),
    ],
  },
  {
    en: [
      'Confirm only what you have checked: silence can close the case afterwards.',
      'Where only our own record says that you were told',
    ],
    chinese: ['请只确认您核实过的', '要先由主管确认，投诉才可能因逾期未答结案'],
    proofs: [
      proved(
        'unit/complaints/reaching.test.ts',
        'silence closes nothing before a supervisor has confirmed it',
      ),
    ],
  },
  {
    en: 'If nobody told you, please write to us.',
    chinese: '如果没有人告知过您，请给我们留言',
    proofs: [noClaim('asks the reader to say so')],
  },
  {
    en: [
      'The case does not close by itself before 24 hours have passed since.',
      'After the reminder you have at least 24 hours to answer.',
    ],
    chinese: [
      '提醒之后不满 24 小时，投诉不会自动结案',
      '发出后不满 24 小时，投诉不会自动结案',
      '您至少还有 24 小时可以答复',
    ],
    proofs: [
      proved('unit/complaints/reaching.test.ts', 'counts from when it went out: a day is left from then'),
    ],
  },
  {
    en: 'Nobody can remind the customer: no mail can go to them',
    proofs: [
      proved('edge/complaints/reaching.test.ts', 'who can be reminded in no way is told so on the page'),
    ],
  },
  {
    en: [
      'counted apart from agreement: never on a non-working day',
      'Cases closed this way are counted apart and never as agreed.',
    ],
    chinese: ['不在休息日结案，也不早于提醒后 24 小时'],
    proofs: [
      proved('unit/complaints/reaching.test.ts', 'late on a Thursday moves the closing off the weekend'),
      proved('edge/jobs/tick.test.ts', 'silence does not close a case on a Saturday'),
    ],
  },
  {
    en: ['A proposal that has reached nobody for'],
    chinese: ['仍未送达任何人的，投诉以“未能联系到”结案'],
    proofs: [
      proved('unit/complaints/reaching.test.ts', 'closes its case as not reached, and owes no remedy'),
      proved(
        'edge/complaints/reaching.test.ts',
        'a proposal that reaches nobody for 90 days closes as not reached',
      ),
    ],
  },
  {
    en: 'It is never added to ours.',
    chinese: '绝不补给我们自己的时限',
    proofs: [proved('unit/complaints/reaching.test.ts', 'never moves what we have promised')],
  },
  {
    chinese: '提醒晚了的，提醒后满 …才不再进行',
    proofs: [
      proved(
        'unit/complaints/reaching.test.ts',
        'a visit that nobody makes is given up when 16 days have passed since its warning',
      ),
      rule('content/example/follow-ups.yaml', 'missed: 30 d'),
    ],
  },
  {
    en: [
      'Then we wait 72 hours.',
      'After 48 we remind you once: by mail where we can',
      'and at least 24 hours have passed since a reminder',
    ],
    chinese: ['此后等您 72 小时。', '48 小时后提醒一次：', '并且提醒后已满 24 小时'],
    proofs: [
      rule('content/example/service-promise/v2.yaml', 'silence: 72 h'),
      rule('content/example/service-promise/v2.yaml', 'remind: 48 h'),
      proved(
        'unit/complaints/reaching.test.ts',
        'that is the desk’s holds up the closing until it is recorded, and stands in the queue',
      ),
      proved('unit/complaints/reaching.test.ts', 'counts from when it went out: a day is left from then'),
    ],
  },
  {
    en: ['If our proposal has reached nobody for 90 days', 'Until its words are erased, 180 days later'],
    chinese: ['处理方案 90 天仍未送达任何人的'],
    proofs: [
      proved(
        'edge/complaints/reaching.test.ts',
        'a proposal that reaches nobody for 90 days closes as not reached, and its code opens it again for 180 more',
      ),
    ],
  },
  {
    en: 'Version 3 (29 November 2026) says when',
    chinese: '第 3 版（2026 年 11 月 29 日）写明',
    proofs: [noClaim('what changed on the page itself')],
  },
]
