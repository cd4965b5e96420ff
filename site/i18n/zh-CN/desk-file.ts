import type { file as en } from '../en/desk-file.ts'

export const file: typeof en = {
  fetched: '取用了投诉的附件',
  opened: '打开了案卷',
  fileName: (number) => `case-file-${number}.json`,
}
