import { expect } from 'vitest'
import { type read, track, visitor } from '../browser.ts'
import { caller, filed, HOUR, NOW } from '../support.ts'

export const CASE = '/en/complaints/case/'

/** A visitor with a case open before them. */
export async function opened(one = filed(), at = NOW) {
  const who = visitor({ at })
  const known = await one
  expect((await track(who, known)).status).toBe(303)
  return { who, one: known, page: await who.open(CASE) }
}

/** What the browser sends when a step's button is pressed. */
export const formFor = (
  page: Awaited<ReturnType<typeof read>>,
  action: string,
  typed: Record<string, string> = {},
) => {
  const { token = '', case: number = '', version = '' } = page.fields
  return { token, case: number, version, action, ...typed }
}

/** The messages on a case, as anybody with its code reads them. */
export const texts = async (one: Awaited<ReturnType<typeof filed>>) =>
  (await caller({ at: NOW + HOUR }).look(one)).events.flatMap((event) =>
    event.type === 'message' ? [event.text] : [],
  )
