import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { parseEnv } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Staff } from '../../../functions/staff/contract.ts'
import { newKeyRing } from '../../../scripts/secrets.ts'
import { plantTree, write } from './tree.ts'

let tree: ReturnType<typeof plantTree>
beforeEach(() => {
  tree = plantTree(['functions', 'site'])
})
afterEach(() => tree.fell())

/** A port that was free a moment ago, and what has to be done to free it. */
async function takePort(): Promise<{ port: number; free: () => Promise<void> }> {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { port, free: () => new Promise((closed) => server.close(() => closed())) }
}

async function freePort(): Promise<number> {
  const { port, free } = await takePort()
  await free()
  return port
}

test('a taken port is said in one sentence', async () => {
  const { port, free } = await takePort()
  const { code, err } = await tree.run('start', { PORT: String(port) })
  await free()
  expect(err).toBe(
    `Port ${port} is taken by another program: stop that one, or run "PORT=${port + 1} npm start".\n`,
  )
  expect(code).toBe(1)
})

test('what is no port is said in one sentence', async () => {
  const { code, err } = await tree.run('start', { PORT: '80a' })
  expect(err).toBe('PORT=80a is no port: give a number from 1 to 65535, such as PORT=8788.\n')
  expect(code).toBe(1)
})

test.each([
  ['broken', (file: string) => writeFileSync(file, '{ "lockfileVersion": 3,')],
  ['missing', (file: string) => rmSync(file)],
])('a %s lockfile is said in one sentence', async (_, harm) => {
  const bare = plantTree([], { isInstalled: false })
  harm(bare.path('package-lock.json'))
  const { code, err } = await bare.run('start')
  bare.fell()
  expect(err).toBe(
    'package-lock.json is missing or cannot be read; put it back with "git checkout package-lock.json".\n',
  )
  expect(code).toBe(1)
})

test.each([
  ['is missing', 'OTHER=1\n', 'The secret KEYS is missing from .dev.vars'],
  ['is empty', 'KEYS=\n', 'The secret KEYS is missing from .dev.vars'],
  ['is no key ring', "KEYS='secret'\n", 'The secret KEYS in .dev.vars is no key ring'],
  [
    'has a short key',
    `KEYS='{"current":1,"keys":{"1":"c2hvcnQ="}}'\n`,
    'The secret KEYS in .dev.vars is no key ring',
  ],
])('a secret that %s is said in one sentence, and its file stays as it is', async (_, vars, beginning) => {
  write(tree, '.dev.vars', vars)
  const { code, err } = await tree.run('start', { PORT: String(await freePort()) })
  expect(err.startsWith(beginning), err).toBe(true)
  expect(err.trim().split('\n')).toHaveLength(1)
  expect(readFileSync(tree.path('.dev.vars'), 'utf8')).toBe(vars)
  expect(code).toBe(1)
})

const ring = newKeyRing()
const somebody = JSON.stringify([{ id: 'wu-di', email: 'wu@x.test', name: 'Wu', role: 'handler' }])
test.each([
  ['neither', `KEYS='${ring}'\nOTHER=kept`, 'STAFF and no DEVELOPMENT_STAFF', 'li-wen'],
  ['no identity', `KEYS='${ring}'\nSTAFF='${somebody}'\n`, 'DEVELOPMENT_STAFF', 'wu-di'],
])(
  'secrets from before the desk that name %s get what is missing, which is said',
  async (_, vars, missing, who) => {
    write(tree, '.dev.vars', vars)
    const port = String(await freePort())
    const first = await tree.run('start', { PORT: port })
    expect(first.out).toContain(
      `.dev.vars named no ${missing}, so the desk would have been closed: added for this machine, and nothing else was changed.\n`,
    )
    const written = readFileSync(tree.path('.dev.vars'), 'utf8')
    expect(written.startsWith(vars)).toBe(true)
    const { KEYS, STAFF, DEVELOPMENT_STAFF } = parseEnv(written)
    expect([KEYS, DEVELOPMENT_STAFF]).toEqual([ring, who])
    expect(Staff.parse(JSON.parse(STAFF ?? '')).map(({ id }) => id)).toContain(who)
    const again = await tree.run('start', { PORT: port })
    expect(again.out).not.toContain('.dev.vars named no')
    expect(readFileSync(tree.path('.dev.vars'), 'utf8')).toBe(written)
  },
)

test('a desk that somebody keeps closed with an empty value stays so', async () => {
  const vars = `KEYS='${ring}'\nSTAFF='${somebody}'\nDEVELOPMENT_STAFF=\n`
  write(tree, '.dev.vars', vars)
  const { out } = await tree.run('start', { PORT: String(await freePort()) })
  expect(out).not.toContain('.dev.vars named no')
  expect(readFileSync(tree.path('.dev.vars'), 'utf8')).toBe(vars)
})

test('keys that are gone while cases are kept are said in one sentence, and none are drawn', async () => {
  mkdirSync(tree.path('.wrangler/state/v3/d1'), { recursive: true })
  const { code, err } = await tree.run('start', { PORT: String(await freePort()) })
  expect(err).toMatch(/^The secrets are missing: put back \.dev\.vars, .*\.\n$/)
  expect(existsSync(tree.path('.dev.vars'))).toBe(false)
  expect(code).toBe(1)
})
