import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { FILE_BYTES } from '#contract/files'
import { jpeg, multipart, multipartType, type Part, pdf, picture } from '../files/samples.ts'
import { caller, filed, handler, problemOf, step, stored } from '../support.ts'
import { at, investigating } from './situations.ts'
import { program } from './staff.ts'

const report = { name: 'Measurement 2.pdf', content: pdf('second measurement') }
const photo = { name: 'part.jpg', content: jpeg('GPS 52.5, 13.4') }

/** A step as a program sends it with files: the step first, as JSON, and every other part a file. */
async function sending(parts: readonly Part[] = [report, photo], changes: Record<string, unknown> = {}) {
  const { caseNumber, accessCode } = await investigating()
  const who = await program('handler', at)
  const body = { action: 'message', version: 2, text: 'The report is with this.', ...changes }
  const all = multipart([{ field: 'action', content: JSON.stringify(body) }, ...parts])
  const send = (headers: Record<string, string> = {}, content = all) =>
    who.send('POST', `/cases/${caseNumber}/actions`, { ...multipartType, ...headers }, content)
  const files = async () => (await stored(caseNumber)).files
  return { one: { caseNumber, accessCode }, who, body, send, files }
}

test('a step brings its files, which the customer then has without their metadata', async () => {
  const { one, who, send } = await sending()
  const answer = await send()
  expect(await answer.json()).toEqual({ state: 'investigating', version: 3 })
  const [first, second] = (await who.open(one.caseNumber)).events.at(-1)?.files ?? []
  expect([first?.name, second?.name]).toEqual(['Measurement 2.pdf', 'part.jpg'])
  const seen = await caller({ at }).look(one)
  expect(seen.events.at(-1)).toMatchObject({ text: 'The report is with this.', files: [first, second] })
  const fetched = await who.get(`/cases/${one.caseNumber}/files/${second?.id}`)
  expect(new Uint8Array(await fetched.arrayBuffer())).toEqual(picture)
})

test('files alone are a message, and one without either is refused', async () => {
  const { one, who, send, body, files } = await sending([report], { text: undefined })
  const bare = { action: 'message', version: 2 }
  const alone = multipart([{ field: 'action', content: JSON.stringify(bare) }])
  for (const answer of [await who.act(one.caseNumber, bare), await send({}, alone)]) {
    expect(answer.status).toBe(422)
    expect((await problemOf(answer)).errors).toEqual([{ pointer: '/text', code: 'text.missing' }])
  }
  const other = multipart([
    { field: 'action', content: JSON.stringify({ ...body, action: 'deliver', text: undefined }) },
    report,
  ])
  expect((await problemOf(await send({}, other))).errors).toEqual([
    { pointer: '/text', code: 'text.missing' },
  ])

  const key = { 'Idempotency-Key': crypto.randomUUID() }
  for (const answer of [await send(key), await send(key)])
    expect(await answer.json()).toEqual({ state: 'investigating', version: 3 })
  expect(await files()).toHaveLength(1)
  const shown = (await caller({ at }).look(one)).events.at(-1)
  expect(shown).toMatchObject({ type: 'message', by: 'staff', files: [{ name: 'Measurement 2.pdf' }] })
  expect(shown).not.toHaveProperty('text')
})

test('sent again under its key it is one step with the same files; with another file the key is refused', async () => {
  const { one, body, send, files } = await sending()
  const key = { 'Idempotency-Key': crypto.randomUUID() }
  const both = await Promise.all([send(key), send(key)])
  for (const answer of [...both, await send(key)])
    expect(await answer.json()).toEqual({ state: 'investigating', version: 3 })
  expect(await files()).toHaveLength(2)
  const other = multipart([
    { field: 'action', content: JSON.stringify(body) },
    { ...report, content: pdf('a third measurement') },
  ])
  expect((await problemOf(await send(key, other))).type).toBe('/problems/key-reused/')
  expect((await stored(one.caseNumber)).events).toHaveLength(3)
})

test('of several files one that is refused holds up the whole step, and is named by its place', async () => {
  const { one, send, files } = await sending([report, { name: 'notes.txt', content: 'plain' }])
  const answer = await send()
  expect(answer.status).toBe(422)
  expect((await problemOf(answer)).errors).toEqual([{ pointer: '/1', code: 'file.type' }])
  expect(await files()).toEqual([])
  expect((await stored(one.caseNumber)).events).toHaveLength(2)
})

test('of two who send files at once, one is stale and leaves none in the case', async () => {
  const { one, send, files } = await sending()
  const answers = await Promise.all([send(), send()])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(await files()).toHaveLength(2)
  expect((await stored(one.caseNumber)).events).toHaveLength(3)
})

test('what the rules refuse is refused before a file is kept', async () => {
  const { one, send } = await sending()
  await step(one.caseNumber, { step: 'note' }, handler, at, { text: 'A colleague was quicker.' })
  const many = () =>
    env.DB.prepare('select count(*) as many from files where number = ?').bind(one.caseNumber).first('many')
  const before = await many()
  expect((await problemOf(await send())).type).toBe('/problems/stale/')
  expect(await many()).toBe(before)
})

test.each([
  ['a step that brings none', {}, { action: 'note' }, 422, '/action'],
  ['a field that is unknown', { field: 'more' }, {}, 422, '/more'],
] as const)('%s takes no step', async (_, { field }: { field?: string }, changes, status, pointer) => {
  const { one, body, send } = await sending([report], changes)
  const answer = await (field
    ? send(
        {},
        multipart([
          { field, content: 'x' },
          { field: 'action', content: JSON.stringify(body) },
        ]),
      )
    : send())
  expect([answer.status, (await problemOf(answer)).errors?.[0]?.pointer]).toEqual([status, pointer])
  expect((await stored(one.caseNumber)).events).toHaveLength(2)
})

test('a form without a step, with one that is no JSON, with too much text or too large a file takes no step', async () => {
  const { one, body, send } = await sending()
  const action = (content: string) => ({ field: 'action', content })
  const tries: [number, Part[]][] = [
    [400, [report]],
    [400, [action('{'), report]],
    [400, [action(JSON.stringify(body)), action(JSON.stringify(body)), report]],
    [413, [action(JSON.stringify({ ...body, text: 'x'.repeat(300_000) })), report]],
    [413, [action(JSON.stringify(body)), { name: 'large.pdf', content: new Uint8Array(FILE_BYTES + 1) }]],
  ]
  for (const [status, parts] of tries) expect((await send({}, multipart(parts))).status).toBe(status)
  expect((await stored(one.caseNumber)).events).toHaveLength(2)
})

test('a case of somebody who takes no step takes no file either', async () => {
  const { caseNumber } = await filed()
  const body = multipart([{ field: 'action', content: '{}' }, report])
  const answer = await (await program('assessor')).send(
    'POST',
    `/cases/${caseNumber}/actions`,
    multipartType,
    body,
  )
  expect(answer.status).toBe(403)
})
