import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { read, sendForm, visitor, written } from '../browser.ts'
import { MINUTE, stored, unreachable } from '../support.ts'

const NEW = '/en/complaints/new/'
const RECEIPT = '/en/complaints/receipt/'
const NUMBER = /MJ-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}/
const cases = async () =>
  (await env.DB.prepare('select count(*) as n from complaints').first<{ n: number }>())?.n ?? 0
const changed = { story: 'The same matter, told in other words.\r\nIn two lines.', wish: 'A call.' }

/** Files, goes back to the form as it was, and sends it with another text. */
async function filedAndChanged(who = visitor()) {
  const { fields } = await who.open(NEW)
  await sendForm(who, { ...fields, ...written }, '/en')
  const receipt = await who.open(RECEIPT)
  const number = NUMBER.exec(receipt.words)?.[0] ?? ''
  const page = await read(await who.post(NEW, { ...fields, ...written, ...changed }))
  return { who, number, receipt, page }
}

test('a form sent again with another text says which case it became, and shows the new text', async () => {
  const before = await cases()
  const { number, page } = await filedAndChanged()
  expect([page.status, await cases()]).toEqual([422, before + 1])
  expect(page.words).toContain(`This form was already sent and became case ${number}`)
  expect(page.words).toContain('told in other words')
  expect(page.buttons.filter((value) => ['message', 'send'].includes(value))).toEqual(['message', 'send'])
})

test('the new text becomes a complaint of its own, at once', async () => {
  const { who, number, page } = await filedAndChanged()
  const before = await cases()
  const answer = await who.post(NEW, { ...page.fields, step: 'send' })
  expect([answer.status, await cases()]).toEqual([303, before + 1])
  const receipt = await who.open(answer.headers.get('Location') ?? '')
  expect(NUMBER.exec(receipt.words)?.[0]).not.toBe(number)
  expect((await who.post(NEW, { ...page.fields, step: 'send' })).status).toBe(303)
  expect(await cases()).toBe(before + 1)
})

test('the new text waits in the message box of the case, which the receipt opens', async () => {
  const { who, number, page } = await filedAndChanged()
  const opened = await read(await who.post(NEW, { ...page.fields, step: 'message' }))
  expect([opened.status, opened.fields['case']]).toEqual([200, number])
  expect(opened.fields['text']).toBe(`${changed.story}\r\n\r\nWhat would put it right\r\nA call.`)
  const { token = '', text = '' } = opened.fields
  const sent = await who.post('/en/complaints/case/', { token, case: number, action: 'message', text })
  expect(sent.status).toBe(303)
  expect((await stored(number)).events.map(({ type }) => type)).toEqual(['filed', 'message'])
})

test('a session on that case opens it too, after the receipt was saved', async () => {
  const { who, number, receipt, page } = await filedAndChanged()
  await who.post(RECEIPT, { ...receipt.fields, saved: 'yes' })
  const opened = await read(await who.post(NEW, { ...page.fields, step: 'message' }))
  expect([opened.status, opened.fields['case']]).toEqual([200, number])
})

test('a browser that can open it no longer is led to the door, with text and number kept', async () => {
  const { who, number, page } = await filedAndChanged()
  const stranger = visitor({ at: who.clock.now })
  const door = await read(await stranger.post(NEW, { ...page.fields, step: 'message' }))
  expect(door.words).toContain('The case has to be opened first')
  expect(door.fields).toMatchObject({ number, code: '' })
  expect(door.fields['text']).toContain('told in other words.\r\nIn two lines.')
})

test('a number that somebody wrote into the page opens nothing', async () => {
  const { number } = await filedAndChanged()
  const other = await filedAndChanged()
  const page = await read(await other.who.post(NEW, { ...other.page.fields, filed: number, step: 'message' }))
  expect(page.fields).toMatchObject({ number, code: '' })
  expect(page.fields).not.toHaveProperty('case')
})

test('a case that cannot be reached loses neither the text nor the choice', async () => {
  const { who, number, page } = await filedAndChanged()
  const bindings = unreachable()
  const cut = visitor({ at: who.clock.now, bindings, cookies: who.cookies })
  const lost = await read(await cut.post(NEW, { ...page.fields, step: 'message' }))
  expect([lost.status, lost.fields['story']]).toEqual([503, changed.story])
  expect(lost.words).toContain(`became case ${number}`)
  bindings.repair()
  cut.clock.now += MINUTE
  const opened = await read(await cut.post(NEW, { ...lost.fields, step: 'message' }))
  expect(opened.fields['case']).toBe(number)
})
