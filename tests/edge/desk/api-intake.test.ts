import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { Filed } from '#contract/complaints'
import { jpeg, multipart, multipartType, type Part, pdf, picture } from '../files/samples.ts'
import { caller, complaint, DAY, HOUR, MINUTE, NOW, problemOf, stored } from '../support.ts'
import { program } from './staff.ts'

const json = { 'Content-Type': 'application/json' }
const audit = async (number: string) =>
  (
    await env.DB.prepare('select staff, act, version from audit where number = ? order by id')
      .bind(number)
      .all()
  ).results

describe('a complaint that staff record', () => {
  const call = { ...complaint, channel: 'phone', arrivedAt: new Date(NOW - 20 * MINUTE - 7).toISOString() }
  const record = async (as: 'handler' | 'supervisor', body: unknown, headers: Record<string, string> = {}) =>
    (await program(as)).send('POST', '/intake', { ...json, ...headers }, JSON.stringify(body))

  test('counts from when it reached us, is answered as any filing is, and opens to its complainant', async () => {
    const answer = await record('handler', call)
    expect(answer.status).toBe(201)
    const one = z.required(Filed, { accessCode: true }).parse(await answer.json())
    expect(answer.headers.get('Location')).toBe(`/api/desk/cases/${one.caseNumber}`)
    expect(one.filedAt).toBe(new Date(NOW - 21 * MINUTE).toISOString())
    expect(one.respondBy).toBe(new Date(NOW - 21 * MINUTE + HOUR).toISOString())
    expect(await caller().look(one)).toMatchObject({
      channel: 'phone',
      recordedAt: new Date(NOW).toISOString(),
    })
    const { events } = await stored(one.caseNumber)
    expect(events[0]).toMatchObject({ actor: 'staff', role: 'handler', type: 'filed' })
    expect(await audit(one.caseNumber)).toEqual([{ staff: 'handler', act: 'intake', version: 1 }])
  })

  test.each(['2026-11-23T09:40:00+08:00', '2026-11-23T01:40:30Z', '2026-11-22T17:40:00-08:00'])(
    'that came at %s counts from that instant, with whatever offset it is written',
    async (arrivedAt) => {
      const one = Filed.parse(await (await record('handler', { ...call, arrivedAt })).json())
      expect(one.filedAt).toBe('2026-11-23T01:40:00.000Z')
    },
  )

  test('is filed once under a key, also at once, and another under it is refused', async () => {
    const key = { 'Idempotency-Key': crypto.randomUUID() }
    const both = await Promise.all([record('handler', call, key), record('handler', call, key)])
    const answers = [...both, await record('handler', call, key)]
    const filings = await Promise.all(answers.map(async (answer) => Filed.parse(await answer.json())))
    expect(new Set(filings.map(({ caseNumber, accessCode }) => `${caseNumber} ${accessCode}`)).size).toBe(1)
    const other = await record('handler', { ...call, channel: 'in-person' }, key)
    expect((await problemOf(other)).type).toBe('/problems/key-reused/')
    expect(await audit(filings[0]?.caseNumber ?? '')).toHaveLength(1)
  })

  test('brings its papers in the same call, once under its key; another set under it is refused', async () => {
    const who = await program('handler')
    const send = (parts: readonly Part[], headers: Record<string, string> = {}) => {
      const all = [{ field: 'complaint', content: JSON.stringify(call) }, ...parts]
      return who.send('POST', '/intake', { ...multipartType, ...headers }, multipart(all))
    }
    const [letter, envelope] = [
      { name: 'Brief.pdf', content: pdf('a letter') },
      { name: 'Umschlag.jpg', content: jpeg('GPS 52.5, 13.4') },
    ]
    const key = { 'Idempotency-Key': crypto.randomUUID() }
    const answers = [...(await Promise.all([send([letter, envelope], key), send([letter, envelope], key)]))]
    answers.push(await send([letter, envelope], key))
    const filings = await Promise.all(answers.map(async (one) => Filed.parse(await one.json())))
    expect(new Set(filings.map((one) => JSON.stringify(one))).size).toBe(1)
    const number = filings[0]?.caseNumber ?? ''
    const [first] = (await who.open(number)).events
    expect(first?.files?.map(({ name }) => name)).toEqual(['Brief.pdf', 'Umschlag.jpg'])
    const fetched = await who.get(`/cases/${number}/files/${first?.files?.[1]?.id}`)
    expect(new Uint8Array(await fetched.arrayBuffer())).toEqual(picture)
    expect((await problemOf(await send([letter], key))).type).toBe('/problems/key-reused/')
    expect((await audit(number)).filter(({ act }) => act === 'intake')).toHaveLength(1)
  })

  test('of several papers one that is refused holds up the whole filing, and is named by its place', async () => {
    const who = await program('handler')
    const before = await env.DB.prepare('select count(*) as n from complaints').first('n')
    const parts = [
      { field: 'complaint', content: JSON.stringify(call) },
      { name: 'Brief.pdf', content: pdf('a letter') },
      { name: 'notes.txt', content: 'plain' },
    ]
    const answer = await who.send('POST', '/intake', multipartType, multipart(parts))
    expect([answer.status, (await problemOf(answer)).errors]).toEqual([
      422,
      [{ pointer: '/1', code: 'file.type' }],
    ])
    expect(await env.DB.prepare('select count(*) as n from complaints').first('n')).toBe(before)
  })

  test('as a drill is marked, and a supervisor’s to file', async () => {
    const drill = { ...call, kind: 'drill' }
    const refused = await record('handler', drill)
    expect((await problemOf(refused)).errors).toEqual([{ pointer: '/kind', code: 'kind.role' }])
    const one = Filed.parse(await (await record('supervisor', drill)).json())
    expect((await (await program('handler')).open(one.caseNumber)).kind).toBe('drill')
  })

  test.each([
    [{ arrivedAt: new Date(NOW + MINUTE).toISOString() }, '/arrivedAt', 'arrived.future'],
    [{ arrivedAt: new Date(NOW - 400 * DAY).toISOString() }, '/arrivedAt', 'arrived.early'],
    [{ arrivedAt: undefined }, '/arrivedAt', 'arrived.missing'],
    [{ arrivedAt: '' }, '/arrivedAt', 'arrived.missing'],
    [{ arrivedAt: '2026-11-23T09:40:00' }, '/arrivedAt', 'arrived.zone'],
    [{ arrivedAt: '2026-11-23T09:40+08:00' }, '/arrivedAt', 'arrived.zone'],
    [{ arrivedAt: '9999-12-31T23:59:59-12:00' }, '/arrivedAt', 'arrived.future'],
    [{ arrivedAt: '0001-01-01T00:00:00+14:00' }, '/arrivedAt', 'arrived.early'],
    [{ channel: 'pigeon' }, '/channel', 'channel.missing'],
    [{ kind: 'demo' }, '/kind', 'malformed'],
    [{ story: 'short' }, '/story', 'story.short'],
    [{ opened: 1 }, '/opened', 'unknown'],
  ])('with %j is refused', async (changes, pointer, code) => {
    const answer = await record('supervisor', { ...call, ...changes })
    expect([answer.status, (await problemOf(answer)).errors]).toEqual([422, [{ pointer, code }]])
  })
})
