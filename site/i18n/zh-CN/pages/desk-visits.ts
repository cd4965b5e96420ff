import type { visits as en } from '../../en/pages/desk-visits.ts'

export const visits: typeof en = {
  next: '下次回访',
  due: '该回访了：问问约定的补救是否仍然有效，并记下答复。',
  late: '回访已逾期；满 30 天还没做，就不再做了。',
}
