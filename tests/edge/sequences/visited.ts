import { env } from 'cloudflare:workers'
import { expect } from 'vitest'
import { visitsUntil } from '../../../functions/complaints/aftercare.ts'
import { contentUntil } from '../../../functions/complaints/windows.ts'
import { openWords } from '../../../functions/complaints/words.ts'
import { promiseVersion } from '../../../functions/content.ts'
import { keyring } from '../../../functions/secrets/keyring.ts'
import { caller, DAY, settle } from '../support.ts'
import { look, one, type Story } from './story.ts'

/**
 * Tells on of a closed case whose customer wants later visits, to the end of its words and of what was kept instead:
 * one row of words, with contact data and one line, and then none. Says whether there was anything to tell.
 */
export async function proveVisited(story: Story, pick: number): Promise<boolean> {
  const { facts } = story.opened.complaint
  const promise = promiseVersion(facts.promiseVersion)
  // Where the remedy lay so far ahead that words outlive every visit, nothing is kept for one.
  if (visitsUntil(facts, promise) === undefined) return false
  const end = contentUntil(facts, promise)
  if (end <= story.now) return false
  const contact = (await wordsOf(story)).get(facts.contact?.version ?? 0)?.contact
  await goTo(story, end)
  const { complaint, words } = story.opened
  expect(complaint.facts.reducedAt, 'words go when their time is over').toBe(end)
  expect(words).toHaveLength(1)
  const [left] = (await wordsOf(story)).values()
  expect(Object.keys(left ?? {}).sort()).toEqual(['contact', 'text'])
  expect(left?.contact).toEqual(contact)
  expect([...(left?.text ?? '')].length).toBeLessThan(210)
  const shown = await caller({ at: end }).look(story.filed)
  expect(shown.events.flatMap(({ text }) => text ?? [])).toEqual([left?.text])

  await one([outlive, withdraw], pick)(story)
  expect(story.opened.words).toEqual([])
  expect(story.opened.complaint.salt).toBeNull()
  expect(story.opened.complaint.facts).not.toHaveProperty('contact')
  return true
}

const wordsOf = ({ opened }: Story) => openWords(keyring((env as Env).KEYS), opened)

async function goTo(story: Story, now: number) {
  story.now = now
  await settle(now)
  await look(story)
}

/** Nobody makes the visits. */
async function outlive(story: Story) {
  const { facts } = story.opened.complaint
  const until = visitsUntil(facts, promiseVersion(facts.promiseVersion)) ?? 0
  expect(until).toBeGreaterThan(story.now)
  await goTo(story, until - 1)
  expect(story.opened.words, 'nothing goes before').toHaveLength(1)
  await goTo(story, until)
}

async function withdraw(story: Story) {
  const { version } = story.opened.complaint
  const { act } = caller({ at: story.now + DAY })
  expect((await act(story.filed, { action: 'withdraw-visits', version })).status).toBe(200)
  await goTo(story, story.now + DAY)
}
