import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { read, type Visitor, visitor } from '../browser.ts'
import { unreachable } from '../support.ts'

const PAGE = '/en/surveys/2026-q4/'
const answers = {
  overall: '4',
  recommend: '0',
  relation: 'neighbour',
  words: 'A word\r\n<b>&amp;</b> 🧲 "more"',
}
const responses = async () =>
  (await env.DB.prepare('select count(*) as n from survey_responses').first<{ n: number }>())?.n ?? 0
const many = (fields: Record<string, string>, evidence: string[]) => {
  const body = new URLSearchParams(fields)
  for (const one of evidence) body.append('evidence', one)
  return body.toString()
}
const type = { Origin: 'https://portal.test', 'Content-Type': 'application/x-www-form-urlencoded' }

async function answer(who: Visitor, changes: Record<string, string> = {}) {
  const { fields } = await who.open(PAGE)
  return who.post(PAGE, { ...fields, ...answers, ...changes })
}

test.each(['', '/en'])('a survey is answered by form under "%s/"', async (prefix) => {
  const who = visitor()
  const page = await who.open(`${prefix}/surveys/2026-q4/`)
  expect([page.status, who.cookies.size]).toEqual([200, 0])
  const before = await responses()
  const sent = await who.post(`${prefix}/surveys/2026-q4/`, { ...page.fields, ...answers })
  expect([sent.status, sent.headers.get('Location')]).toEqual([303, `${prefix}/surveys/thanks/`])
  expect(sent.headers.get('Set-Cookie')).toBeNull()
  expect((await who.get(`${prefix}/surveys/thanks/`)).status).toBe(200)
  expect(await responses()).toBe(before + 1)
})

test('a doubled submit is one response', async () => {
  const who = visitor()
  const { fields } = await who.open(PAGE)
  const before = await responses()
  const send = () => who.post(PAGE, { ...fields, ...answers })
  const sent = [...(await Promise.all([send(), send()])), await send()]
  expect(sent.map(({ status }) => status)).toEqual([303, 303, 303])
  expect(await responses()).toBe(before + 1)
})

test('other answers from the same form are not dropped: they come back and can be sent as their own', async () => {
  const who = visitor()
  const { fields } = await who.open(PAGE)
  await who.post(PAGE, { ...fields, ...answers })
  const before = await responses()
  const changed = { ...answers, words: 'Quite another word.' }
  const back = await read(await who.post(PAGE, { ...fields, ...changed }))
  expect(back.status).toBe(422)
  expect(back.fields).toMatchObject(changed)
  who.clock.now += 5000
  expect((await who.post(PAGE, back.fields)).status).toBe(303)
  expect(await responses()).toBe(before + 1)
})

test('what is missing or unknown is named at its question, and the rest comes back', async () => {
  const who = visitor()
  const { fields } = await who.open(PAGE)
  const sent = many({ ...fields, ...answers, overall: '', recommend: '11', relation: 'x' }, [
    'inspection',
    'none',
  ])
  const back = await read(await who.send('POST', PAGE, type, sent))
  expect([back.status, back.title.startsWith('Error: ')]).toEqual([422, true])
  expect(back.links).toEqual(['overall', 'recommend', 'relation'])
  for (const id of back.links) expect(back.ids).toContain(id)
  expect(back.fields['words']).toBe(answers.words)
  expect([...back.html.matchAll(/<input[^>]*name="evidence"[^>]*checked/g)]).toHaveLength(2)
})

test('haste and a filled trap bring the page back with a question', async () => {
  const who = visitor()
  const fresh = await read(await who.get(PAGE))
  const hasty = await read(await who.post(PAGE, { ...fresh.fields, ...answers }))
  expect([hasty.status, hasty.words.includes('That was very quick')]).toEqual([422, true])
  who.clock.now += 5000
  const trapped = await read(await who.post(PAGE, { ...hasty.fields, website: 'x' }))
  expect([trapped.status, trapped.words.includes('The field "Website"')]).toEqual([422, true])
  expect(trapped.fields).toMatchObject(answers)
  expect((await who.post(PAGE, { ...trapped.fields, website: '' })).status).toBe(303)
})

test.each(['', 'x.y.z'])('the token "%s" brings the page back with one that works', async (token) => {
  const who = visitor()
  const back = await read(await answer(who, { token }))
  expect(back.status).toBe(422)
  expect(back.fields).toMatchObject(answers)
  who.clock.now += 5000
  expect((await who.post(PAGE, back.fields)).status).toBe(303)
})

test('while D1 is out of reach the answers come back, and are one response when they are sent again', async () => {
  for (const didHappen of [false, true]) {
    const bindings = unreachable({ didHappen })
    const who = visitor({ bindings })
    const before = await responses()
    const back = await read(await answer(who))
    expect(back.status).toBe(503)
    expect(back.fields).toMatchObject(answers)
    bindings.repair()
    expect((await who.post(PAGE, back.fields)).status).toBe(303)
    expect(await responses()).toBe(before + 1)
  }
})

test.each<[number, Record<string, string>]>([[413, { words: 'long '.repeat(60_000) }]])(
  'after %i the answers come back',
  async (status, changes) => {
    const back = await read(await answer(visitor(), changes))
    expect(back.status).toBe(status)
    expect(back.fields).toMatchObject({ ...answers, ...changes })
  },
)

test('after too many responses in a minute the answers come back', async () => {
  const who = visitor()
  for (let sent = 0; sent < 11; sent++) {
    const got = await answer(who)
    if (got.status === 303) continue
    expect([got.status, got.headers.get('Retry-After')]).toEqual([429, '60'])
    expect((await read(got)).fields).toMatchObject(answers)
    return
  }
  throw new Error('the limit was never reached')
})

test('a survey that closed while it was filled in takes nothing, and keeps what was written', async () => {
  const who = visitor({ at: Date.UTC(2026, 11, 31, 15, 58) })
  const open = await who.open(PAGE)
  expect(open.words).toContain('Open until 31 December 2026')
  who.clock.now = Date.UTC(2026, 11, 31, 16)
  const before = await responses()
  const late = await read(await who.post(PAGE, { ...open.fields, ...answers }))
  expect([late.status, await responses()]).toEqual([422, before])
  expect(late.words).toContain('This survey closed on 31 December 2026')
  expect(late.fields['words']).toBe(answers.words)
})

test('after it closed a survey shows when, and no form', async () => {
  const page = await visitor({ at: Date.UTC(2026, 11, 31, 16) }).open(PAGE)
  expect([page.status, page.words.includes('This survey closed on 31 December 2026')]).toEqual([200, true])
  expect(page.fields).toEqual({})
})

test('before its first day a survey is not there', async () => {
  const at = Date.UTC(2026, 8, 30, 15, 59)
  for (const path of [PAGE, '/api/surveys/2026-q4'])
    expect((await visitor({ at }).get(path)).status, path).toBe(404)
  expect((await visitor({ at: at + 60_000 }).get(PAGE)).status).toBe(200)
})

test('a survey that is none, and a form from elsewhere, are refused', async () => {
  expect((await visitor().get('/surveys/2020-q1/')).status).toBe(404)
  const who = visitor()
  const { fields } = await who.open(PAGE)
  expect((await who.post(PAGE, { ...fields, ...answers }, { Origin: 'null' })).status).toBe(403)
})

test('a form of a version that was replaced while it was open counts for the version that was seen', async () => {
  const before = (await visitor().open(PAGE)).fields
  expect(before['version']).toBe('1')
  const who = visitor({ at: Date.UTC(2026, 11, 20) })
  const { fields } = await who.open(PAGE)
  expect((await who.post(PAGE, { ...fields, ...answers, version: '1' })).status).toBe(303)
  const last = await env.DB.prepare('select version from survey_responses order by rowid desc').first()
  expect(last).toEqual({ version: 1 })
})

test.each(['', '9', 'x'])(
  'a form that says it is version "%s" comes back with what was answered',
  async (version) => {
    const before = await responses()
    const back = await read(await answer(visitor(), { version }))
    expect([back.status, back.fields['version'], await responses()]).toEqual([422, '1', before])
    expect(back.fields).toMatchObject(answers)
  },
)
