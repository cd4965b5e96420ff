import type { causes as en } from '../en/desk-causes.ts'

export const causes: typeof en = {
  causes: {
    product: '产品或设计',
    process: '流程有缺口',
    'not-followed': '有流程，没照做',
    skills: '技能或培训不足',
    capacity: '人手或时间不够',
    equipment: '设备或系统',
    supplier: '供应商或承运方',
    information: '我们没说、没说清或说错',
    agreement: '事先约定不清',
    outside: '外部原因',
    'not-found': '查过，没查出',
  },
  unnamed: (count) => (count === '0' ? '已结案的都写明了原因。' : `${count} 件已结案的投诉还没写明原因。`),
  stops: (item) => `由这项整改来杜绝：${item}。`,
  rootCause: '根本原因（仅内部可见）',
  closedFor: (span) => `已结案 ${span}`,
}
