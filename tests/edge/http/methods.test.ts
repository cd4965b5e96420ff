import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { portal } from '../../../functions/index.ts'
import { track, visitor } from '../browser.ts'
import { colleague, deskCase, program } from '../desk/staff.ts'
import { caller, filed, NOW, ORIGIN, problemOf } from '../support.ts'

/** What can stand in a path's variable places without leading anywhere. */
const somewhere = (path: string) => path.replaceAll(/:\w+/g, 'x')
const table = portal(() => NOW).routes.filter(({ method }) => method !== 'ALL')
const addresses = [...new Set(table.map(({ path }) => somewhere(path)))]
const wrong = ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'POST', 'GET', 'HEAD']

/** Which methods the table of routes takes at an address, those with variable places among them. */
const takenAt = (address: string) => {
  const fits = (path: string) =>
    new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')}$`).test(address)
  const methods = table.filter(({ path }) => fits(path)).map(({ method }) => method)
  return new Set(methods.includes('GET') ? [...methods, 'HEAD'] : methods)
}
const named = (answer: Response) => new Set((answer.headers.get('Allow') ?? '').split(', '))

describe('a method that an address does not take is told which ones it does', () => {
  const open = addresses.filter((path) => !/^\/(en\/|api\/)?desk\//.test(path))
  test('the addresses are found', () => expect(open.length).toBeGreaterThan(30))
  test.each(open)('%s', async (path) => {
    const taken = takenAt(path)
    for (const method of wrong.filter((one) => !taken.has(one))) {
      const answer = await caller().send(method, path)
      expect([method, answer.status]).toEqual([method, 405])
      expect(named(answer)).toEqual(taken)
      if (path.startsWith('/api/') && method !== 'HEAD')
        expect(await problemOf(answer)).toMatchObject({ type: '/problems/method-not-allowed/' })
      if (!path.startsWith('/api/') && method !== 'HEAD')
        expect(await answer.text()).toContain(
          path.startsWith('/en/') ? 'does not take that method' : '不接受该请求方法',
        )
    }
  })
})

test('at the desk staff are told so, and whoever else comes hears the same as ever', async () => {
  const desk = addresses.filter((path) => /^\/(en\/)?desk\//.test(path))
  const who = colleague('supervisor')
  for (const path of desk)
    for (const method of ['PUT', 'OPTIONS', 'DELETE']) {
      const answer = await who.send(method, path)
      expect([path, method, answer.status]).toEqual([path, method, 405])
      expect(named(answer)).toEqual(takenAt(path))
      expect((await caller().send(method, path)).status).toBe(403)
    }
  const robot = await program('handler')
  const answer = await robot.send('PUT', '/find')
  expect([answer.status, answer.headers.get('Allow')]).toEqual([405, 'POST'])
  expect((await caller().send('PUT', '/api/desk/find')).status).toBe(403)
})

test('another origin hears no more than that it is another', async () => {
  for (const origin of ['https://elsewhere.test', 'null'])
    for (const path of ['/complaints/new/', '/en/complaints/track/', '/surveys/2026-q4/', '/api/complaints'])
      expect((await caller().send('PUT', path, { Origin: origin })).status).toBe(403)
  // A browser asks so before it would send anything: it is told nothing that would let it.
  const asked = await caller().send('OPTIONS', '/api/complaints', {
    Origin: 'https://elsewhere.test',
    'Access-Control-Request-Method': 'POST',
  })
  expect([asked.status, asked.headers.get('Access-Control-Allow-Origin')]).toEqual([405, null])
})

test('a POST without an origin is refused as ever, and so is one that no page takes', async () => {
  expect((await caller().send('POST', '/complaints/new/')).status).toBe(403)
  expect((await caller().send('POST', '/complaints/nowhere/')).status).toBe(404)
  expect((await caller().send('POST', '/complaints/nowhere/', { Origin: ORIGIN })).status).toBe(404)
})

test('a static page, which no Worker answers, is told so by its own headers', async () => {
  const ask = (method: string, path: string) => env.ASSETS.fetch(new Request(`${ORIGIN}${path}`, { method }))
  for (const path of ['/', '/en/', '/complaints/', '/en/privacy/', '/robots.txt', '/not/there/'])
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      const answer = await ask(method, path)
      expect([path, method, answer.status, answer.headers.get('Allow')]).toEqual([
        path,
        method,
        405,
        'GET, HEAD',
      ])
      expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff')
    }
  const head = await ask('HEAD', '/en/')
  expect([head.status, await head.text()]).toEqual([200, ''])
})

describe('HEAD is answered as GET is, without a body', () => {
  const headersOf = ({ headers }: Response) =>
    [...headers].filter(([name]) => name !== 'x-request-id' && name !== 'set-cookie')
  const alike = async (send: (method: string) => Promise<Response>) => {
    const [get, head] = [await send('GET'), await send('HEAD')]
    expect([head.status, headersOf(head)]).toEqual([get.status, headersOf(get)])
    expect(await head.text()).toBe('')
    return head.status
  }
  const gets = [...new Set(table.filter(({ method }) => method === 'GET').map(({ path }) => somewhere(path)))]
  test.each(gets)('%s', async (path) => {
    await alike((method) => caller().send(method, path))
  })

  test('of a case, by its code and by its page, and where only the last slash is missing', async () => {
    const one = await filed()
    const code = { Authorization: `Bearer ${one.accessCode}` }
    expect(await alike((method) => caller().send(method, `/api/complaints/${one.caseNumber}`, code))).toBe(
      200,
    )
    const who = visitor()
    await track(who, one)
    expect(await alike((method) => who.send(method, '/en/complaints/case/'))).toBe(200)
    expect(await alike((method) => who.send(method, '/en/complaints/track'))).toBe(307)
    const staff = colleague('handler')
    expect(await alike((method) => staff.send(method, deskCase(one.caseNumber)))).toBe(200)
  })
})
