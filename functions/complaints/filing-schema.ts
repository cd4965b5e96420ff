import { newComplaint } from '#contract/complaints'
import { noticeOn } from '../content.ts'
import { offeredCategories, today } from './intake.ts'

/** What can be filed at `now`: the offered categories and the notice in force are part of the schema. */
export function filingSchema(now: number) {
  const [first = '', ...rest] = offeredCategories().map((category) => category.id)
  return newComplaint([first, ...rest], String(noticeOn(today(now)).version))
}
