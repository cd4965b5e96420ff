import type { Context } from 'hono'
import * as z from 'zod/mini'
import type { PauseReason } from '#contract/clocks'
import type { Language } from '#contract/company'
import type { CaseFacts } from '#contract/complaints'
import type { ServicePromise } from '#contract/promise'
import { acting } from '#words/acting'
import { intakeWords } from '#words/intake'
import { isZone, moment, offset, zoneInWords } from '#words/moments'
import { promiseVersion } from '../../content.ts'
import type { AppEnv } from '../../env.ts'
import type { Case } from '../store.ts'
import type { Session } from './session.ts'

/** For whom something is said: their language and time zone, under which promise, and when. */
export type Place = {
  language: Language
  promise: ServicePromise
  now: number
  zone: string | undefined
  /** The portal sends mail. */
  isMailOn: boolean
  /** Why a case may be paused, in words for whoever reads; without it, for the customer. */
  reasons?: Record<PauseReason, string>
}

export const reasonsFor = ({ language, reasons }: Place) => reasons ?? acting(language).case.pauseReasons

const Seen = z.looseObject({ timezone: z.string().check(z.refine(isZone)) })

/** The zone that the reader chose; else the one that Cloudflare takes their address to be in. */
export const placeOf = (c: Context<AppEnv>, facts: CaseFacts, session?: Session): Place => ({
  language: c.var.language,
  promise: promiseVersion(facts.promiseVersion),
  now: c.var.now,
  isMailOn: c.var.sender !== undefined,
  zone: session?.zone ?? Seen.safeParse(c.req.raw.cf).data?.timezone,
})

/** The zone that a reader sees times in: theirs, or the company's where theirs is not known. */
export const zoneOf = (place: Place) => place.zone ?? companyZone(place)

const companyZone = ({ promise }: Place) => promise.calendar.timeZone

/** An instant as the company's clock shows it. */
export const ours = (at: number, place: Place) => moment(at, place.language, companyZone(place))

/** Whether the reader's clock shows the company's time at an instant. */
const isShared = (at: number, zone: string, place: Place) =>
  offset(at, zone) === offset(at, companyZone(place))

/** The same instant as the reader's clock shows it, where that is another time. */
export function yours(at: number, place: Place): string | undefined {
  const { zone, language } = place
  return zone === undefined || isShared(at, zone, place) ? undefined : moment(at, language, zone)
}

/** An instant within a sentence, on both clocks where they differ. */
export function when(at: number, place: Place): string {
  const here = yours(at, place)
  const company = ours(at, place)
  return here === undefined ? company : acting(place.language).openCase.here(company, here)
}

/** What is said of the reader's zone: where it comes from, and whether it shows another time at all. */
export function zoneSentence(place: Place, isChosen: boolean): string {
  const { zone, language, now } = place
  const t = acting(language).openCase.zone
  if (zone === undefined) return t.none
  const name = zoneInWords(zone, language, now)
  if (isShared(now, zone, place)) return t.same(name)
  return isChosen ? t.chosen(name) : t.now(name)
}

/** What the page says of a case that is no real one, by the part of it that stays. */
export const kindOf = ({ kind }: Pick<Case, 'kind'>) => (kind === 'real' ? [] : [kind])

/** How a case came that staff recorded, and when they did; undefined where its customer filed it. */
export function cameBy({ channel, recordedAt }: CaseFacts, place: Place): string | undefined {
  const t = intakeWords(place.language)
  if (channel === undefined || recordedAt === undefined) return undefined
  return t.came(t.channels[channel], ours(recordedAt, place))
}

/** Who answers at a level, by role. */
export const levelName = (level: number, { promise, language }: Place) =>
  promise.levels[level === 1 ? 0 : level === 2 ? 1 : 2][language]
