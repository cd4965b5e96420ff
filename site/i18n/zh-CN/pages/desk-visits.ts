import type { visits as en } from '../../en/pages/desk-visits.ts'

export const visits: typeof en = {
  next: '下次回访',
  due: '该回访了：问问约定的补救是否仍然有效，并记下答复。',
  late: '回访已逾期；一直没人做，就不再做了，为它保留的信息也随之删除。',
  consent: '后续回访',
  reduced: '这件投诉的文字和文件已删除。为客户同意的回访，只留下联系方式和经过记录里的一句话。',
  title: '回访',
  agree: '同意这些回访',
  withdraw: '撤回同意',
  withdrawNote: '立即生效，不收任何费用。只为这些回访保留的信息，24 小时内删除；投诉本身不受影响。',
  left: '这件投诉的文字和文件已删除。为您同意的回访，只留下您的联系方式和一句话。',
}
