import { describe, expect, test } from 'vitest'
import type { StaffRole } from '../../../functions/staff/contract.ts'
import { handler, problemOf, step, stored } from '../support.ts'
import { at, broughtBy, table, text } from './situations.ts'
import { program } from './staff.ts'

const key = () => ({ 'Idempotency-Key': crypto.randomUUID() })

describe.each(Object.entries(table))('%s by API', (action, row) => {
  const { from, as, typed = {}, to, not = [] } = row
  const began = async (role: StaffRole = as) => {
    const { caseNumber } = await from()
    const who = await program(role, at)
    const { actions, version } = await who.open(caseNumber)
    return { caseNumber, who, actions, body: { action, version, ...(await broughtBy(row, caseNumber)) } }
  }
  const eventsOf = async (number: string) => (await stored(number)).events

  test('is offered to the right role, taken at once, and stands in the history', async () => {
    const { caseNumber, who, actions, body } = await began()
    expect(actions).toContain(action)
    const answer = await who.act(caseNumber, body)
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({ state: to, version: body.version + 1 })
    const { events, state } = await who.open(caseNumber)
    expect(state).toBe(to)
    expect(events.at(-1)).toMatchObject({ type: action, by: 'staff', role: as, version: body.version + 1 })
    if (typed['text']) expect(events.at(-1)?.text).toBe(text)
  })

  test.each(not)('is not offered to a %s, and refused with the rule’s reason', async (role) => {
    const { caseNumber, who, actions, body } = await began(role)
    expect(actions).not.toContain(action)
    const answer = await who.act(caseNumber, body)
    expect(answer.status).toBe(409)
    expect(await problemOf(answer)).toMatchObject({ type: '/problems/not-allowed-now/', detail: 'role' })
    expect((await eventsOf(caseNumber)).at(-1)?.type).not.toBe(action)
  })

  test.each(['assessor', 'operator'] as const)('is refused to an %s, who takes no step', async (role) => {
    const { caseNumber, body } = await began()
    const answer = await (await program(role, at)).act(caseNumber, body, key())
    expect([answer.status, (await problemOf(answer)).type]).toEqual([403, '/problems/forbidden/'])
    expect(await eventsOf(caseNumber)).toHaveLength(body.version)
  })

  test('on a version that is no more is stale', async () => {
    const { caseNumber, who, body } = await began()
    await step(caseNumber, { step: 'note' }, handler, at, { text: 'A colleague was quicker.' })
    const answer = await who.act(caseNumber, body)
    expect([answer.status, (await problemOf(answer)).type]).toEqual([409, '/problems/stale/'])
    expect(await eventsOf(caseNumber)).toHaveLength(body.version + 1)
  })

  test('sent by two at once is taken once, and the other hears that it is stale', async () => {
    const { caseNumber, who, body } = await began()
    const other = await program(as, at)
    const answers = await Promise.all([who.act(caseNumber, body), other.act(caseNumber, body)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const refused = answers.find(({ status }) => status === 409)
    expect(refused && (await problemOf(refused)).type).toBe('/problems/stale/')
    expect(await eventsOf(caseNumber)).toHaveLength(body.version + 1)
  })

  test('sent again under its key gives the same answer and one effect, also at once', async () => {
    const { caseNumber, who, body } = await began()
    const mine = key()
    const both = await Promise.all([who.act(caseNumber, body, mine), who.act(caseNumber, body, mine)])
    const answers = [...both, await who.act(caseNumber, body, mine)]
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    for (const answer of answers)
      expect(await answer.json()).toEqual({ state: to, version: body.version + 1 })
    expect(await eventsOf(caseNumber)).toHaveLength(body.version + 1)
  })

  test('under a key that stood for something else is refused', async () => {
    const { caseNumber, who, body } = await began()
    const mine = key()
    const note = { action: 'note', version: body.version, text: 'Another content.' }
    expect((await who.act(caseNumber, note, mine)).status).toBe(200)
    const answer = await who.act(caseNumber, { ...body, version: body.version + 1 }, mine)
    expect([answer.status, (await problemOf(answer)).type]).toEqual([422, '/problems/key-reused/'])
    expect(await eventsOf(caseNumber)).toHaveLength(body.version + 1)
  })

  const missing = Object.keys(typed).filter((name) => name !== 'remedy')
  test.each([...missing, 'version'])('without %s is refused, and says where', async (name) => {
    const { caseNumber, who, body } = await began()
    const { [name]: _, ...rest }: Record<string, unknown> = body
    const answer = await who.act(caseNumber, rest)
    expect(answer.status).toBe(422)
    const { errors } = await problemOf(answer)
    expect(errors?.map(({ pointer }) => pointer)).toEqual([`/${name}`])
    expect(await eventsOf(caseNumber)).toHaveLength(body.version)
  })
})
