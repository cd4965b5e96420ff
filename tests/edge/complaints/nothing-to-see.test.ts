import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { contactOf } from '../../../functions/complaints/contact/contact.ts'
import { read, sendForm, track, visitor, written } from '../browser.ts'
import { checkIntake } from '../desk/recording.ts'
import { investigating } from '../desk/situations.ts'
import { colleague, deskCase, program, saving, stepForm } from '../desk/staff.ts'
import { caller, filed, HOUR, handler, means, NOW, problemOf, proposed, step, stored } from '../support.ts'

const CASE = '/en/complaints/case/'
const NEW = '/en/complaints/new/'
/** Texts of signs that nobody sees, and what no text may hold beside what can be seen. */
const unseen = ['\u200b', '\u2063 \u00ad\u200e', '\u3164', '\u2800\u0007', '\u2066\u2069', '\ufe0f\u{e0061}']
const unreadable = ['a\0b', '\ud83d', 'a\udc00b', '\0']
const long = (sign: string) => sign.repeat(20)

const codes = async (answer: Response) => {
  const { status, errors } = await problemOf(answer)
  expect(status).toBe(422)
  return (errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`)
}
const versionOf = async (number: string) => (await stored(number)).complaint.version

describe.each(unseen)('a text in which there is nothing to see (%j)', (sign) => {
  test('is no story, by API, by form or at the desk', async () => {
    expect(await codes(await caller().file({ story: long(sign) }))).toEqual(['/story story.missing'])
    const who = visitor()
    const { fields } = await who.open(NEW)
    const page = await read(await who.post(NEW, { ...fields, ...written, story: long(sign) }))
    expect([page.status, page.links]).toEqual([422, ['story']])
    const staff = await read(await checkIntake(colleague('handler'), { story: long(sign) }))
    expect([staff.status, staff.links]).toEqual([422, ['story']])
  })

  test('does not make a short story long', async () => {
    expect(await codes(await caller().file({ story: `Broken.${long(sign)}` }))).toEqual([
      '/story story.short',
    ])
  })

  test('is no message, and resumes no case that waits for one', async () => {
    const one = await filed()
    const pause = { step: 'pause', reason: 'customer-information' } as const
    await step(one.caseNumber, { step: 'respond' }, handler, NOW + HOUR, { text: 'We are on it.' })
    await step(one.caseNumber, pause, handler, NOW + HOUR, { text: 'Which batch is it?' })
    const { state, version } = (await stored(one.caseNumber)).complaint.facts
    expect(state).toBe('waiting')
    const api = caller({ at: NOW + 2 * HOUR })
    expect(await codes(await api.write(one, sign))).toEqual(['/text text.missing'])
    const who = visitor({ at: NOW + 2 * HOUR })
    await track(who, one)
    const { fields } = await who.open(CASE)
    const { token = '', case: number = '' } = fields
    const page = await read(await who.post(CASE, { token, case: number, action: 'message', text: sign }))
    expect([page.status, page.links]).toEqual([422, ['text']])
    expect((await stored(one.caseNumber)).complaint.facts).toMatchObject({ state: 'waiting', version })
    expect((await api.write(one, 'Batch 7.')).status).toBe(201)
    expect((await stored(one.caseNumber)).complaint.facts.state).toBe('investigating')
  })

  test('is as good as nothing where a text may be left out, and is not kept', async () => {
    const empty = { wish: sign, reference: sign, name: sign, organisation: sign, email: sign, phone: sign }
    const one = await filed(empty)
    expect((await stored(one.caseNumber)).complaint.facts.contact).toBeUndefined()
    const offered = await proposed()
    const answer = await caller({ at: NOW + 2 * HOUR }).act(offered, {
      action: 'accept',
      version: 3,
      text: sign,
    })
    expect(answer.status).toBe(200)
    const view = await caller({ at: NOW + 2 * HOUR }).look(offered)
    expect(view.events.at(-1)).not.toHaveProperty('text')
  })

  test('answers no question of a survey', async () => {
    const answers = { overall: 5, recommend: 10, words: sign }
    const answer = await caller().sendJson('/api/surveys/2026-q4/responses', {
      version: 1,
      answers,
      language: 'en',
    })
    expect(answer.status).toBe(201)
    const row = await env.DB.prepare(
      'select sealed from survey_responses order by rowid desc limit 1',
    ).first()
    // The seal of no words: twelve bytes of IV, sixteen of tag, and `{}`.
    expect(JSON.stringify(row)).toMatch(/^\{"sealed":"[\w-]{40}(==|=)?"\}$/)
  })

  test('opens nothing and finds nothing', async () => {
    const one = await filed()
    const door = await read(await track(visitor(), { caseNumber: sign, accessCode: sign }))
    expect([door.status, door.links]).toEqual([422, ['number', 'code']])
    expect((await track(visitor(), { ...one, accessCode: sign })).status).toBe(422)
    const robot = await program('handler')
    const find = (what: string) =>
      robot.send('POST', '/find', { 'Content-Type': 'application/json' }, JSON.stringify({ what }))
    expect(await codes(await find(sign))).toEqual(['/what what.missing'])
    const who = colleague('handler')
    const { fields } = await who.open('/en/desk/find/')
    expect((await who.post('/en/desk/find/', { ...fields, what: sign })).status).toBe(422)
  })

  test('leaves no draft of a reply', async () => {
    const { caseNumber } = await investigating()
    const who = colleague('handler')
    const page = await who.open(deskCase(caseNumber))
    expect((await who.post(deskCase(caseNumber), saving(page, 'message', { text: sign }))).status).toBe(303)
    const row = await env.DB.prepare('select count(*) as n from drafts where number = ?')
      .bind(caseNumber)
      .first()
    expect(row).toEqual({ n: 0 })
    const robot = await program('handler')
    const body = JSON.stringify({ version: 2, boxes: { text: sign } })
    const path = `/cases/${caseNumber}/drafts/message`
    expect(await codes(await robot.send('PUT', path, { 'Content-Type': 'application/json' }, body))).toEqual([
      '/boxes boxes.missing',
    ])
  })
})

describe.each(unreadable)('a text with a character that cannot be kept (%j)', (text) => {
  const bad = 'text.unreadable'
  test('is refused in every field of a filing', async () => {
    const story = `Three of the forty parts are out. ${text}`
    const all = {
      story,
      wish: text,
      reference: text,
      name: text,
      organisation: text,
      email: text,
      phone: text,
    }
    expect((await codes(await caller().file(all))).sort()).toEqual(
      Object.keys(all)
        .map((name) => `/${name} ${bad}`)
        .sort(),
    )
  })

  test('is refused in a message, a remark, contact data, and a survey', async () => {
    const one = await proposed()
    const api = caller({ at: NOW + 2 * HOUR })
    expect(await codes(await api.write(one, text))).toEqual([`/text ${bad}`])
    expect(await codes(await api.act(one, { action: 'reject', version: 3, text }))).toEqual([`/text ${bad}`])
    const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${one.accessCode}` }
    const change = JSON.stringify({ name: text, email: text })
    expect(
      await codes(await api.send('PATCH', `/api/complaints/${one.caseNumber}/contact`, headers, change)),
    ).toEqual([`/name ${bad}`, `/email ${bad}`])
    expect(await versionOf(one.caseNumber)).toBe(3)
    expect(await contactOf(means(NOW).ring, await stored(one.caseNumber))).toEqual({})
    const body = { version: 1, answers: { overall: 5, recommend: 10, words: text }, language: 'en' }
    expect(await codes(await api.sendJson('/api/surveys/2026-q4/responses', body))).toEqual([
      '/answers/words answer.unreadable',
    ])
  })

  test('is refused at the desk: in a step, a draft, and a look-up', async () => {
    const { caseNumber } = await investigating()
    const robot = await program('handler')
    const json = { 'Content-Type': 'application/json' }
    expect(await codes(await robot.act(caseNumber, { action: 'message', version: 2, text }))).toEqual([
      `/text ${bad}`,
    ])
    const draft = JSON.stringify({ version: 2, boxes: { text } })
    expect(
      await codes(await robot.send('PUT', `/cases/${caseNumber}/drafts/message`, json, draft)),
    ).toContain(`/boxes/text ${bad}`)
    expect(await codes(await robot.send('POST', '/find', json, JSON.stringify({ what: text })))).toEqual([
      `/what ${bad}`,
    ])
    expect(await versionOf(caseNumber)).toBe(2)
  })
})

test('U+0000 in a form is said at its field, with what was typed', async () => {
  const who = visitor()
  const { fields } = await who.open(NEW)
  const story = 'Three of the forty parts are out. \0'
  const page = await read(await sendForm(who, { ...fields, ...written, story, name: 'Li\0 Na' }, '/en'))
  expect([page.status, page.links]).toEqual([422, ['story', 'name']])
  expect(page.words).toContain('A character in it cannot be kept')
  const { caseNumber } = await investigating()
  const staff = colleague('handler')
  const open = await staff.open(deskCase(caseNumber))
  const reply = await read(
    await staff.post(deskCase(caseNumber), stepForm(open, 'message', { text: 'a\0b' })),
  )
  expect([reply.status, reply.links]).toEqual([422, ['text-message']])
  expect(reply.words).toContain('A character in it cannot be kept')
})

test('a text with signs that nobody sees among those that one does is kept to the letter', async () => {
  const story = 'می\u200cخواهم بدانم 👨\u200d👩\u200d👧 \u2067עברית\u2069 and\u00adso on, twenty at least.'
  const one = await filed({ story })
  expect((await caller().look(one)).events[0]).toMatchObject({ text: story })
})
