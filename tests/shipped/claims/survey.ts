import { type Claim, noClaim, proved } from './claim.ts'

export const survey: readonly Claim[] = [
  {
    en: ['Satisfaction survey, fourth quarter of 2026', 'in the past three months'],
    chinese: ['2026 年第四季度满意度调查', '过去三个月您对我们满意吗'],
    proofs: [noClaim('the title, and the time a question asks about')],
  },
  {
    en: 'Eight questions, about three minutes; only the first two need an answer.',
    chinese: '八个问题，大约三分钟，只有前两个必答。',
    proofs: [proved('unit/surveys/answers.test.ts', 'only what is required must be answered')],
  },
  {
    en: 'Answers are taken until 31 December 2026',
    chinese: '答卷截至 2026 年 12 月 31 日（北京时间）。',
    proofs: [
      proved(
        'edge/surveys/api.test.ts',
        'a survey takes answers on its first and last day in the company zone',
      ),
    ],
  },
  {
    en: 'We keep your answers, their language and the day, and publish totals only.',
    chinese: '我们保存您的回答、语言和提交日期，只公布汇总数字。',
    proofs: [
      proved(
        'edge/surveys/retention.test.ts',
        'a survey whose file is gone counts as closed on the day of its last answer',
      ),
      proved(
        'edge/surveys/api.test.ts',
        'a response is stored with its choices, and its words apart and sealed',
      ),
    ],
  },
  {
    en: 'erased 180 days after the survey closes',
    chinese: '调查结束 180 天后删除',
    proofs: [
      proved('edge/surveys/retention.test.ts', 'words go when the time is over that the notice names'),
    ],
  },
  {
    en: 'Up to 2,000 characters.',
    chinese: '最多 2,000 字。',
    proofs: [proved('unit/surveys/answers.test.ts', 'are counted as a reader counts them')],
  },
]
