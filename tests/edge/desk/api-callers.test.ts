import { describe, expect, test } from 'vitest'
import { caller, filed, ORIGIN, problemOf } from '../support.ts'
import { colleague, locally, program, tokenOf } from './staff.ts'

describe('who calls', () => {
  test('is said by the token of Access, to the one whose it is', async () => {
    expect(await (await (await program('supervisor')).get('/you')).json()).toEqual({
      id: 'supervisor',
      name: 'The supervisor',
      role: 'supervisor',
    })
  })

  test('is never said by a cookie: neither the session at the desk nor the colleague that is played', async () => {
    const who = colleague('handler')
    await who.post('/desk/you/', { staff: 'executive' })
    await who.get('/desk/')
    expect(who.cookies.size).toBe(2)
    const answer = await who.get('/api/desk/you')
    expect([answer.headers.get('Set-Cookie'), await answer.json()]).toEqual([
      null,
      { id: 'handler', name: 'The handler', role: 'handler' },
    ])
    const token = await tokenOf('handler@company.test')
    const asCookie = { Cookie: `CF_Authorization=${token}` }
    expect(
      (await caller({ bindings: locally('handler') }).send('GET', '/api/desk/you', asCookie)).status,
    ).toBe(403)
  })

  test('from a foreign page or none that is known changes nothing, whoever it is', async () => {
    const { caseNumber } = await filed()
    const note = { action: 'note', version: 1, text: 'A note.' }
    const who = await program('handler')
    for (const Origin of ['https://elsewhere.test', 'null'])
      expect((await who.act(caseNumber, note, { Origin })).status).toBe(403)
    expect((await who.act(caseNumber, note, { Origin: ORIGIN })).status).toBe(200)
  })

  test('hears of a wrong method and of nothing there when staff, and 403 when not', async () => {
    const who = await program('handler')
    const wrong = await who.send('DELETE', '/cases')
    expect([wrong.status, wrong.headers.get('Allow')]).toEqual([405, 'GET, HEAD'])
    expect((await who.get('/no/such/place')).status).toBe(404)
    for (const method of ['GET', 'POST', 'DELETE', 'OPTIONS'])
      for (const place of ['', '/', '/you', '/cases', '/cases/MJ-4F7K-2Q9X', '/no/such/place']) {
        const answer = await caller().send(method, `/api/desk${place}`)
        expect([answer.status, answer.headers.get('Content-Type')]).toEqual([403, 'application/problem+json'])
      }
  })

  test('with a key that is no UUID is told so', async () => {
    const { caseNumber } = await filed()
    const answer = await (await program('handler')).act(
      caseNumber,
      { action: 'note', version: 1, text: 'A note.' },
      { 'Idempotency-Key': 'mine' },
    )
    expect([answer.status, (await problemOf(answer)).type]).toEqual([400, '/problems/malformed/'])
  })

  test('under one key as two people, or on two cases, takes two steps', async () => {
    const [one, other] = [await filed(), await filed()]
    const mine = { 'Idempotency-Key': crypto.randomUUID() }
    const note = { action: 'note', version: 1, text: 'A note.' }
    const who = await program('handler')
    expect((await who.act(one.caseNumber, note, mine)).status).toBe(200)
    expect((await who.act(other.caseNumber, note, mine)).status).toBe(200)
    const second = await (await program('supervisor')).act(one.caseNumber, { ...note, version: 2 }, mine)
    expect(await second.json()).toEqual({ state: 'received', version: 3 })
  })

  test.each([
    [{ action: 'assign', version: 1, assignee: 'assessor' }, '/assignee'],
    [{ action: 'duplicate', version: 1, text: 'The same.', other: 'x' }, '/other'],
    [{ action: 'note', version: 1, text: 'A note.', more: true }, '/more'],
    [{ action: 'dance', version: 1 }, '/action'],
    [{ action: 'note', version: 1, text: '好'.repeat(10_001) }, '/text'],
    [['note'], ''],
  ])('with %j is told where it is wrong', async (body, pointer) => {
    const { caseNumber } = await filed()
    const answer = await (await program('handler')).act(caseNumber, body)
    expect(answer.status).toBe(422)
    expect((await problemOf(answer)).errors?.map((one) => one.pointer)).toEqual([pointer])
  })
})
