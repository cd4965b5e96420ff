import { env } from 'cloudflare:workers'
import { beforeEach, expect, test, vi } from 'vitest'
import { acting } from '#words/acting'
import { colleague, deskCase, program } from '../desk/staff.ts'
import { pdf, sendFiles, sentOf } from '../files/samples.ts'
import { caller, complaint, filed, handler, MINUTE, NOW, step } from '../support.ts'
import { opened } from './case.ts'

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
})

const told = acting('en').case.unreadable
const contact = { name: 'Li Na', email: 'li.na@quagga.example' }

/** A case of four entries, the words of one of which were damaged where they are stored. */
async function damaged(version: number) {
  const one = await filed(contact)
  await caller().write(one, 'The second entry.')
  await step(one.caseNumber, { step: 'respond' }, handler, NOW, { text: 'The third entry.' })
  await step(one.caseNumber, { step: 'note' }, handler, NOW, { text: 'The fourth entry.' })
  await env.DB.prepare(
    `update complaint_words set sealed = 'AAAA' || substr(sealed, 5) where number = ? and version = ?`,
  )
    .bind(one.caseNumber, version)
    .run()
  return one
}
const times = (words: string, part: string) => words.split(part).length - 1

test('a damaged entry says so on the page, and the rest of the case is read', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const one = await damaged(2)
  const { page } = await opened(Promise.resolve(one))
  expect(page.status).toBe(200)
  for (const words of [complaint.story, 'The third entry.']) expect(page.words).toContain(words)
  expect([page.words.includes('The second entry.'), times(page.words, told)]).toEqual([false, 1])
  expect(log.mock.calls.join()).toContain('the words of event 2 do not open')
  expect(log.mock.calls.join()).not.toContain(one.caseNumber)
})

test('by API and in the export it is marked, and the others are as they were', async () => {
  const one = await damaged(2)
  const code = { Authorization: `Bearer ${one.accessCode}` }
  for (const path of ['', '/export']) {
    const answer = await caller().send('GET', `/api/complaints/${one.caseNumber}${path}`, code)
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      {
        events: [
          { type: 'filed', text: complaint.story },
          { type: 'message', unreadable: true },
          { type: 'respond', text: 'The third entry.' },
        ],
      },
    ])
  }
  const { who } = await opened(Promise.resolve(one))
  const printed = await who.open('/en/complaints/case/export/')
  expect([printed.words.includes('The third entry.'), times(printed.words, told)]).toEqual([true, 1])
})

test('staff read the rest too, on the page, in the file and by API', async () => {
  const one = await damaged(4)
  const who = colleague('supervisor')
  for (const path of [deskCase(one.caseNumber), `${deskCase(one.caseNumber)}file/`]) {
    const page = await who.open(path)
    expect(page.words).toContain('The third entry.')
    expect([page.words.includes('The fourth entry.'), times(page.words, told)]).toEqual([false, 1])
  }
  const { events } = await (await program('supervisor')).open(one.caseNumber)
  expect(events.map(({ unreadable }) => unreadable)).toEqual([undefined, undefined, undefined, true])
})

test('a case whose filing is damaged can be written on, answered, and given contact data anew', async () => {
  const one = await damaged(1)
  const { write, look, send } = caller({ at: NOW + MINUTE })
  expect((await write(one, 'Any news?')).status).toBe(201)
  const change = JSON.stringify(contact)
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${one.accessCode}` }
  const path = `/api/complaints/${one.caseNumber}`
  expect((await send('PATCH', `${path}/contact`, headers, change)).status).toBe(200)
  const { events } = await look(one)
  expect(events.map(({ text, unreadable }) => text ?? unreadable)).toEqual([
    true,
    'The second entry.',
    'The third entry.',
    'Any news?',
    undefined,
  ])
  expect(await (await send('GET', `${path}/export`, headers)).json()).toMatchObject({ contact })
  const page = await opened(Promise.resolve(one))
  expect((await page.who.get('/en/complaints/case/contact/')).status).toBe(200)
})

test('the row of a file that is damaged marks its entry, and the other file is fetched', async () => {
  const one = await filed()
  const send = async (name: string) =>
    (await sentOf(await sendFiles(caller(), one, [{ name, content: pdf(name) }]))).files[0]?.id ?? ''
  const [broken, whole] = [await send('broken.pdf'), await send('whole.pdf')]
  await env.DB.prepare(`update files set sealed = 'AAAA' where id = ?`).bind(broken).run()
  const { events } = await caller().look(one)
  expect(events.slice(1)).toMatchObject([{ unreadable: true }, { files: [{ name: 'whole.pdf' }] }])
  const fetched = (id: string) =>
    caller().send('GET', `/api/complaints/${one.caseNumber}/files/${id}`, {
      Authorization: `Bearer ${one.accessCode}`,
    })
  expect([(await fetched(broken)).status, (await fetched(whole)).status]).toEqual([404, 200])
  const { page } = await opened(Promise.resolve(one))
  expect([page.words.includes('whole.pdf'), times(page.words, told)]).toEqual([true, 1])
})
