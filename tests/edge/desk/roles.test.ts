import { describe, expect, test } from 'vitest'
import { problemTitles as en } from '#words/en/problems'
import { problemTitles as zh } from '#words/zh-CN/problems'
import { portal } from '../../../functions/index.ts'
import { StaffRole } from '../../../functions/staff/contract.ts'
import { visitor } from '../browser.ts'
import { filed, handler, NOW, ORIGIN, step } from '../support.ts'
import { colleague, deskCase } from './staff.ts'

const routes = portal(() => NOW).routes.filter(({ path }) => path.includes('/desk'))

/** The roles that a route's own middleware states; the route table is the only source. */
function rolesOf(method: string, path: string): string[] {
  const stated = routes.filter((one) => one.method === method && one.path === path)
  return stated.flatMap(({ handler: run }) => {
    const roles: unknown = Reflect.get(run, 'roles')
    return Array.isArray(roles) ? roles : []
  })
}
const names = [
  ...new Set(routes.filter(({ method }) => method !== 'ALL').map((one) => `${one.method} ${one.path}`)),
]

const answers = ['handler', 'supervisor', 'executive']
/** Said once more, so that no role gets in by a slip. */
const meant: Record<string, string[]> = {
  'GET /desk/': StaffRole.options,
  'GET /desk/cases/:number/': [...answers, 'assessor'],
  'POST /desk/cases/:number/': answers,
  'GET /desk/cases/:number/files/:id': answers,
  'GET /desk/causes/': [...answers, 'assessor'],
  'GET /desk/alerts/': answers,
  'GET /desk/hand-over/': ['supervisor', 'executive'],
  'POST /desk/hand-over/': ['supervisor', 'executive'],
  'GET /desk/cases/:number/file/': [...answers, 'assessor'],
  'GET /desk/cases/:number/file.json': [...answers, 'assessor'],
  'GET /desk/find/': answers,
  'POST /desk/find/': answers,
  'GET /desk/intake/': answers,
  'POST /desk/intake/': answers,
  'GET /desk/intake/check/': answers,
  'GET /desk/intake/receipt/': answers,
  'POST /desk/intake/receipt/': answers,
  'GET /desk/running/': ['operator'],
  'GET /desk/you/': StaffRole.options,
  'POST /desk/you/': StaffRole.options,
  'GET /api/desk/you': StaffRole.options,
  'GET /api/desk/cases': [...answers, 'assessor'],
  'GET /api/desk/cases/:caseNumber': [...answers, 'assessor'],
  'GET /api/desk/cases/:caseNumber/files/:id': answers,
  'POST /api/desk/cases/:caseNumber/actions': answers,
  'PUT /api/desk/cases/:caseNumber/drafts/:action': answers,
  'DELETE /api/desk/cases/:caseNumber/drafts/:action': answers,
  'GET /api/desk/cases/:caseNumber/file': [...answers, 'assessor'],
  'GET /api/desk/cases/:caseNumber/playbooks': answers,
  'POST /api/desk/find': answers,
  'GET /api/desk/alerts': answers,
  'GET /api/desk/causes': [...answers, 'assessor'],
  'POST /api/desk/intake': answers,
  'GET /api/desk/hand-over': ['supervisor', 'executive'],
  'POST /api/desk/hand-over': ['supervisor', 'executive'],
}

test('each route of the desk states its roles, the same in both languages', () => {
  const stated = names.map((name) => {
    const [method = '', path = ''] = name.split(' ')
    return [name, rolesOf(method, path)]
  })
  const both = Object.entries(meant).flatMap(([name, roles]) => [
    [name, roles],
    ...(name.includes(' /api/') ? [] : [[name.replace(' /', ' /en/'), roles]]),
  ])
  expect(Object.fromEntries(stated)).toEqual(Object.fromEntries(both))
})

const closed = new RegExp(`${en.forbidden}|${zh.forbidden}`)

describe.each(names)('%s', (name) => {
  const [method = '', path = ''] = name.split(' ')
  const send = async (who: ReturnType<typeof visitor>, origin: string) => {
    const { caseNumber } = await filed()
    const headers = { Origin: origin, 'Content-Type': 'application/x-www-form-urlencoded' }
    const body = method === 'POST' ? 'x=y' : undefined
    return who.send(method, path.replace(/:(number|caseNumber)/, caseNumber), headers, body)
  }
  test.each(StaffRole.options)('as the table says to a %s', async (role) => {
    const answer = await send(colleague(role), 'http://localhost')
    const isOpen = rolesOf(method, path).includes(role)
    const isRefused = closed.test(await answer.text())
    // A form without a token, or with a colleague who is not there, is refused as well, but not for the role.
    if (method === 'GET') expect([answer.status === 403, isRefused]).toEqual([!isOpen, !isOpen])
    else if (!isOpen || path.includes('/cases/')) expect(isRefused).toBe(!isOpen)
  })
  test('closed to everybody else', async () => {
    expect((await send(visitor(), ORIGIN)).status).toBe(403)
  })
})

describe('what a role does not see', () => {
  const story = 'A story that only those who answer may read.'
  const secret = { story, name: 'Wang Fang', email: 'fang@customer.test', phone: '+86 21 5555 0101' }

  test('an assessor sees the record without words, contact data and names of colleagues', async () => {
    const { caseNumber } = await filed(secret)
    const note = { text: 'A note among colleagues.' }
    await step(caseNumber, { step: 'note' }, handler, NOW, note)
    await step(caseNumber, { step: 'assign', assignee: 'handler' }, handler, NOW)
    const page = await colleague('assessor').open(deskCase(caseNumber))
    expect(page.status).toBe(200)
    expect(page.words).toContain('The customer filed the complaint')
    expect(page.words).toContain('A handler left a note')
    for (const hidden of [story, note.text, 'Wang Fang', 'fang@customer.test', '5555', 'The handler'])
      expect(page.html).not.toContain(hidden)
    expect(page.buttons).toEqual([])
    const queue = await colleague('assessor').open('/en/desk/?with=me')
    expect(queue.status).toBe(200)
  })

  test('an operator sees neither queue nor case', async () => {
    const { caseNumber } = await filed()
    const who = colleague('operator')
    const answer = await who.get('/en/desk/')
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/en/desk/running/'])
    expect((await who.get(deskCase(caseNumber))).status).toBe(403)
    expect((await who.open('/en/desk/you/')).html).not.toMatch(/MJ-/)
  })

  test('a handler sees words and contact data, and no record of who did what', async () => {
    const { caseNumber } = await filed(secret)
    const page = await colleague('handler').open(deskCase(caseNumber))
    for (const shown of [story, 'Wang Fang', 'fang@customer.test', '5555']) expect(page.html).toContain(shown)
    expect(page.words).not.toContain('Who did what')
  })
})

test('staff hear that something is not there; strangers hear nothing of it', async () => {
  const places = ['/en/desk/cases/MJ-ZZZZ-ZZZZ/', '/en/desk/cases/x/', '/en/desk/no/such/page/']
  for (const place of places) {
    expect((await colleague('handler').get(place)).status).toBe(404)
    expect((await visitor().get(place)).status).toBe(403)
  }
})
