import { env } from 'cloudflare:workers'
import { generateKeyPair, importJWK, SignJWT } from 'jose'
import { describe, expect, test, vi } from 'vitest'
import { visitor } from '../browser.ts'
import { HOUR, MINUTE, NOW, ORIGIN } from '../support.ts'
import { colleagues, locally } from './staff.ts'

const TEAM = 'https://team.test'
const AUDIENCE = 'the-desk'
const SECOND = 1000

const behind = (team: string): Env => ({
  ...(env as Env),
  ...{ ACCESS_TEAM: team, ACCESS_AUDIENCE: AUDIENCE, STAFF: JSON.stringify(colleagues) },
})

type Changes = { email?: string; iss?: string; aud?: string; exp?: number | undefined; nbf?: number }
/** A token as Access gives it, but for what is changed. */
function token(changes: Changes = {}, alg = 'RS256', key: unknown = env.ACCESS_KEY) {
  const claims = {
    email: 'handler@company.test',
    iss: TEAM,
    aud: AUDIENCE,
    exp: (NOW + HOUR) / SECOND,
    ...changes,
  }
  const { exp, ...others } = claims
  const body = exp === undefined ? others : { ...others, exp }
  return signed(body, alg, key)
}
async function signed(body: Record<string, unknown>, alg: string, key: unknown) {
  const made = key instanceof Uint8Array ? key : await importJWK(key as typeof env.ACCESS_KEY, alg)
  return new SignJWT(body).setProtectedHeader({ alg, kid: env.ACCESS_KEY.kid ?? '' }).sign(made)
}
/** All claims are right, but the key is nobody's whom the team knows. */
async function foreign(kid: string) {
  const { privateKey } = await generateKeyPair('RS256')
  const claims = { email: 'handler@company.test', iss: TEAM, aud: AUDIENCE, exp: (NOW + HOUR) / SECOND }
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).sign(privateKey)
}
const base64 = (value: unknown) => btoa(JSON.stringify(value)).replaceAll('=', '')

const come = async (jwt: string, team = TEAM) =>
  (await visitor({ bindings: behind(team) }).send('GET', '/en/desk/', { 'Cf-Access-Jwt-Assertion': jwt }))
    .status

describe('a token of Access', () => {
  test('that is right opens the desk to the one it names', async () => {
    const answer = await visitor({ bindings: behind(TEAM) }).send('GET', '/en/desk/', {
      'Cf-Access-Jwt-Assertion': await token({ email: 'Supervisor@Company.test' }),
    })
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('The supervisor, supervisor')
  })

  const wrong: Record<string, () => Promise<string> | string> = {
    'for another audience': () => token({ aud: 'another-application' }),
    'of another team': () => token({ iss: 'https://elsewhere.test' }),
    'that has expired': () => token({ exp: NOW / SECOND - 1 }),
    'without an end': () => token({ exp: undefined }),
    'that begins later': () => token({ nbf: (NOW + HOUR) / SECOND }),
    'of an address that nobody knows': () => token({ email: 'stranger@company.test' }),
    'without an address': async () => token({ email: '' }),
    'with another signature': async () => `${(await token()).slice(0, -8)}AAAAAAAA`,
    'with other words under a right signature': async () => {
      const [head, , signature] = (await token()).split('.')
      const claims = { email: 'executive@company.test', iss: TEAM, aud: AUDIENCE, exp: (NOW + HOUR) / SECOND }
      return `${head}.${base64(claims)}.${signature}`
    },
    'that is not signed': () =>
      `${base64({ alg: 'none' })}.${base64({ email: 'handler@company.test', iss: TEAM, aud: AUDIENCE, exp: 9e9 })}.`,
    'signed with the public key as if it were a secret': () =>
      token({}, 'HS256', new TextEncoder().encode(env.ACCESS_KEY.n ?? '')),
    'signed with a key of somebody else’s, under its own name': () => foreign('other'),
    'signed with a key of somebody else’s, under the name of the team’s': () =>
      foreign(env.ACCESS_KEY.kid ?? ''),
    'that is no token': () => 'x.y.z',
    'that is empty': () => '',
  }
  test.each(Object.keys(wrong))('%s opens nothing', async (name) => {
    expect(await come((await wrong[name]?.()) ?? '')).toBe(403)
  })

  test.each(['down.test', 'garbage.test', 'empty.test'])(
    'opens nothing while the key set at %s cannot be had',
    async (host) => {
      const team = `https://${host}`
      expect(await come(await token({ iss: team }), team)).toBe(403)
    },
  )

  test('in a cookie, a query or another header opens nothing', async () => {
    const jwt = await token()
    const who = visitor({ bindings: behind(TEAM) })
    expect((await who.send('GET', '/desk/', { Cookie: `CF_Authorization=${jwt}` })).status).toBe(403)
    expect((await who.send('GET', '/desk/', { Authorization: `Bearer ${jwt}` })).status).toBe(403)
    expect((await who.get(`/desk/?token=${jwt}`)).status).toBe(403)
  })

  test('is worth nothing where team or audience are not set', async () => {
    for (const missing of [{ ACCESS_TEAM: '' }, { ACCESS_AUDIENCE: '' }]) {
      const who = visitor({ bindings: { ...behind(TEAM), ...missing } as Env })
      const answer = await who.send('GET', '/desk/', { 'Cf-Access-Jwt-Assertion': await token() })
      expect(answer.status).toBe(403)
    }
  })
})

describe('a development identity', () => {
  const at = (origin: string, bindings = locally('handler')) => visitor({ origin, bindings })

  test.each(['http://localhost:8787', 'http://127.0.0.1:8787', 'http://[::1]:8787'])(
    'opens the desk at %s',
    async (origin) => {
      expect((await at(origin).get('/desk/')).status).toBe(200)
    },
  )
  test.each([ORIGIN, 'http://localhost.evil.test', 'http://192.168.0.7:8787', 'http://0.0.0.0'])(
    'opens nothing at %s',
    async (origin) => {
      expect((await at(origin).get('/desk/')).status).toBe(403)
    },
  )
  test('needs the loopback in the address and in Host alike', async () => {
    expect((await at('http://localhost').send('GET', '/desk/', { Host: 'portal.test' })).status).toBe(403)
    expect((await at(ORIGIN).send('GET', '/desk/', { Host: 'localhost' })).status).toBe(403)
    const tricked = await at(ORIGIN).send('GET', '/desk/', { 'MF-Original-URL': 'http://localhost/desk/' })
    expect(tricked.status).toBe(403)
  })
  test('needs the value in .dev.vars', async () => {
    const bindings = { ...(env as Env), STAFF: JSON.stringify(colleagues) } as Env
    expect((await at('http://localhost', bindings).get('/desk/')).status).toBe(403)
  })
  test('plays another colleague when asked to, and nobody who is not there', async () => {
    const who = at('http://localhost')
    expect((await who.post('/en/desk/you/', { staff: 'nobody' })).status).toBe(403)
    expect((await who.post('/en/desk/you/', { staff: 'assessor' })).status).toBe(303)
    expect(await (await who.get('/en/desk/you/')).text()).toContain('The assessor, assessor')
  })
  test('plays nobody else where Access stands before the desk', async () => {
    const who = visitor({ bindings: behind(TEAM) })
    const headers = { 'Cf-Access-Jwt-Assertion': await token(), Origin: ORIGIN }
    const form = { ...headers, 'Content-Type': 'application/x-www-form-urlencoded' }
    expect((await who.send('POST', '/desk/you/', form, 'staff=executive')).status).toBe(403)
  })
})

test.each(['', 'x', '[]', '{"li":"handler"}', '[{"id":"a","email":"a@b.test","name":"A","role":"king"}]'])(
  'the secret STAFF as %j lets nobody in',
  async (secret) => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const bindings = { ...locally('handler'), STAFF: secret } as Env
    expect((await visitor({ origin: 'http://localhost', bindings }).get('/desk/')).status).toBe(403)
  },
)

describe('a page that renews itself', () => {
  const quiet = { 'Desk-Refresh': '1' }
  test('does not lengthen the session, and ends with it', async () => {
    const who = visitor({ origin: 'http://localhost', bindings: locally('handler') })
    expect((await who.send('GET', '/en/desk/', quiet)).status).toBe(403)
    await who.get('/en/desk/')
    for (let minute = 0; minute < 29; minute++) {
      who.clock.now += MINUTE
      const answer = await who.send('GET', '/en/desk/', quiet)
      expect([answer.status, answer.headers.getSetCookie()]).toEqual([200, []])
    }
    who.clock.now += 2 * MINUTE
    expect((await who.send('GET', '/en/desk/', quiet)).status).toBe(403)
    expect((await who.get('/en/desk/')).status).toBe(200)
    expect((await who.send('GET', '/en/desk/', quiet)).status).toBe(200)
  })
})
