import { expect, test } from 'vitest'
import { read, sendForm, type Visitor, visitor, written } from '../browser.ts'
import { unreachable } from '../support.ts'

const NEW = '/en/complaints/new/'

/** What must come back as it was: markup, quotes, references, four-byte letters, lines, a leading blank line. */
const story =
  '\r\n\r\n  <script>alert("1")</script> </textarea><b> \'quoted\' &amp; &lt; &#39; &nbsp; 🧲 𠮷 \u00a0\r\n第二行 %41 + = & end\r\n'
const nasty = {
  ...written,
  story,
  wish: '"><img src=x onerror=alert(1)>&quot;',
  reference: `PO-"7" & <7> '7' &amp;`,
  name: '𠮷野 "O\'Neil" <x>',
  organisation: 'Müller & Söhne',
  email: 'someone@example.com',
  phone: '+86 512 0000 0000',
  onBehalf: 'yes',
}

/** A browser sends a line break in a hidden field as it does in a box. */
const asSent = (fields: Record<string, string>) =>
  Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, text.replaceAll(/\r?\n/g, '\r\n')]))

async function sendBack(who: Visitor, changes: Record<string, string>) {
  const { fields } = await who.open(NEW)
  const sent = { ...nasty, ...changes, token: fields['token'] ?? '' }
  return { sent, page: await read(await who.post(NEW, sent)) }
}

test.each<[number, string, Record<string, string>]>([
  [422, 'a field that needs another look', { email: 'nobody@' }],
  [422, 'a filled trap', { website: 'x' }],
  [413, 'a text beyond the limit', { story: story.repeat(4000) }],
])('after %i for %s every field comes back as it was typed', async (status, _, changes) => {
  const { sent, page } = await sendBack(visitor(), changes)
  expect(page.status).toBe(status)
  expect(page.fields).toMatchObject(sent)
  expect(page.html).not.toMatch(/<script(?! type="module" src="\/_astro\/)|<img|<b>/)
})

test('after 429 every field comes back as it was typed', async () => {
  const who = visitor()
  for (let tries = 0; tries < 11; tries++) {
    const { fields } = await who.open(NEW)
    const typed = { ...nasty, story: `${story} ${crypto.randomUUID()}`, token: fields['token'] ?? '' }
    const page = await read(await who.post(NEW, { ...typed, page: 'check', step: 'send' }))
    if (page.status === 303) continue
    expect([page.status, page.buttons.includes('send')]).toEqual([429, true])
    expect(asSent(page.fields)).toMatchObject(typed)
    return
  }
  throw new Error('the limit was never reached')
})

test('while D1 is out of reach every field comes back as it was typed', async () => {
  const who = visitor({ bindings: unreachable() })
  const { fields } = await who.open(NEW)
  const answer = await who.post(NEW, { ...fields, ...nasty })
  expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '60'])
  expect((await read(answer)).fields).toMatchObject({ ...nasty, token: fields['token'] })
})

test('what was kept can be sent as it came back, and is stored as it was typed', async () => {
  const who = visitor()
  const { page } = await sendBack(who, { website: 'x' })
  expect((await sendForm(who, { ...page.fields, website: '' }, '/en')).status).toBe(303)
  const receipt = await who.open('/en/complaints/receipt/')
  await who.post('/en/complaints/receipt/', { ...receipt.fields, saved: 'yes' })
  const { html, words } = await who.open('/en/complaints/case/')
  expect(html).not.toMatch(/<script(?! type="module" src="\/_astro\/)|<img|<b>/)
  expect(words).toContain(`<script>alert("1")</script> </textarea><b> 'quoted' &amp; &lt; &#39; &nbsp; 🧲 𠮷`)
})

test('faults are named in the title, in a summary that leads to the fields, and at the fields', async () => {
  const who = visitor()
  const { fields } = await who.open(NEW)
  const { notice: _n, overseas: _o, ...rest } = { ...fields, ...nasty }
  const sent = { ...rest, category: '', story: 'short', email: 'x', phone: 'x' }
  const page = await read(await who.post(NEW, sent))
  expect(page.status).toBe(422)
  expect(page.title).toMatch(/^Error: File a complaint/)
  expect(page.links).toEqual(['category', 'story', 'email', 'phone', 'notice', 'overseas'])
  for (const id of page.links) {
    expect(page.ids).toContain(id)
    expect(page.html).toMatch(new RegExp(`data-error="${id}"(?![^>]*hidden)[^>]*>[^<]+<`))
    expect(page.html).toMatch(new RegExp(`<\\w+[^>]*name="${id}"[^>]*aria-invalid="true"`))
  }
  expect(page.html.match(/aria-invalid/g)).toHaveLength(6)
})

test('in Chinese the same faults are named in Chinese', async () => {
  const who = visitor()
  const { fields } = await who.open('/complaints/new/')
  const page = await read(await who.post('/complaints/new/', { ...fields, story: '太短' }))
  expect(page.title).toMatch(/^有误：/)
  expect(page.words).toContain('请再多写一点')
  expect(page.words).not.toMatch(/story\.|Error/)
})

test('a field that the form does not have cannot put markup into the page', async () => {
  const who = visitor()
  const { fields } = await who.open(NEW)
  const page = await read(
    await who.post(NEW, { ...fields, ...nasty, '"><img src=x>': '1', constructor: '1', __proto__x: '1' }),
  )
  expect(page.status).toBe(422)
  expect(page.html).not.toContain('<img')
  expect(page.fields).toMatchObject(nasty)
})
