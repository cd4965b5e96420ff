import type { Language } from '#contract/company'
import type { Survey } from '#contract/surveys'
import { split } from '#rules/surveys'
import type { Means } from '../means.ts'
import { keyedHash, randomBytes, seal } from '../secrets/seal.ts'
import * as store from './store.ts'

const SALT_BYTES = 16

/** Stores one response for a key. False when the key was used before with other answers. */
export async function respond(
  { db, ring, now }: Means,
  survey: Survey,
  { answers, language, key }: { answers: Record<string, unknown>; language: Language; key: string },
): Promise<boolean> {
  const id = await keyedHash(ring, 'idempotency', `survey ${survey.id} ${key}`)
  const contentHash = await keyedHash(ring, 'content', JSON.stringify(answers))
  const { choices, written } = split(survey, answers)
  const salt = randomBytes(SALT_BYTES)
  const sealed = await seal(await ring.sealing(ring.current, 'words', salt), written, `survey ${id}`)
  const held = await store.respond(db, {
    id,
    survey: survey.id,
    language,
    at: now,
    choices,
    contentHash,
    sealed,
    salt,
    keyVersion: ring.current,
  })
  return held === contentHash
}
