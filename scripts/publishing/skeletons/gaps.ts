import { DRAFT_DAY } from '../../../site/schemas/published.ts'

/** A gap that a person fills; the check refuses one in a text that has a real date. Quoted for YAML. */
export const write = (what: string) => `"[To write: ${what}]"`
export const writeChinese = (what: string) => `"［待写：${what}］"`

/** Both languages of a text in a data file, at an indentation. */
export const both = (english: string, chinese: string) =>
  `{ zh-CN: ${writeChinese(chinese)}, en: ${write(english)} }`

export const DAY = `"${DRAFT_DAY}"`

/** The files of a new document by their path below content/, with their text. */
export type Skeleton = (slug: string, contact: { email: string }) => Record<string, string>
