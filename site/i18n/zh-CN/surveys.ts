import type { surveys as en } from '../en/surveys.ts'

export const surveys: typeof en = {
  open: (day) => `截止到${day}。不询问姓名。`,
  closed: (day) => `本次调查已于${day}结束，不再接收答卷。`,
  already: '这份答卷已经提交。下面的答案与已保存的不同，没有发送；如需再答，请重新打开调查。',
  errors: {
    'answer.missing': '请回答这一题。',
    'answer.unknown': '这个答案不在选项之中。',
    'answer.unreadable': '答案里有无法保存的字符（U+0000 或半个字符），请删去。',
    'answer.long': '答案太长，请缩短。',
  },
}
