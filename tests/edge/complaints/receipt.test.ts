import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { fileByForm, read, sendForm, visitor, written } from '../browser.ts'
import { mailbox, withMail } from '../mail/mailbox.ts'
import { MINUTE, ORIGIN } from '../support.ts'

const RECEIPT = '/complaints/receipt/'
const SECRET = /[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){4}/
const NUMBER = /MJ-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}/

test('the cookie of the receipt is closed to everybody but this origin', async () => {
  const answer = await fileByForm(visitor())
  const [cookie, ...others] = answer.headers.getSetCookie()
  expect(others).toEqual([])
  expect(cookie).toMatch(/^__Host-receipt=/)
  expect(cookie?.toLowerCase().split('; ').slice(1).sort()).toEqual([
    'httponly',
    'max-age=1800',
    'path=/',
    'samesite=strict',
    'secure',
  ])
})

test('plain http, which is a development machine, has another cookie', async () => {
  const answer = await fileByForm(visitor({ origin: 'http://localhost:8787' }))
  const [cookie = ''] = answer.headers.getSetCookie()
  expect(cookie).toMatch(/^dev-receipt=.*HttpOnly; SameSite=Strict$/)
  expect(cookie).not.toMatch(/Secure/)
})

test('the receipt names the version of the promise that governs the case', async () => {
  const who = visitor({ at: Date.UTC(2026, 0, 16, 9) })
  await fileByForm(who, {}, '/en')
  expect((await who.open(`/en${RECEIPT}`)).words).toContain('version 1 of our service promise')
})

test('a saved receipt is over and opens the case', async () => {
  const who = visitor()
  await fileByForm(who)
  const { fields } = await who.open(RECEIPT)
  const before = new Map(who.cookies)
  const answer = await who.post(RECEIPT, { ...fields, saved: 'yes' })
  expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/complaints/case/'])
  expect([...who.cookies.keys()]).toEqual(['__Host-case', '__Host-known'])
  expect((await who.open('/complaints/case/')).words).toContain(written.story)
  expect((await who.get(RECEIPT)).status).toBe(404)
  expect((await who.get('/complaints/receipt.txt')).status).toBe(404)
  const stolen = visitor({ cookies: before })
  expect((await stolen.open(RECEIPT)).words).not.toMatch(SECRET)
})

test('a receipt that is not ticked as saved comes back, code and all', async () => {
  const who = visitor()
  await fileByForm(who, {}, '/en')
  const { fields } = await who.open(`/en${RECEIPT}`)
  const { status, words, links, ids, title } = await read(await who.post(`/en${RECEIPT}`, fields))
  expect([status, links]).toEqual([422, ['saved']])
  expect(ids).toContain('saved')
  expect(title).toMatch(/^Error: /)
  expect(words).toMatch(SECRET)
})

test('a receipt is over after thirty minutes', async () => {
  const who = visitor()
  await fileByForm(who)
  const filedAt = who.clock.now
  who.clock.now = filedAt + 30 * MINUTE - 1
  expect((await who.get(RECEIPT)).status).toBe(200)
  who.clock.now = filedAt + 30 * MINUTE
  const { status, words } = await read(await who.get(RECEIPT))
  expect(status).toBe(404)
  expect(words).not.toMatch(SECRET)
})

test('two forms open at once file two cases, and each tab keeps its own receipt', async () => {
  const who = visitor()
  const [first, second] = [await who.open('/en/complaints/new/'), await who.open('/en/complaints/new/')]
  const one = await sendForm(who, { ...first.fields, ...written }, '/en')
  const story = 'Something else altogether, from the other tab.'
  const two = await sendForm(who, { ...second.fields, ...written, story }, '/en')
  const tabs = [one, two].map((answer) => answer.headers.get('Location') ?? '')
  const [a, b] = [await who.open(tabs[0] ?? ''), await who.open(tabs[1] ?? '')]
  const codes = [a, b].map(({ words }) => SECRET.exec(words)?.[0])
  const numbers = [a, b].map(({ words }) => NUMBER.exec(words)?.[0] ?? '')
  expect(new Set([...codes, ...numbers]).size).toBe(4)
  expect([tabs[0], tabs[1]]).toEqual([`/en${RECEIPT}`, `/en${RECEIPT}?case=${numbers[1]}`])
  expect(a.words).toContain(`Other complaints from this browser whose receipts are still open: ${numbers[1]}`)
  const text = await (await who.get(`/en/complaints/receipt.txt?case=${numbers[1]}`)).text()
  expect(text).toContain(codes[1])

  const saved = await who.post(`/en${RECEIPT}`, { ...b.fields, saved: 'yes' })
  expect(saved.headers.get('Location')).toBe('/en/complaints/case/')
  expect((await who.open('/en/complaints/case/')).words).toContain(story)
  expect((await who.get(tabs[1] ?? '')).status).toBe(404)
  expect((await who.open(tabs[0] ?? '')).words).toContain(codes[0])
})

test('the receipt says where the answer will be found', async () => {
  const words = async (changes: Record<string, string>, bindings = withMail(mailbox())) => {
    const who = visitor({ bindings })
    await fileByForm(who, changes, '/en')
    return (await who.open(`/en${RECEIPT}`)).words
  }
  expect(await words({})).toContain('Only on the case page')
  const email = 'someone@example.com'
  const withAddress = await words({ email })
  expect(withAddress).toContain('only once you have confirmed it')
  expect(withAddress).not.toContain('Only on the case page')
  expect(await words({ email }, env as Env)).toContain('Only on the case page: this portal sends no mail.')
})

test('a receipt opens no case whose code was renewed since', async () => {
  const who = visitor()
  await fileByForm(who)
  const { fields, words } = await who.open(RECEIPT)
  await env.DB.prepare('update complaints set code_generation = 2 where number = ?')
    .bind(NUMBER.exec(words)?.[0] ?? '')
    .run()
  const answer = await who.post(RECEIPT, { ...fields, saved: 'yes' })
  expect(answer.headers.get('Location')).toBe('/complaints/track/')
})

test('a stranger finds no receipt', async () => {
  const { status, words } = await visitor().open(`/en${RECEIPT}`)
  expect(status).toBe(404)
  expect(words).toContain('There is no receipt to show here')
})

test.each(['', '/en'])('the receipt under "%s/" can be saved as a text', async (prefix) => {
  const who = visitor()
  await fileByForm(who, {}, prefix)
  const answer = await who.get(`${prefix}/complaints/receipt.txt`)
  expect(answer.headers.get('Content-Disposition')).toMatch(/^attachment; filename="receipt-MJ-[\w-]+\.txt"$/)
  expect(answer.headers.get('Cache-Control')).toContain('no-store')
  const text = await answer.text()
  expect(text).toMatch(SECRET)
  expect(text).toMatch(NUMBER)
  expect(text).toContain(`${ORIGIN}${prefix}/complaints/track/`)
})

test.each([
  ['', '没有查询码，您将无法在线查看；我们会继续处理，您也可以来电。'],
  ['/en', 'Without it you cannot see the case online; we go on handling it, and you can call us.'],
])(
  'the receipt under "%s/" says what the loss of the code means, on the page and in the text',
  async (prefix, said) => {
    const who = visitor()
    await fileByForm(who, {}, prefix)
    expect((await who.open(`${prefix}/complaints/receipt/`)).words).toContain(said)
    expect(await (await who.get(`${prefix}/complaints/receipt.txt`)).text()).toContain(said)
  },
)
