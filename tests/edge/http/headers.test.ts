import { describe, expect, test, vi } from 'vitest'
import { portal } from '../../../functions/index.ts'
import { visitor } from '../browser.ts'
import { NOW, ORIGIN } from '../support.ts'
import { table } from './answers.ts'

/** The headers of contract.md, spelled out here once more so that none can be loosened by accident. */
function expectSafe(answer: Response, isFile = false) {
  const header = (name: string) => answer.headers.get(name) ?? ''
  const policy = Object.fromEntries(
    header('Content-Security-Policy')
      .split('; ')
      .map((one) => one.split(/ (.*)/)),
  )
  const own = ['script-src', 'style-src', 'img-src', 'font-src', 'connect-src', 'form-action']
  expect(policy).toMatchObject({ 'default-src': "'none'", 'frame-ancestors': "'none'", 'base-uri': "'none'" })
  if (isFile) expect(policy).toHaveProperty('sandbox')
  else for (const directive of own) expect(["'self'", "'none'"]).toContain(policy[directive])
  expect(header('Content-Security-Policy')).not.toMatch(/unsafe-|\*|https?:|data:|blob:/)
  expect(Number(/max-age=(\d+)/.exec(header('Strict-Transport-Security'))?.[1])).toBeGreaterThanOrEqual(
    31_536_000,
  )
  expect(header('X-Content-Type-Options')).toBe('nosniff')
  expect(header('Referrer-Policy')).toBe('same-origin')
  expect(header('Permissions-Policy')).toMatch(/camera=\(\).*microphone=\(\)/)
  expect(header('Cross-Origin-Opener-Policy')).toBe('same-origin')
  expect(header('Cross-Origin-Resource-Policy')).toBe('same-origin')
  expect(header('Cache-Control')).toContain('no-store')
  expect(header('X-Request-Id')).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  )
  for (const name of ['Server', 'X-Powered-By', 'Access-Control-Allow-Origin', 'ETag'])
    expect(header(name)).toBe('')
}

const routes = portal(() => NOW).routes.filter(({ method }) => method !== 'ALL')
const names = [...new Set(routes.map(({ method, path }) => `${method} ${path}`))]

test('every route has a row here, and every row a route, in both languages', () => {
  const pages = Object.keys(table).filter((name) => !name.includes(' /api/'))
  const both = [...Object.keys(table), ...pages.map((name) => name.replace(' /', ' /en/'))]
  expect(names.sort()).toEqual(both.sort())
})

describe.each(names)('%s', (name) => {
  const prefix = name.includes(' /en/') ? '/en' : ''
  const row = table[name.replace(' /en/', ' /')]

  test('carries the headers and no needless cookie on every answer', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const answers = (await row?.ask(prefix)) ?? []
    expect(answers.map(({ status }) => status).sort()).toEqual(row?.gives)
    for (const answer of answers) {
      expectSafe(answer, row?.isFile && answer.status === 200)
      expect(answer.headers.has('Set-Cookie')).toBe(row?.cookie?.includes(answer.status) ?? false)
      for (const cookie of answer.headers.getSetCookie()) {
        // The desk answers here as on a developer's machine, which speaks plain http.
        const kind = name.includes('/desk/')
          ? /^dev-[a-z]+=.*; Path=\/; HttpOnly; SameSite=Strict$/
          : /^__Host-[a-z]+=.*; Path=\/; HttpOnly; Secure; SameSite=Strict$/
        expect(cookie).toMatch(kind)
      }
    }
  })
})

test.each(['/complaints/new/', '/en/surveys/thanks/', '/api/complaints', '/api/health'])(
  'a wrong method on %s too',
  async (path) => {
    for (const method of ['DELETE', 'OPTIONS']) {
      const answer = await visitor().send(method, path, { Origin: ORIGIN })
      expect([answer.status, answer.headers.get('Allow') !== null]).toEqual([405, true])
      expectSafe(answer)
    }
  },
)

test.each(['/api/none', '/complaints/none/', '/en/complaints/case/none', '/desk/', '/api/desk/'])(
  'and %s, which is not there',
  async (path) => {
    const answer = await visitor().get(path)
    expect([403, 404]).toContain(answer.status)
    expectSafe(answer)
  },
)

test.each(['/surveys/2026-q4', '/en/complaints/receipt'])(
  '%s, without its last slash, leads to the page',
  async (path) => {
    const answer = await visitor().get(path)
    expect([answer.status, answer.headers.get('Location')]).toEqual([307, `${path}/`])
    expectSafe(answer)
  },
)

test('together they are every kind of answer', () => {
  const kinds = new Set(Object.values(table).flatMap(({ gives }) => gives))
  expect([...kinds].sort()).toEqual([200, 201, 202, 204, 303, 400, 403, 404, 409, 413, 415, 422, 500, 503])
})
