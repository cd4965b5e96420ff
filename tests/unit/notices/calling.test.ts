import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { bundleInto } from '../../../scripts/bundle.ts'
import { migrate } from '../../../scripts/migrations.ts'
import { openPortal, type Portal } from '../../../scripts/portal.ts'
import { exampleStaff, newKeyRing } from '../../../scripts/secrets.ts'
import { isSigned, type Kind, openRobots } from './robot-server.ts'

/** With letters that base64 and addresses write differently, and one that is not ASCII. */
const GROUP_SECRET = 'SEC+/=& 密钥'
const secrets: Record<Kind, string> = {
  wecom: '',
  dingtalk: GROUP_SECRET,
  feishu: GROUP_SECRET,
  webhook: `whsec_${Buffer.from('twenty-four bytes or more??>').toString('base64')}`,
}
const kinds = ['wecom', 'dingtalk', 'feishu', 'webhook'] as const
const NOW = Date.UTC(2026, 10, 23, 2)

type Robots = Awaited<ReturnType<typeof openRobots>>
let folder: string
let elsewhere: Robots
let robots: Robots
let portal: Portal
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'robots-'))
  const bundle = join(folder, 'worker')
  await bundleInto(bundle, 'tests/unit/notices/worker/index.ts')
  elsewhere = await openRobots()
  robots = await openRobots(`${elsewhere.origin}/wecom/takes`)
  const known = { language: 'zh-CN', levels: [2, 3] }
  const groups = kinds.map((kind) => ({
    ...robotOf(kind, 'takes'),
    ...known,
    id: kind,
    address: `${robots.origin}/${kind}/takes?key=${kind}-key`,
  }))
  portal = await openPortal({
    port: 0,
    persist: join(folder, 'state'),
    bundle,
    vars: { KEYS: newKeyRing(), STAFF: JSON.stringify(exampleStaff), ROBOTS: JSON.stringify(groups) },
    onMail: () => undefined,
  })
  await migrate((await portal.bindings<{ DB: Parameters<typeof migrate>[0] }>()).DB)
}, 120_000)
afterAll(async () => {
  await portal.close()
  for (const server of [robots, elsewhere]) server.close()
  rmSync(folder, { recursive: true })
})

const robotOf = (kind: Kind, behaviour: string, origin = robots.origin) => ({
  kind,
  id: 'one',
  address: `${origin}/${kind}/${behaviour}?key=a-secret-key`,
  language: 'en',
  levels: [1],
  ...(secrets[kind] === '' ? {} : { secret: secrets[kind] }),
})
const notice = {
  id: '6f9f2a52-1c52-4c7c-8a43-6f3f0f6c6a11',
  kind: 'breach',
  at: NOW - 1000,
  number: 'MJ-1234-5678',
  level: 2,
  dueAt: NOW,
  isDrill: false,
  link: 'https://trust.company.example/desk/cases/MJ-1234-5678/',
  text: '投诉 MJ-1234-5678：已超时\nhttps://trust.company.example/desk/cases/MJ-1234-5678/',
}
const Came = z.object({ came: z.enum(['taken', 'refused', 'unknown']), said: z.string() })

/** What the Worker, in workerd, makes of a robot that behaves so; and what the robot was sent. */
async function called(kind: Kind, behaviour: string, patience = 5000, origin = robots.origin) {
  const before = robots.calls.length
  const robot = robotOf(kind, behaviour, origin)
  const answer = await fetch(`${portal.origin}/api/call`, {
    method: 'POST',
    body: JSON.stringify({ robot, notice, now: NOW, patience }),
  })
  const { came, said } = Came.parse(await answer.json())
  expect(said).not.toMatch(/127\.0\.0\.1|a-secret-key|SEC|whsec/)
  return { came, calls: robots.calls.slice(before) }
}

describe.each(kinds)('%s', (kind) => {
  test('is called once, signed as its platform documents', async () => {
    const { came, calls } = await called(kind, 'takes')
    expect(came).toBe('taken')
    expect(calls).toHaveLength(1)
    const [call] = calls
    expect(call?.url.searchParams.get('key')).toBe('a-secret-key')
    expect(call?.headers['content-type']).toMatch(/^application\/json/)
    expect(call && isSigned[kind](call, secrets[kind])).toBe(true)
    expect(call && isSigned[kind](call, secrets[kind].slice(0, -8))).toBe(kind === 'wecom')
  })

  test.each(['answers-301', 'answers-302', 'answers-303', 'answers-307', 'answers-308'])(
    'that %s is not followed, and has refused',
    async (behaviour) => {
      expect((await called(kind, behaviour)).came).toBe('refused')
      expect(elsewhere.calls).toEqual([])
    },
  )

  test.each([
    'answers-400',
    'answers-403',
    'answers-404',
    'answers-410',
    'answers-429',
    'answers-500',
    'answers-503',
  ])('that %s has refused, whatever its body says', async (behaviour) => {
    expect((await called(kind, behaviour)).came).toBe('refused')
  })

  test.each(['answers-502', 'answers-504', 'stalls', 'closes-the-connection'])(
    'that %s may have taken it',
    async (behaviour) => {
      const { came, calls } = await called(kind, behaviour, 400)
      expect(came).toBe('unknown')
      expect(calls).toHaveLength(1)
    },
  )

  const isGroup = kind !== 'webhook'
  test.runIf(isGroup)('that refuses in the body of a 200 has refused', async () => {
    expect((await called(kind, 'refuses-by-code')).came).toBe('refused')
  })

  test.each([
    'answers-garbage',
    'answers-something-else',
    'answers-nothing',
    'stalls-midway',
    'answers-without-end',
  ])(`that %s after a 200 ${isGroup ? 'may have' : 'has'} taken it`, async (behaviour) => {
    expect((await called(kind, behaviour, 1500)).came).toBe(isGroup ? 'unknown' : 'taken')
  })

  test('that is not there leaves a doubt, and nothing of its address', async () => {
    const gone = await openRobots()
    gone.close()
    expect((await called(kind, 'takes', 2000, gone.origin)).came).toBe('unknown')
  })
})

test('a major case that is filed in the portal reaches every group in the next tick, once', async () => {
  const before = robots.calls.length
  const filed = await fetch(`${portal.origin}/api/complaints`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      category: 'quality',
      impact: 'safety',
      story: 'The guard of the press came loose while we set it up.',
      language: 'en',
      consent: { notice: '1', overseas: true },
    }),
  })
  const { caseNumber } = z.object({ caseNumber: z.string() }).parse(await filed.json())
  await portal.tick('minute', new Date())
  await portal.tick('minute', new Date())
  const calls = robots.calls.slice(before)
  expect(calls.map(({ url }) => url.pathname).sort()).toEqual(kinds.map((kind) => `/${kind}/takes`).sort())
  for (const call of calls) {
    const kind = kinds.find((one) => call.url.pathname.includes(one)) ?? 'wecom'
    expect(call.url.searchParams.get('key')).toBe(`${kind}-key`)
    expect(isSigned[kind](call, secrets[kind])).toBe(true)
    expect(call.body).toContain(caseNumber)
    expect(call.body).not.toMatch(/guard|press|quality/)
  }
})
