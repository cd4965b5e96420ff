import compiled from '#content' with { type: 'json' }
import { Categories } from '#contract/categories'
import { Company } from '#contract/company'
import { PrivacyNotice } from '#contract/privacy'
import { ServicePromise } from '#contract/promise'
import { Survey } from '#contract/surveys'

/**
 * The files of `content/` that the Worker enforces, compiled in. They are read by the schemas that the
 * content check uses, so a Worker whose promise is not the published one cannot start.
 */
const at = <T extends { version: number }>(all: readonly T[], version: number): T => {
  const found = all.find((one) => one.version === version)
  if (!found) throw new Error(`content has no version ${version}`)
  return found
}

/** The portal's own version, of package.json. */
export const { version } = compiled
export const company = Company.parse(compiled.company)
export const categories = Categories.parse(compiled.categories)
const promises = compiled.promises.map((raw) => ServicePromise.parse(raw)).sort((a, b) => a.version - b.version)
const notices = compiled.notices.map((raw) => PrivacyNotice.parse(raw)).sort((a, b) => a.version - b.version)
export const surveys = compiled.surveys.map((raw) => Survey.parse(raw))

/** The promise that governs a case for good. */
export const promiseVersion = (version: number) => at(promises, version)

/** The newest version whose first day has come, in the company's zone. */
export function promiseOn(day: string) {
  return promises.findLast((promise) => promise.effective <= day) ?? at(promises, 1)
}
export function noticeOn(day: string) {
  return notices.findLast((notice) => notice.effective <= day) ?? at(notices, 1)
}
export const newestPromise = () => at(promises, promises.at(-1)?.version ?? 1)
