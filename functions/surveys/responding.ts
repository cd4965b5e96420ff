import type { Language } from '#contract/company'
import type { Survey } from '#contract/surveys'
import { split } from '#rules/surveys'
import { today } from '../content.ts'
import type { Means } from '../means.ts'
import { keyedHash, keyedHashes, matchesHash, randomBytes, seal } from '../secrets/seal.ts'
import * as store from './store.ts'

const SALT_BYTES = 16

/** Stores one response to the version that was seen, for a key. False when the key was used before with other answers. */
export async function respond(
  { db, ring, now }: Means,
  survey: Survey,
  { answers, language, key }: { answers: Record<string, unknown>; language: Language; key: string },
): Promise<boolean> {
  const [id = '', ...olderIds] = await keyedHashes(ring, 'idempotency', `survey ${survey.id} ${key}`)
  const content = JSON.stringify(answers)
  const contentHash = await keyedHash(ring, 'content', content)
  const { choices, written } = split(survey, answers)
  const salt = randomBytes(SALT_BYTES)
  const sealed = await seal(await ring.sealing(ring.current, 'words', salt), written, `survey ${id}`)
  const { version } = survey
  const response = {
    id,
    survey: survey.id,
    version,
    language,
    day: today(now),
    choices,
    contentHash,
    sealed,
    salt,
  }
  const held = await store.respond(db, { ...response, keyVersion: ring.current }, olderIds)
  return held !== undefined && matchesHash(ring, 'content', content, held)
}
