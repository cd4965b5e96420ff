import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { fileByForm, read, track, visitor, written } from '../browser.ts'
import { investigating } from '../desk/situations.ts'
import { colleague, deskCase, program, stepForm } from '../desk/staff.ts'
import { bytesOf, multipart, multipartType, pdf } from '../files/samples.ts'
import { caller, complaint, filed, NOW, ORIGIN, problemOf, stored } from '../support.ts'

const FORM = 'application/x-www-form-urlencoded'
const JSON_TYPE = { 'Content-Type': 'application/json' }
const NEW = '/en/complaints/new/'

/** 投诉：零件尺寸不对 as Windows in China saves it. */
const gbk = Uint8Array.fromHex('cdb6cbdfa3bac1e3bcfeb3dfb4e7b2bbb6d4')
/** The same in UTF-16, an overlong slash, half of a character, a surrogate, and one byte of Latin 1. */
const broken = {
  'in GBK': gbk,
  'in UTF-16': Uint8Array.fromHex('fffe9562c98b'),
  'with an overlong slash': Uint8Array.fromHex('c0af'),
  'cut in half': Uint8Array.fromHex('e68a'),
  'with a surrogate': Uint8Array.fromHex('eda080'),
  'in Latin 1': bytesOf('Gr', Uint8Array.of(0xf6), 'sse'),
}
const escaped = (bytes: Uint8Array) =>
  [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
const rows = async (table: string) =>
  (await env.DB.prepare(`select count(*) as n from ${table}`).first<{ n: number }>())?.n ?? 0

/** A refusal that names UTF-8, and leaves nothing behind. */
async function refused(answer: Response) {
  const { status, type, detail } = await problemOf(answer)
  expect([status, type]).toEqual([400, '/problems/malformed/'])
  expect(detail).toContain('UTF-8')
}
async function refusedPage(answer: Response) {
  const page = await read(answer)
  expect([page.status, page.words.includes('UTF-8')]).toEqual([400, true])
}

describe.each(Object.entries(broken))('text %s is refused', (_, bytes) => {
  const json = (before: object, name: string) => {
    const [head = '', tail = ''] = JSON.stringify({ ...before, [name]: '§' }).split('§')
    return bytesOf(head, bytes, tail)
  }
  test('in a filing by API', async () => {
    const before = await rows('complaints')
    await refused(await caller().send('POST', '/api/complaints', JSON_TYPE, json(complaint, 'story')))
    expect(await rows('complaints')).toBe(before)
  })
  test('in a message by API', async () => {
    const one = await filed()
    const headers = { ...JSON_TYPE, Authorization: `Bearer ${one.accessCode}` }
    await refused(
      await caller().send('POST', `/api/complaints/${one.caseNumber}/messages`, headers, json({}, 'text')),
    )
    expect((await stored(one.caseNumber)).events).toHaveLength(1)
  })
  test('in a form, as it is and behind percent signs, in a value and in a name', async () => {
    const who = visitor()
    const { fields } = await who.open(NEW)
    const before = await rows('complaints')
    const rest = new URLSearchParams({ ...fields, ...written }).toString()
    const headers = { Origin: ORIGIN, 'Content-Type': FORM }
    for (const body of [
      bytesOf(`${rest}&wish=`, bytes),
      bytesOf(`${rest}&`, bytes, '=x'),
      `${rest}&wish=${escaped(bytes)}`,
      `${rest}&${escaped(bytes)}=x`,
    ])
      await refusedPage(await who.send('POST', NEW, headers, body))
    expect(await rows('complaints')).toBe(before)
  })
  test('in a form with files: in a text, a field’s name, and a file’s name', async () => {
    const who = visitor()
    const { fields } = await who.open(NEW)
    const all = Object.entries({ ...fields, ...written }).map(([field, content]) => ({ field, content }))
    const head = 'Content-Disposition: form-data; name='
    const boundary = 'ein-zaun-7f3a'
    const part = (...pieces: (string | Uint8Array)[]) =>
      bytesOf(`--${boundary}\r\n`, ...pieces, '\r\n', multipart(all))
    const headers = { Origin: ORIGIN, ...multipartType }
    for (const body of [part(`${head}"wish"\r\n\r\n`, bytes), part(`${head}"`, bytes, '"\r\n\r\nx')])
      await refusedPage(await who.send('POST', NEW, headers, body))
    const file = bytesOf(
      multipart(all).slice(0, -`--${boundary}--\r\n`.length),
      `--${boundary}\r\n${head}"file"; filename="`,
      bytes,
      '.pdf"\r\n\r\n',
      pdf('report'),
      `\r\n--${boundary}--\r\n`,
    )
    await refusedPage(await who.send('POST', NEW, headers, file))
  })
  test('at the desk: in a reply, a look-up, and by API', async () => {
    const { caseNumber } = await investigating()
    const who = colleague('handler')
    const page = await who.open(deskCase(caseNumber))
    const reply = new URLSearchParams(stepForm(page, 'message')).toString()
    const headers = { Origin: 'http://localhost', 'Content-Type': FORM }
    await refusedPage(
      await who.send('POST', deskCase(caseNumber), headers, `${reply}&text-message=${escaped(bytes)}`),
    )
    const { fields } = await who.open('/en/desk/find/')
    const find = new URLSearchParams(fields).toString()
    await refusedPage(await who.send('POST', '/en/desk/find/', headers, bytesOf(`${find}&what=`, bytes)))
    const robot = await program('handler')
    await refused(await robot.send('POST', '/find', JSON_TYPE, json({}, 'what')))
    const step = json({ action: 'message', version: 2 }, 'text')
    await refused(await robot.send('POST', `/cases/${caseNumber}/actions`, JSON_TYPE, step))
    await refused(
      await robot.send(
        'POST',
        `/cases/${caseNumber}/actions`,
        multipartType,
        multipart([{ field: 'action', content: step }]),
      ),
    )
    expect((await stored(caseNumber)).events).toHaveLength(2)
  })
  test('in a survey’s answer', async () => {
    const [before, path] = [await rows('survey_responses'), '/api/surveys/2026-q4/responses']
    const [head = '', tail = ''] = JSON.stringify({
      version: 1,
      answers: { overall: 5, recommend: 10, words: '§' },
      language: 'en',
    }).split('§')
    await refused(await caller().send('POST', path, JSON_TYPE, bytesOf(head, bytes, tail)))
    expect(await rows('survey_responses')).toBe(before)
  })
})

test('what is UTF-8 is kept to the letter, whichever way it came', async () => {
  const text = '投诉：Größe ½ 🧲 %E4 100% + & = "x"'
  const one = await filed({ story: text.padEnd(30, '。') })
  expect((await caller().look(one)).events[0]).toMatchObject({ text: text.padEnd(30, '。') })
  const who = visitor()
  expect((await fileByForm(who, { story: text.padEnd(30, '。') }, '/en')).status).toBe(303)
  await track(who, one)
  const { token = '', case: number = '' } = (await who.open('/en/complaints/case/')).fields
  const path = '/en/complaints/case/'
  // As other clients than browsers escape: little letters, letters that need none, and a bare percent sign.
  const body = `token=${token}&case=${number}&action=message&text=%e6%8a%95%41%6a+100%+%zz`
  const headers = { Origin: ORIGIN, 'Content-Type': FORM }
  expect((await who.send('POST', path, headers, body)).status).toBe(303)
  expect((await caller().look(one)).events.at(-1)).toMatchObject({ text: '投Aj 100% %zz' })
})

test('a byte order mark before JSON is no part of it', async () => {
  const body = bytesOf(Uint8Array.of(0xef, 0xbb, 0xbf), JSON.stringify(complaint))
  expect((await caller().send('POST', '/api/complaints', JSON_TYPE, body)).status).toBe(201)
})

describe('another character set', () => {
  const others = ['gbk', 'GB18030', 'iso-8859-1', '"windows-1252"', 'utf-16', '']
  test.each(others)('%j is refused where text comes in', async (charset) => {
    const api = caller()
    const typed = (type: string) => ({ 'Content-Type': `${type}; charset=${charset}` })
    const answer = await api.send(
      'POST',
      '/api/complaints',
      typed('application/json'),
      JSON.stringify(complaint),
    )
    const { status, detail } = await problemOf(answer)
    expect([status, detail]).toEqual([415, 'Text is taken in UTF-8 alone: charset=utf-8.'])
    const who = visitor()
    const { fields } = await who.open(NEW)
    const sent = { ...fields, ...written }
    expect((await who.post(NEW, sent, typed(FORM))).status).toBe(415)
    const parts = Object.entries(sent).map(([field, content]) => ({ field, content }))
    const headers = { Origin: ORIGIN, 'Content-Type': `${multipartType['Content-Type']}; charset=${charset}` }
    expect((await who.send('POST', NEW, headers, multipart(parts))).status).toBe(415)
    const part = bytesOf(
      `--ein-zaun-7f3a\r\nContent-Disposition: form-data; name="wish"\r\nContent-Type: text/plain; charset=${charset}\r\n\r\nx\r\n`,
      multipart(parts),
    )
    expect((await who.send('POST', NEW, { Origin: ORIGIN, ...multipartType }, part)).status).toBe(415)
  })
  test.each(['utf-8', 'UTF-8', '"utf-8"', 'utf8', 'us-ascii'])('%s is ours', async (charset) => {
    const headers = { 'Content-Type': `application/json;charset=${charset}` }
    const answer = await caller().send('POST', '/api/complaints', headers, JSON.stringify(complaint))
    expect(answer.status).toBe(201)
    const who = visitor({ at: NOW })
    const { fields } = await who.open(NEW)
    const type = { 'Content-Type': `${FORM}; charset=${charset}` }
    expect((await who.post(NEW, { ...fields, ...written }, type)).status).toBe(200)
  })
})
