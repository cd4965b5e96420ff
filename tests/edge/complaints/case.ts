import { expect } from 'vitest'
import { read, track, type Visitor, visitor } from '../browser.ts'
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

/** The confirmation that pressing a step's button leads to. */
export const asked = async (
  who: Visitor,
  page: Awaited<ReturnType<typeof read>>,
  action: string,
  typed: Record<string, string> = {},
) => read(await who.post(CASE, formFor(page, action, typed)))

/** What the browser sends when the confirmation's first button is pressed. */
export const goOn = (confirmation: Awaited<ReturnType<typeof read>>) => ({
  ...confirmation.fields,
  answer: 'go',
})

/** The messages on a case, as anybody with its code reads them. */
export const texts = async (one: Awaited<ReturnType<typeof filed>>) =>
  (await caller({ at: NOW + HOUR }).look(one)).events.flatMap((event) =>
    event.type === 'message' ? [event.text] : [],
  )
