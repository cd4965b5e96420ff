import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { categories } from '../../../functions/content.ts'
import { fileByForm, read, visitor, written } from '../browser.ts'
import { MINUTE, NOW, stored } from '../support.ts'

const NEW = '/en/complaints/new/'
const cases = async () =>
  (await env.DB.prepare('select count(*) as n from complaints').first<{ n: number }>())?.n ?? 0
const NUMBER = /MJ-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}/

const story = `<script>alert("1")</script> </dd> 'quoted' &amp; 🧲 𠮷\r\nsecond line\r\n\r\n第四行`
const full = {
  ...written,
  story,
  wish: 'New parts,\r\nfree of charge.',
  reference: 'PO-"7" & <7>',
  name: "𠮷野 O'Neil",
  organisation: 'Müller & Söhne',
  email: 'someone@example.com',
  phone: '+86 512 0000 0000',
  onBehalf: 'yes',
}

async function checked(who = visitor(), answers: Record<string, string> = full, path = NEW) {
  const { fields } = await who.open(path)
  return read(await who.post(path, { ...fields, ...answers }))
}
/** A browser sends a line break in a hidden field as it does in a box. */
const asSent = (fields: Record<string, string>) =>
  Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, text.replaceAll(/\r?\n/g, '\r\n')]))

test('every answer stands on the check page as it will be read, and nothing is filed yet', async () => {
  const before = await cases()
  const page = await checked()
  expect([page.status, await cases()]).toEqual([200, before])
  expect(page.title).toMatch(/^Check before you send/)
  expect(asSent(page.fields)).toMatchObject(full)
  for (const shown of [
    categories.categories.find(({ id }) => id === written.category)?.name.en,
    categories.impacts.inconvenience.hint.en,
    `<script>alert("1")</script> </dd> 'quoted' &amp; 🧲 𠮷 second line 第四行`,
    'New parts, free of charge.',
    'PO-"7" & <7>',
    "𠮷野 O'Neil",
    'Müller & Söhne',
    'someone@example.com',
    '+86 512 0000 0000',
    'for somebody else',
    'version 1 of the privacy notice',
  ])
    expect(page.words).toContain(shown)
  expect(page.html).not.toMatch(/<script(?! type="module" src="\/_astro\/)/)
  expect(page.words).toMatch(/answers within 1 hour .* proposal within 24 hours/)
  expect(page.words).toContain('Left empty Photographs and documents Add')
})

test('what was left empty is named, and has no row of its own', async () => {
  const { html, words } = await checked(visitor(), written)
  expect(words).toMatch(/Left empty What would put it right; .*; Telephone; Photographs/)
  expect(html.match(/name="change"/g)).toHaveLength(6)
})

test('in Chinese the check page is Chinese', async () => {
  const page = await checked(visitor(), written, '/complaints/new/')
  expect(page.words).toContain('提交前请核对')
  expect(page.words).toContain('1 小时内有工作人员答复')
  expect(page.words).toContain('没有填写')
})

test('what has been said about the chosen category stands beside, and nothing about another', async () => {
  const about = async (category: string) => (await checked(visitor(), { ...written, category })).html
  const [quality, delivery] = [await about('quality'), await about('delivery')]
  expect(quality).toMatch(/What we have already said[\s\S]*href="\/en\/faq\/[^"]*" target="_blank"/)
  expect(delivery.match(/What we have already said/g)).toHaveLength(1)
  const [link] = /\/en\/remediation\/[\w-]+\/#[\w-]+/.exec(quality) ?? ['no item']
  expect(delivery).not.toContain(link)
})

test('any answer can be changed: the form comes back filled, open where the answer stands, with the same token', async () => {
  const who = visitor()
  const page = await checked(who, { ...written, reference: 'PO-7' })
  const form = await read(await who.post(NEW, { ...page.fields, change: 'email' }))
  expect(form.status).toBe(200)
  expect(form.fields).toMatchObject({ ...written, reference: 'PO-7', token: page.fields['token'] })
  expect(form.html.match(/<details[^>]*data-slot="fold-[^>]*\sopen/g)).toHaveLength(2)
  expect(form.html).not.toMatch(/aria-invalid|data-if="(problem|errors)"/)
  const again = await read(await who.post(NEW, { ...form.fields, email: 'late@example.com' }))
  expect([again.status, again.fields['token']]).toEqual([200, page.fields['token']])
  expect(again.words).toContain('late@example.com')
})

test.each(['category', 'impact', 'story', 'wish', 'email', 'name', 'onBehalf', 'notice'])(
  'the button that changes %s leads to that field of the form',
  async (field) => {
    const { html } = await checked()
    const button = new RegExp(`<button[^>]*name="change"[^>]*value="${field}"[^>]*>`).exec(html)?.[0]
    expect(button).toContain(`formaction="${NEW}#${field}"`)
    expect((await visitor().open(NEW)).ids).toContain(field)
  },
)

test('a reload of the check page, however often, files nothing and asks nothing', async () => {
  const who = visitor()
  const { fields } = await who.open(NEW)
  const before = await cases()
  const pages = []
  for (let times = 0; times < 3; times++) pages.push(await read(await who.post(NEW, { ...fields, ...full })))
  expect(pages.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(new Set(pages.map(({ html }) => html)).size).toBe(1)
  expect(await cases()).toBe(before)
})

test('the case holds what the check page showed, each line break as one character', async () => {
  const who = visitor()
  const page = await checked(who)
  const answer = await who.post(NEW, { ...asSent(page.fields), step: 'send' })
  const receipt = await who.open(answer.headers.get('Location') ?? '')
  const number = NUMBER.exec(receipt.words)?.[0] ?? ''
  expect((await stored(number)).complaint.onBehalf).toBe(true)
  await who.post('/en/complaints/receipt/', { ...receipt.fields, saved: 'yes' })
  const { html } = await who.open('/en/complaints/case/')
  expect(html).toContain('🧲 𠮷\nsecond line\n\n第四行')
})

test('haste is asked about once, on the form, and never again on the check page', async () => {
  const who = visitor()
  const first = await read(await who.get(NEW))
  const hasty = await read(await who.post(NEW, { ...first.fields, ...written }))
  expect([hasty.status, hasty.words.includes('That was very quick')]).toEqual([422, true])
  who.clock.now += 2000
  const page = await read(await who.post(NEW, hasty.fields))
  expect(page.status).toBe(200)
  expect((await who.post(NEW, { ...page.fields, step: 'send' })).status).toBe(303)
})

test('who sends a check page at once without having seen it is asked on that page', async () => {
  const who = visitor()
  const first = await read(await who.get(NEW))
  const made = { ...first.fields, ...written, page: 'check', step: 'send' }
  const page = await read(await who.post(NEW, made))
  expect([page.status, page.words.includes('That was very quick')]).toEqual([422, true])
  expect(page.buttons).toContain('send')
  who.clock.now += 2000
  expect((await who.post(NEW, { ...page.fields, step: 'send' })).status).toBe(303)
})

test('an answer that no longer holds sends the check page back to the form', async () => {
  const who = visitor()
  const page = await checked(who)
  const form = await read(await who.post(NEW, { ...page.fields, notice: '99', step: 'send' }))
  expect([form.status, form.links]).toEqual([422, ['notice']])
  expect(form.fields).toMatchObject({ email: full.email })
})

test('a check page that lay open for more than a day asks to send again, and that is taken', async () => {
  const who = visitor()
  const page = await checked(who)
  who.clock.now = NOW + 25 * 60 * MINUTE
  const late = await read(await who.post(NEW, { ...page.fields, step: 'send' }))
  expect([late.status, late.buttons.includes('send')]).toEqual([422, true])
  who.clock.now += MINUTE
  expect((await who.post(NEW, { ...late.fields, step: 'send' })).status).toBe(303)
})

test('sending the form again after filing, unchanged, leads to its receipt', async () => {
  const who = visitor()
  const { fields } = await who.open(NEW)
  await fileByForm(who, {}, '/en')
  const before = await cases()
  const answer = await who.post(NEW, { ...fields, ...written })
  expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/en/complaints/receipt/'])
  expect(await cases()).toBe(before)
})
