import type { alerts as en } from '../../en/pages/desk-alerts.ts'

export const alerts: typeof en = {
  title: '预警',
  lead: '不论处在哪一级，这些投诉都应由主管过目。请打开投诉，处理后在那里写明情况并关闭预警。',
  none: '没有待处理的预警。',
  columns: { case: '投诉', why: '原因', state: '状态', since: '已等待' },
  more: '只列出最早的 50 条；关闭一条，就会补上下一条。',
  toQueue: '返回待办',
  onCase: '预警',
  forSupervisor: '由主管关闭。',
  close: '关闭预警',
  which: '哪一条',
  text: '查看的情况和采取的措施',
  hint: '同事可在经过中看到，客户看不到。',
  button: '关闭这条预警',
}
