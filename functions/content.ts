import * as z from 'zod/mini'
import compiled from '#content' with { type: 'json' }
import { EarlyWarning } from '#contract/alerts'
import { Categories } from '#contract/categories'
import { Sender, Text } from '#contract/company'
import { Playbook, PlaybookTexts } from '#contract/playbooks'
import { NoticeTerms } from '#contract/privacy'
import { ServicePromise } from '#contract/promise'
import { Survey } from '#contract/surveys'
import { FollowUps } from '#contract/visits'
import { dayOf, inForce } from '#rules/promise'
import { held } from './http/held.ts'

const at = <T extends { version: number }>(all: readonly T[], version: number): T => {
  const found = all.find((one) => one.version === version)
  if (!found) throw new Error(`content has no version ${version}`)
  return found
}

/**
 * The files of `content/` that the Worker enforces, compiled in. They are read by the schemas that the
 * content check uses, so a Worker whose promise is not the published one cannot start.
 */
const Compiled = z.object({
  /** The portal's own version, of package.json. */
  version: z.string(),
  company: Sender,
  categories: Categories,
  promises: z.array(ServicePromise).check(z.minLength(1)),
  notices: z.array(NoticeTerms).check(z.minLength(1)),
  /** Without their texts. */
  playbooks: z.array(z.omit(Playbook, { text: true })),
  earlyWarning: EarlyWarning,
  followUps: FollowUps,
  /** The remediation items by `<timeline>/<item>`, each with its title. */
  items: z.array(z.object({ id: z.string(), title: Text })),
})

export const { version, company, categories, promises, notices, playbooks, earlyWarning, items, followUps } =
  Compiled.parse(compiled)

/** Long, and needed seldom: written with the pages instead, from the same files by the same schemas. */
export const surveys = held('/api/surveys.json', z.array(Survey))
/** What playbooks say, by id. Only staff ever read it. */
export const playbookTexts = held('/desk/playbooks.json', PlaybookTexts)

/** What a remediation item is called; one that was taken back, or never stood in a ledger, has no title. */
export const titleOf = (item: string) => items.find(({ id }) => id === item)?.title

/** The promise that governs a case for good. */
export const promiseVersion = (version: number) => at(promises, version)

/** The version in force on a day of the company's zone; the site shows the same one as current. */
export const promiseOn = (day: string) => inForce(promises, day) ?? at(promises, 1)
export const noticeOn = (day: string) => inForce(notices, day) ?? at(notices, 1)
export const newestPromise = () => at(promises, promises.length)

let asked = { now: Number.NaN, day: '' }

/** The company's own calendar day at `now` (epoch ms). A request asks several times, and time zones are slow. */
export function today(now: number): string {
  if (asked.now !== now) asked = { now, day: dayOf(newestPromise().calendar, now) }
  return asked.day
}
