import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { CaseView, Standing } from '../../../functions/complaints/view-contract.ts'
import { DeskCase, DeskQueue, You } from '../../../functions/desk/api/contract.ts'
import { fetchFile, pdf, sendFiles } from '../files/samples.ts'
import { type Case, caller, caseOf, complaint, DAY, HOUR, MINUTE, NOW } from '../support.ts'
import { program } from './staff.ts'

const Described = z.object({
  paths: z.record(
    z.string(),
    z.record(z.string(), z.object({ operationId: z.string(), responses: z.record(z.string(), z.unknown()) })),
  ),
})
const { paths } = Described.parse(await (await caller().send('GET', '/api/openapi.json')).json())
const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    path,
    method: method.toUpperCase(),
    ...operation,
  })),
)

type Asked = { places?: Record<string, string>; query?: string; body?: unknown }
/** Somebody who knows nothing but the description: an operation by its name, and only answers that it names. */
const newcomer =
  (
    send: (method: string, path: string, headers: Record<string, string>, body?: string) => Promise<Response>,
  ) =>
  async (operationId: string, { places = {}, query = '', body }: Asked = {}): Promise<unknown> => {
    const found = operations.find((one) => one.operationId === operationId)
    if (!found) throw new Error(`the description has no ${operationId}`)
    const path = found.path.replaceAll(/\{(\w+)\}/g, (_, name) => places[name] ?? '')
    const json = { 'Content-Type': 'application/json' }
    const answer = body
      ? await send(found.method, path, json, JSON.stringify(body))
      : await send(found.method, `${path}${query}`, {})
    expect(Object.keys(found.responses)).toContain(String(answer.status))
    expect(answer.status).toBeLessThan(300)
    return answer.json()
  }

async function atDesk(role: 'handler' | 'supervisor', at: number) {
  const who = await program(role, at)
  const call = newcomer((method, path, headers, body) =>
    who.send(method, path.replace('/api/desk', ''), headers, body),
  )
  return { ...who, call, clock: who.clock }
}

function customerOf(one: Case, at: number) {
  const who = caller({ at })
  const code = { Authorization: `Bearer ${one.accessCode}` }
  const call = newcomer((method, path, headers, body) =>
    who.send(method, path, { ...code, ...headers }, body),
  )
  return { ...who, call, clock: who.clock }
}

test('a newcomer takes a case from the queue to an accepted proposal and a delivered remedy, by API alone', async () => {
  const one = await caseOf(await caller().file({ ...complaint, name: 'Wang Fang' }))
  const places = { caseNumber: one.caseNumber }
  const handler = await atDesk('handler', NOW + 5 * MINUTE)
  const customer = customerOf(one, NOW + 5 * MINUTE)
  const at = (now: number) => {
    handler.clock.now = now
    customer.clock.now = now
  }
  const look = async () => CaseView.parse(await customer.call('findComplaint', { places }))
  const open = async () => DeskCase.parse(await handler.call('openCase', { places }))
  const act = async (step: Record<string, unknown>) => {
    const { actions, version } = await open()
    expect(actions).toContain(step['action'])
    return Standing.parse(await handler.call('takeStaffAction', { places, body: { ...step, version } }))
  }
  /** Whether the case stands in the queue under a filter, however many pages come before it. */
  const waits = async (filter: string) => {
    for (let after = ''; ; ) {
      const page = DeskQueue.parse(await handler.call('readQueue', { query: `?${filter}${after}` }))
      if (page.cases.some(({ caseNumber }) => caseNumber === one.caseNumber)) return true
      if (page.more === undefined) return false
      after = `&after=${page.more}`
    }
  }

  const me = You.parse(await handler.call('whoAmI'))
  expect(me.role).toBe('handler')
  expect(await waits('state=received')).toBe(true)
  expect(await open()).toMatchObject({ state: 'received', contact: { name: 'Wang Fang' } })
  await act({ action: 'assign', assignee: me.id })
  await act({ action: 'respond', text: 'We have your parts before us and measure them today.' })
  await act({ action: 'ask', text: 'Which batch is printed on the box?' })
  expect(await look()).toMatchObject({
    state: 'waiting',
    clocks: [{ metAt: expect.any(String), late: false }, {}],
  })

  at(NOW + HOUR)
  await customer.call('writeMessage', { places, body: { text: 'Batch 17, see the label.' } })
  await sendFiles(customer, one, [{ name: 'label.pdf', content: pdf('batch 17') }])
  expect(await waits('view=wrote-last')).toBe(true)
  const [file] = (await open()).events.flatMap(({ files }) => files ?? [])
  const fetched = await handler.get(`/cases/${one.caseNumber}/files/${file?.id}`)
  expect(await fetched.bytes()).toEqual(await (await fetchFile(customer, one, file?.id ?? '')).bytes())

  await act({
    action: 'propose',
    text: 'You are right: the tool was worn.',
    outcome: 'upheld',
    remedy: 'Forty new parts, free of charge.',
    remedyDue: '2026-11-25',
  })
  const { version, remedy, actions } = await look()
  expect([remedy, actions.includes('accept')]).toEqual([
    { text: 'Forty new parts, free of charge.', due: '2026-11-25' },
    true,
  ])
  await customer.call('takeAction', { places, body: { action: 'accept', version } })
  expect(await open()).toMatchObject({ state: 'closed', basis: 'agreed', outcome: 'upheld' })

  at(NOW + 4 * DAY)
  expect(await waits('view=remedies')).toBe(true)
  await act({ action: 'deliver', text: 'The parts arrived this morning; your Mr Li signed for them.' })
  expect(await waits('view=remedies')).toBe(false)
  const seen = await look()
  expect(seen.remedy?.deliveredAt).toBe(new Date(NOW + 4 * DAY).toISOString())
  await customer.call('takeAction', { places, body: { action: 'rate', version: seen.version, score: 5 } })

  const supervisor = await atDesk('supervisor', NOW + 4 * DAY)
  const { deeds, events } = DeskCase.parse(await supervisor.call('openCase', { places }))
  expect(events.map(({ type }) => type)).toEqual([
    'filed',
    'assign',
    'respond',
    'ask',
    'message',
    'message',
    'propose',
    'open-proposal',
    'accept',
    'deliver',
    'rate',
  ])
  expect(deeds?.filter(({ act }) => act !== 'open').map(({ staff, act }) => `${staff} ${act}`)).toEqual([
    'handler deliver',
    'handler propose',
    'handler file',
    'handler ask',
    'handler respond',
    'handler assign',
  ])
})
