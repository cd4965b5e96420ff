import { newComplaint } from '#contract/complaints'
import { noticeOn, today } from '../../content.ts'
import { offeredCategories } from './intake.ts'

/** Building a schema costs more than a filing; each notice needs one. */
const made = new Map<number, ReturnType<typeof newComplaint>>()

/** What can be filed at `now`: the offered categories and the notice in force are part of the schema. */
export function filingSchema(now: number) {
  const { version } = noticeOn(today(now))
  const [first = '', ...rest] = offeredCategories().map((category) => category.id)
  const schema = made.get(version) ?? newComplaint([first, ...rest], String(version))
  made.set(version, schema)
  return schema
}
