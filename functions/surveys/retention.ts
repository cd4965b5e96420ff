import { retentionEnded, surveyOn } from '#rules/surveys'
import { newestPromise, notices, surveys, today } from '../content.ts'
import type { Means } from '../means.ts'
import * as store from './retention-store.ts'

/** Responses of each kind that one run sees to. */
const AT_ONCE = 500
/** Statements of one run. */
export const SURVEY_RETENTION = 3

/**
 * Erases the words of surveys, and later whole responses, when the time is over that the privacy notice named on the
 * day of the answer. A survey whose file is gone counts as closed on the day of its last answer.
 */
export async function forgetResponses(
  { db, now }: Means,
  assets: Pick<Env, 'ASSETS'>,
): Promise<{ done: number; failed: number }> {
  const answered = await store.answered(db)
  if (answered.length === 0) return { done: 0, failed: 0 }
  const published = await surveys(assets)
  const closings = answered.map(({ survey, lastDay }) => ({
    survey,
    closes: surveyOn(published, survey, today(now))?.closes ?? lastDay,
  }))
  const due = retentionEnded(closings, notices, newestPromise().calendar, now)
  return { done: await store.forget(db, due, AT_ONCE), failed: 0 }
}
