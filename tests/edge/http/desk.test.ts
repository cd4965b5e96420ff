import { exports } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { visitor } from '../browser.ts'
import { ORIGIN } from '../support.ts'

const places = [
  '/desk',
  '/desk/',
  '/desk/cases/MJ-4F7K-2Q9X/',
  '/desk/no/such/page',
  '/en/desk',
  '/en/desk/',
  '/en/desk/x/',
]
const programs = ['/api/desk', '/api/desk/', '/api/desk/cases']

test.each([...places, ...programs])('%s is closed to everybody, by every method', async (path) => {
  for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
    const answer = await visitor().send(method, path, { Origin: ORIGIN })
    expect([method, answer.status]).toEqual([method, 403])
    expect(answer.headers.get('Set-Cookie')).toBeNull()
  }
})

test.each([...places, ...programs])(
  'the whole Worker keeps %s closed too, whoever claims to be staff',
  async (path) => {
    const headers = {
      'Cf-Access-Jwt-Assertion': 'eyJhbGciOiJub25lIn0.e30.',
      'Cf-Access-Authenticated-User-Email': 'a@b.test',
    }
    expect(
      (await exports.default.fetch(`http://localhost${path}`, { headers, redirect: 'manual' })).status,
    ).toBe(403)
  },
)

test('programs hear it as a problem, people as a page', async () => {
  const program = await visitor().get('/api/desk/cases')
  expect(program.headers.get('Content-Type')).toBe('application/problem+json')
  expect(await program.json()).toMatchObject({ type: '/problems/forbidden/', status: 403 })
  const person = await visitor().get('/en/desk/')
  expect(person.headers.get('Content-Type')).toMatch(/^text\/html/)
  expect(await person.text()).toContain('This is not open to you.')
})

test.each(['/desktop/', '/en/desks/', '/api/desktop'])('%s is no desk', async (path) => {
  expect((await visitor().get(path)).status).toBe(404)
})
