import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { read } from '../browser.ts'
import { filed, HOUR, handler, MINUTE, NOW, step, stored, unreachable } from '../support.ts'
import { colleague, deskCase, press, saving, stepForm } from './staff.ts'

const at = NOW + HOUR / 2
const text = 'We have measured the three parts again.'

/** A case before somebody of the staff. */
async function opened(role: 'handler' | 'supervisor' = 'handler') {
  const { caseNumber } = await filed()
  const who = colleague(role, at)
  const path = deskCase(caseNumber)
  return { caseNumber, who, path, page: await who.open(path) }
}
const rows = async (number: string) =>
  (await env.DB.prepare('select action, sealed, saved_at from drafts where number = ?').bind(number).all())
    .results

test('a draft comes back in its boxes and says when it was saved; nobody else reads it, and no step was taken', async () => {
  const { caseNumber, who, path, page } = await opened()
  const typed = { text, outcome: 'partly-upheld', remedy: 'Forty new parts.', remedyDue: '2026-12-04' }
  const answer = await who.post(path, saving(page, 'propose', typed))
  expect([answer.status, answer.headers.get('Location')]).toEqual([303, `${path}#step-propose`])
  const back = await who.open(path)
  for (const [box, value] of Object.entries(typed)) expect(back.fields[`${box}-propose`]).toBe(value)
  expect(back.ids).toContain('step-propose')
  expect(back.html).toMatch(/<details[^>]*data-slot="step-propose"[^>]* open/)
  expect(back.words).toMatch(/Draft saved (23 November 2026|.*23.*2026)/)
  expect((await stored(caseNumber)).events).toHaveLength(1)

  const other = await colleague('supervisor', at).open(path)
  expect(other.words).toContain('The handler: Propose, saved')
  expect(other.html).not.toContain(text)
  const assessor = await colleague('assessor', at).open(path)
  expect(assessor.words).not.toContain('have begun to write')
  expect(JSON.stringify(await rows(caseNumber))).not.toContain('measured')
})

test('a case with drafts is read in one round trip, and its opening recorded in another', async () => {
  const { who, path, page } = await opened()
  await who.post(path, saving(page, 'respond', { text }))
  await who.post(path, saving(page, 'note', { text }))
  const back = await colleague('handler', at, unreachable({ from: 3 })).open(path)
  expect([back.status, back.fields['text-respond'], back.fields['text-note']]).toEqual([200, text, text])
})

test('a draft is bound to its case, its writer and its step', async () => {
  const [one, other] = [await opened(), await opened()]
  await one.who.post(one.path, saving(one.page, 'respond', { text }))
  await env.DB.prepare('update drafts set number = ? where number = ?')
    .bind(other.caseNumber, one.caseNumber)
    .run()
  const moved = await other.who.open(other.path)
  expect([moved.status, moved.fields['text-respond']]).toEqual([200, ''])
  // What does not open is replaced by what is saved next.
  await other.who.post(other.path, saving(moved, 'respond', { text }))
  expect((await other.who.open(other.path)).fields['text-respond']).toBe(text)
})

test('taking the step takes the draft along; a step that is refused leaves it', async () => {
  const { caseNumber, who, path, page } = await opened()
  await who.post(path, saving(page, 'respond', { text }))
  const saved = await who.open(path)
  const form = { ...saved.fields, action: 'respond', 'text-respond': 'Changed since.' }
  await step(caseNumber, { step: 'note' }, handler, at, { text: 'A colleague was quicker.' })
  const refused = await press(who, caseNumber, form)
  expect(refused.status).toBe(409)
  expect(await rows(caseNumber)).toHaveLength(1)
  const back = await read(refused)
  // The one who changed it saw it: it is no other window's.
  expect(back.words).not.toContain('Saved in another window')
  const again = { ...back.fields, action: 'respond' }
  expect((await press(who, caseNumber, again)).status).toBe(303)
  expect(await rows(caseNumber)).toEqual([])
})

test('of two windows the last save wins, and what the other one saved is shown until it was seen', async () => {
  const { caseNumber, who, path, page } = await opened()
  const second = await who.open(path)
  await who.post(path, saving(page, 'respond', { text: 'From the first window.' }))
  await who.post(path, saving(second, 'respond', { text: 'From the second window.' }))
  const both = await who.open(path)
  expect(both.fields['text-respond']).toBe('From the second window.')
  expect(both.words).toContain('Saved in another window meanwhile.')
  expect(both.words).toContain('From the first window.')
  await who.post(path, saving(both, 'respond', { text: 'From both.' }))
  const after = await who.open(path)
  expect(after.words).not.toContain('From the first window.')
  expect(await rows(caseNumber)).toHaveLength(1)
})

test('of two saves in the same moment neither is lost', async () => {
  const { who, path, page } = await opened()
  const sent = await Promise.all(
    ['The one text.', 'The other text.'].map((text) => who.post(path, saving(page, 'respond', { text }))),
  )
  expect(sent.map(({ status }) => status)).toEqual([303, 303])
  const { words, fields } = await who.open(path)
  expect(`${words} ${fields['text-respond']}`).toContain('The one text.')
  expect(`${words} ${fields['text-respond']}`).toContain('The other text.')
})

test('a step taken in one window leaves what another window saved and this one never showed', async () => {
  const { caseNumber, who, path, page } = await opened()
  const second = await who.open(path)
  await who.post(path, saving(second, 'respond', { text: 'Written elsewhere.' }))
  expect((await press(who, caseNumber, stepForm(page, 'respond', { text }))).status).toBe(303)
  const back = await who.open(path)
  expect(back.fields['stranded']).toBe('Written elsewhere.')
})

test('a draft whose case moved on is shown with what is new; one whose step is over can be copied and discarded', async () => {
  const { caseNumber, who, path, page } = await opened()
  await who.post(path, saving(page, 'note', { text: 'For the colleagues.' }))
  await who.post(path, saving(page, 'respond', { text }))
  await step(caseNumber, { step: 'respond' }, handler, at, { text: 'A colleague was quicker.' })
  const back = await who.open(path)
  expect(back.words).toContain('The case has moved on since your draft was saved.')
  expect(back.html).toMatch(/class="mark">new<[\s\S]*?A colleague was quicker\./)
  expect(back.fields['text-note']).toBe('For the colleagues.')
  expect(back.fields['stranded']).toBe(text)
  const { token = '', case: number = '', version = '', leftUntil = '', stranded = '' } = back.fields
  const form = { token, case: number, version, leftUntil, stranded, discard: 'left' }
  const gone = await read(await who.post(path, form))
  expect(gone.fields['dropped']).toBe(text)
  expect((await rows(caseNumber)).map(({ action }) => action)).toEqual(['note'])
  expect((await who.open(path)).html).not.toContain(text)
})

test('a discarded draft is gone, and its words stand once more on the page that answers', async () => {
  const { caseNumber, who, path, page } = await opened()
  await who.post(path, saving(page, 'respond', { text }))
  const { keep: _, ...form } = saving(await who.open(path), 'respond', { text })
  const answer = await read(await who.post(path, { ...form, discard: 'respond' }))
  expect(answer.fields).toMatchObject({ 'text-respond': '', dropped: text })
  expect(await rows(caseNumber)).toEqual([])
  expect((await who.open(path)).html).not.toContain(text)
})

test('boxes that were emptied leave no draft', async () => {
  const { caseNumber, who, path, page } = await opened()
  await who.post(path, saving(page, 'respond', { text }))
  await who.post(path, saving(await who.open(path), 'respond', { text: '' }))
  expect(await rows(caseNumber)).toEqual([])
})

test('saving after half an hour without a click, or for a step there is not, keeps the text on the page', async () => {
  const { caseNumber, who, path, page } = await opened()
  who.clock.now += 31 * MINUTE
  const late = await who.post(path, saving(page, 'respond', { text }))
  expect(late.status).toBe(403)
  const back = await read(late)
  expect(back.fields['text-respond']).toBe(text)
  expect((await who.post(path, saving(back, 'dance', { text }))).status).toBe(422)
  expect(await rows(caseNumber)).toEqual([])
})
