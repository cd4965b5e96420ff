import { expect, test } from 'vitest'
import { read } from '../browser.ts'
import { multipart, multipartType, pdf, sha256 } from '../files/samples.ts'
import { HOUR, MINUTE, stored } from '../support.ts'
import { heard } from './recording.ts'
import { type Colleague, colleague, deskCase } from './staff.ts'

const INTAKE = '/en/desk/intake/'
const letter = pdf('a letter')

test('after an ended session what was typed comes back, and goes through with one confirmation', async () => {
  const who = colleague('handler')
  const { fields } = await who.open(INTAKE)
  who.clock.now += 31 * MINUTE
  const back = await read(await who.post(INTAKE, { ...fields, ...heard }))
  expect([back.status, back.fields['story']]).toEqual([403, heard.story])
  const check = await read(await who.post(INTAKE, back.fields))
  expect(check.words).toContain('It came by telephone on 23 November 2026, 10:00')
  expect((await who.post(INTAKE, { ...check.fields, answer: 'go' })).status).toBe(303)
})

/** The form with a letter that was photographed, on its way to the check page. */
async function withPaper(who: Colleague) {
  const { fields } = await who.open(INTAKE)
  const text = Object.entries({ ...fields, ...heard }).map(([field, content]) => ({ field, content }))
  const body = multipart([...text, { field: 'file', name: 'letter.pdf', content: letter }])
  return read(await who.send('POST', INTAKE, { Origin: 'http://localhost', ...multipartType }, body))
}

test('an ended session keeps the papers with what was typed, for whoever it was and nobody else', async () => {
  const who = colleague('handler')
  const check = await withPaper(who)
  who.clock.now += 31 * MINUTE
  const back = await read(await who.post(INTAKE, { ...check.fields, answer: 'go' }))
  expect([back.status, back.fields['story']]).toEqual([403, heard.story])
  expect(back.words).toContain('Everything you typed is still here.')
  expect(back.words).toContain('letter.pdf')
  const other = await read(await colleague('supervisor', who.clock.now).post(INTAKE, check.fields))
  expect([other.status, other.words.includes('letter.pdf')]).toEqual([403, false])

  const again = await read(await who.post(INTAKE, back.fields))
  expect(again.words).toContain('letter.pdf')
  const answer = await who.post(INTAKE, { ...again.fields, answer: 'go' })
  const number = answer.headers.get('Location')?.split('=')[1] ?? ''
  expect((await stored(number)).files.map(({ version }) => version)).toEqual([1])
})

test('what was filed before the session ended is not filed again', async () => {
  const who = colleague('handler')
  const { fields } = await withPaper(who)
  const lost = await who.post(INTAKE, { ...fields, answer: 'go' })
  who.clock.now += 31 * MINUTE
  const back = await read(await who.post(INTAKE, { ...fields, answer: 'go' }))
  const again = await who.post(INTAKE, back.fields)
  expect([again.status, again.headers.get('Location')]).toEqual([303, lost.headers.get('Location')])
})

test('papers that waited for more than a day are named as missing, and do not vanish', async () => {
  const who = colleague('handler')
  const check = await withPaper(who)
  who.clock.now += 25 * HOUR
  const back = await read(await who.post(INTAKE, { ...check.fields, answer: 'go' }))
  expect([back.status, back.fields['story']]).toEqual([403, heard.story])
  expect(back.words).toContain('A file that stood here is no longer kept')
})

test('a photographed letter goes with the case', async () => {
  const who = colleague('handler')
  const check = await withPaper(who)
  expect(check.words).toContain(`SHA-256 ${await sha256(letter)}`)
  const answer = await who.post(INTAKE, { ...check.fields, answer: 'go' })
  const number = answer.headers.get('Location')?.split('=')[1] ?? ''
  expect((await stored(number)).files.map(({ version }) => version)).toEqual([1])
  // Sent again, because the answer was slow: its papers are with the case by now.
  const again = await who.post(INTAKE, { ...check.fields, answer: 'go' })
  expect(again.headers.get('Location')).toBe(answer.headers.get('Location'))
  expect((await who.open(deskCase(number))).words).toContain('letter.pdf')
})
