import type { surveys as en } from '../../en/pages/surveys.ts'

export const surveys: typeof en = {
  send: '提交答卷',
  version: (version, day) => `第 ${version} 版，${day}起使用。`,
  thanks: {
    title: '答卷已收到',
    description: '答卷已提交。',
    lead: '您的答案计入本季度结果。我们公布有多少人作答、作了怎样的回答，从不公布是谁。',
    back: '我们现在的情况',
  },
}
