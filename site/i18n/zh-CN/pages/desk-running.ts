import type { running as en } from '../../en/pages/desk-running.ts'

export const running: typeof en = {
  title: '运行情况',
  outbox: '发件箱',
  customers: '客户邮件',
  staff: '员工和群机器人通知',
  waiting: '等待发送',
  tried: '其中试过未成',
  oldest: '最早的写于',
  givenUp: '一周内放弃的',
  outboxNote: '没发成的会连试一天。一直发不出去，请查 MAIL_FROM、发信域名和机器人地址。',
  ceilingNote:
    'wrangler.toml 里的 MAIL_A_DAY 是一天（按公司所在时区）最多发多少封邮件。不够时，一次性验证码最先发，其次是投诉进展、员工邮件，最后是提醒，提醒最多用一半。一次性验证码等待超过 15 分钟就不再发送。群机器人不受限制。',
  jobs: '定时任务',
  job: '任务',
  runs: '频率',
  last: '上次运行',
  done: '完成',
  failed: '失败',
  jobsNote: '失败的下一次运行会再试。原因写在 Worker 日志里，日志不含任何投诉内容。',
}
