import { expect, test } from 'vitest'
import { read, visitor, written } from '../browser.ts'
import { multipart, multipartType, type Part, pdf, sendFiles } from '../files/samples.ts'
import { caller, filed, problemOf } from '../support.ts'

const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`x${i}`, '1']))

test('a list of errors ends after twenty, and says how many there are besides', async () => {
  const few = await problemOf(await caller().file(many(20)))
  expect([few.errors?.length, few.detail]).toEqual([20, expect.not.stringContaining('more')])
  const one = await problemOf(await caller().file(many(21)))
  expect([one.errors?.length, one.detail]).toEqual([20, expect.stringMatching(/ 20 entries and 1 more\.$/)])
  const answer = await caller().file(many(20_000))
  const body = await answer.clone().text()
  expect([answer.status, body.length < 3000]).toEqual([422, true])
  expect((await problemOf(answer)).detail).toMatch(/and 19980 more\.$/)
})

test('so does that of fields which files came with', async () => {
  const one = await filed()
  const fields = Array.from({ length: 150 }, (_, i): Part => ({ field: `x${i}`, content: '1' }))
  const answer = await sendFiles(caller(), one, [...fields, { name: 'a.pdf', content: pdf('a') }])
  const { errors, detail } = await problemOf(answer)
  expect([answer.status, errors?.length, detail]).toEqual([
    422,
    20,
    'Files alone are taken here. There are 20 entries and 130 more.',
  ])
})

test.each([
  ['/en', 'And 80 more.'],
  ['', '另有 80 处。'],
])('so does the one above a form, in the language of the page (%s)', async (prefix, more) => {
  const who = visitor()
  const { fields } = await who.open(`${prefix}/complaints/new/`)
  const page = await read(
    await who.post(`${prefix}/complaints/new/`, { ...fields, ...written, ...many(100) }),
  )
  expect([page.status, page.links.length, page.words.includes(more)]).toEqual([422, 20, true])
  const few = await read(await who.post(`${prefix}/complaints/new/`, { ...fields, ...written, ...many(20) }))
  expect([few.links.length, few.words.includes(more.slice(0, 3))]).toEqual([20, false])
})

const type = multipartType['Content-Type']
test.each<[string, number, RegExp, Record<string, string>, BodyInit]>([
  ['no multipart', 415, /multipart\/form-data/, { 'Content-Type': 'application/pdf' }, pdf('a')],
  ['no boundary', 400, /boundary/, { 'Content-Type': 'multipart/form-data' }, pdf('a')],
  ['no file', 422, /points to/, { 'Content-Type': type }, multipart([])],
  ['no parts', 400, /boundary/, { 'Content-Type': type }, 'x'.repeat(2000)],
  ['a key that is none', 400, /UUID/, { 'Content-Type': type, 'Idempotency-Key': '7' }, multipart([])],
  [
    'a file of another kind',
    422,
    /“a.pdf”: This is not a JPEG.*“b.pdf”: The file is empty/,
    { 'Content-Type': type },
    multipart([
      { name: 'a.pdf', content: 'x' },
      { name: 'b.pdf', content: '' },
    ]),
  ],
])('files with %s are refused with the reason in words', async (_, status, said, headers, body) => {
  const one = await filed()
  const authorized = { Authorization: `Bearer ${one.accessCode}` }
  const path = `/api/complaints/${one.caseNumber}/files`
  const answer = await caller().send('POST', path, { ...authorized, ...headers }, body)
  const { detail } = await problemOf(answer)
  expect([answer.status, detail]).toEqual([status, expect.stringMatching(said)])
})
