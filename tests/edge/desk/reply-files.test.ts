import { expect, test } from 'vitest'
import { FILE_BYTES } from '#contract/files'
import { CaseRecord } from '../../../functions/complaints/record/record-contract.ts'
import { read } from '../browser.ts'
import { fetchFile, jpeg, pdf, picture, sha256 } from '../files/samples.ts'
import { caller, filed, HOUR, handler, MINUTE, NOW, step, stored } from '../support.ts'
import { post } from './sending.ts'
import { agreed } from './situations.ts'
import { colleague, deskCase, saving, stepForm } from './staff.ts'

const at = NOW + HOUR / 2
const text = 'The report of the second measurement is with this answer.'
const report = pdf('second measurement')

async function opened() {
  const one = await filed()
  const who = colleague('handler', at)
  const path = deskCase(one.caseNumber)
  const page = await who.open(path)
  return { one, who, path, page, form: (action: string) => stepForm(page, action, { text }) }
}
const filesOf = async (number: string) => {
  const { files, events } = await stored(number)
  return files.map(({ version }) => events.find((one) => one.version === version)?.type)
}
/** What a browser sends from the check page. */
const go = async (answer: Response) => ({ ...(await read(answer)).fields, answer: 'go' })

test('a file is looked over before it goes out, and then the customer has it: in the case, the record, the history', async () => {
  const { one, who, path, form } = await opened()
  const answer = await post(who, path, form('respond'), [
    { name: 'Messung 2.pdf', content: report },
    { name: 'part.jpg', content: jpeg('GPS 52.5, 13.4') },
  ])
  expect(answer.status).toBe(200)
  const check = await read(answer)
  expect(check.words).toContain('Messung 2.pdf')
  expect(check.words).toContain(await sha256(report))
  expect(check.words).toMatch(/PDF, 0\.1 KB/)
  expect(await filesOf(one.caseNumber)).toEqual([])
  const sent = { ...check.fields, answer: 'go' }
  expect((await who.post(path, sent)).status).toBe(303)
  // A doubled click, and a lost answer.
  expect((await who.post(path, sent)).status).toBe(303)
  expect(await filesOf(one.caseNumber)).toEqual(['respond', 'respond'])

  const customer = caller({ at })
  const shown = await customer.look(one)
  const [first, second] = shown.events.at(-1)?.files ?? []
  expect(first).toMatchObject({ name: 'Messung 2.pdf', sha256: await sha256(report) })
  const fetched = await fetchFile(customer, one, second?.id ?? '')
  expect(new Uint8Array(await fetched.arrayBuffer())).toEqual(picture)
  const code = { Authorization: `Bearer ${one.accessCode}` }
  const record = await customer.send('GET', `/api/complaints/${one.caseNumber}/export`, code)
  expect(CaseRecord.parse(await record.json()).events.at(-1)?.files).toEqual([first, second])
  const after = await who.open(path)
  expect(after.words).toContain('Messung 2.pdf')
  expect((await who.get(`${path}files/${first?.id}`)).status).toBe(200)
  expect(after.fields['files-message']).toBe('0')
})

test('files alone are a message; without a text or a file it is asked for', async () => {
  const { one, who, path } = await opened()
  await step(one.caseNumber, { step: 'respond' }, handler, at, { text: 'We are on it.' })
  const empty = { ...stepForm(await who.open(path), 'message'), 'text-message': ' ' }
  const asked = await read(await post(who, path, empty))
  expect([asked.status, asked.links]).toEqual([422, ['text-message']])

  const answer = await post(who, path, empty, [{ name: 'Messung 2.pdf', content: report }])
  expect(answer.status).toBe(200)
  const sent = await go(answer)
  expect((await stored(one.caseNumber)).events).toHaveLength(2)
  // A doubled click, and a lost answer.
  for (const again of [sent, sent]) expect((await post(who, path, again)).status).toBe(303)
  expect(await filesOf(one.caseNumber)).toEqual(['message'])
  expect((await stored(one.caseNumber)).events).toHaveLength(3)
  expect((await who.open(path)).words).toContain('A handler sent files')
})

test.each(['respond', 'propose', 'message', 'deliver'])('%s brings files', async (action) => {
  const one = action === 'deliver' ? await agreed() : await filed()
  if (action === 'message')
    await step(one.caseNumber, { step: 'respond' }, handler, at, { text: 'We are on it.' })
  const who = colleague('handler', at + HOUR)
  const path = deskCase(one.caseNumber)
  const form = stepForm(await who.open(path), action, {
    text,
    ...(action === 'propose' ? { outcome: 'upheld' } : {}),
  })
  const answer = await post(who, path, form, [{ name: 'a.pdf', content: report }])
  expect((await who.post(path, await go(answer))).status).toBe(303)
  expect(await filesOf(one.caseNumber)).toEqual([action])
})

test('a step that takes no files leaves them aside', async () => {
  const { one, who, path, form } = await opened()
  expect((await post(who, path, form('note'), [{ name: 'a.pdf', content: report }])).status).toBe(303)
  expect(await filesOf(one.caseNumber)).toEqual([])
})

test('what is refused is named, and the good ones wait with the text; one can be taken back', async () => {
  const { one, who, path, form } = await opened()
  const answer = await post(who, path, form('respond'), [
    { name: 'good.pdf', content: report },
    { name: 'notes.txt', content: 'plain words' },
  ])
  expect(answer.status).toBe(422)
  const back = await read(answer)
  expect(back.links).toEqual(['file-respond'])
  expect(back.words).toContain('“notes.txt”')
  expect(back.words).toContain('good.pdf')
  expect(back.fields['text-respond']).toBe(text)
  const [id = ''] = back.buttons.filter((value) => /^[0-9a-f-]{36}$/.test(value))
  const again = { ...back.fields, action: 'respond', remove: id }
  const without = await read(await post(who, path, again))
  expect(without.fields['text-respond']).toBe(text)
  expect(without.words).not.toContain('good.pdf')
  const check = await post(who, path, { ...without.fields, action: 'respond' })
  expect((await who.post(path, await go(check))).status).toBe(303)
  expect(await filesOf(one.caseNumber)).toEqual([])
})

test('files stay with their step when it is refused: on an old page, after the session, and back from the check', async () => {
  const { one, who, path, form } = await opened()
  await step(one.caseNumber, { step: 'note' }, handler, at, { text: 'A colleague was quicker.' })
  const stale = await post(who, path, form('respond'), [{ name: 'first.pdf', content: report }])
  expect(stale.status).toBe(409)
  const old = await read(stale)
  expect(old.words).toContain('first.pdf')
  who.clock.now += 31 * MINUTE
  const chosen = [{ name: 'second.pdf', content: pdf('another') }]
  const late = await post(who, path, { ...old.fields, action: 'respond' }, chosen)
  expect(late.status).toBe(403)
  const back = await read(late)
  for (const name of ['first.pdf', 'second.pdf']) expect(back.words).toContain(name)
  const check = await read(await post(who, path, { ...back.fields, action: 'respond' }))
  const returned = await read(await who.post(path, { ...check.fields, answer: 'back' }))
  for (const name of ['first.pdf', 'second.pdf']) expect(returned.words).toContain(name)
  const again = await post(who, path, { ...returned.fields, action: 'respond' })
  expect((await who.post(path, await go(again))).status).toBe(303)
  expect(await filesOf(one.caseNumber)).toEqual(['respond', 'respond'])
})

test('files wait with a draft, also in another window, and not with a colleague', async () => {
  const { one, who, path, page } = await opened()
  const form = saving(page, 'respond', { text })
  expect((await post(who, path, form, [{ name: 'kept.pdf', content: report }])).status).toBe(303)
  const back = await who.open(path)
  expect(back.words).toContain('kept.pdf')
  expect(back.fields['files-respond']).toBe('1')
  expect((await colleague('supervisor', at).open(path)).words).not.toContain('kept.pdf')
  // A day later it is gone, which is said before anything goes out.
  who.clock.now += 25 * HOUR
  const later = await who.open(path)
  expect(later.words).toContain('A file that stood here is no longer kept')
  expect(await filesOf(one.caseNumber)).toEqual([])
})

test('a draft is saved although a file that came with it is refused', async () => {
  const { who, path, page } = await opened()
  const form = saving(page, 'respond', { text })
  const back = await read(await post(who, path, form, [{ name: 'notes.txt', content: 'plain words' }]))
  expect([back.status, back.links]).toEqual([422, ['file-respond']])
  expect(back.words).toContain('Draft saved')
  expect((await who.open(path)).fields['text-respond']).toBe(text)
  const changed = saving(back, 'respond', { text: 'Changed.' })
  expect((await who.post(path, changed)).status).toBe(303)
  expect((await who.open(path)).words).not.toContain('Saved in another window')
})

test('a file that went after it was looked over holds the step up', async () => {
  const { one, who, path, form } = await opened()
  const checked = await go(await post(who, path, form('respond'), [{ name: 'a.pdf', content: report }]))
  const [id = ''] = (await who.open(path)).buttons.filter((value) => /^[0-9a-f-]{36}$/.test(value))
  await post(who, path, { ...form('respond'), remove: id })
  const answer = await who.post(path, checked)
  expect(answer.status).toBe(422)
  expect((await read(answer)).words).toContain('no longer kept')
  expect((await stored(one.caseNumber)).events).toHaveLength(1)
})

test('the same file goes with one answer and with the next', async () => {
  const { one, who, path, form } = await opened()
  const chosen = [{ name: 'a.pdf', content: report }]
  await who.post(path, await go(await post(who, path, form('respond'), chosen)))
  for (const _ of [1, 2]) {
    const next = stepForm(await who.open(path), 'message', { text })
    expect((await who.post(path, await go(await post(who, path, next, chosen)))).status).toBe(303)
  }
  expect(await filesOf(one.caseNumber)).toEqual(['respond', 'message', 'message'])
})

test('a file that is too large ends the reading, and the text is there', async () => {
  const { who, path, form } = await opened()
  const large = { name: 'large.pdf', content: new Uint8Array(FILE_BYTES + 1) }
  const answer = await post(who, path, form('respond'), [large])
  expect(answer.status).toBe(413)
  expect((await read(answer)).fields['text-respond']).toBe(text)
})

test('six files are one too many for a step', async () => {
  const { who, path, form } = await opened()
  const six = [1, 2, 3, 4, 5, 6].map((i) => ({ name: `${i}.pdf`, content: pdf(`no ${i}`) }))
  const back = await read(await post(who, path, form('respond'), six))
  expect([back.status, back.fields['files-respond']]).toEqual([422, '5'])
})
