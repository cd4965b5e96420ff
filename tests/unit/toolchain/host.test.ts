import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { unstable_readConfig } from 'wrangler'
import { triggerNames, triggers } from '../../../functions/jobs/triggers.ts'
import { keepTime } from '../../../scripts/clock.ts'
import { openPortal, type Portal } from '../../../scripts/portal.ts'

const worker = `export default {
  fetch: (request) => Response.json({ url: request.url, host: request.headers.get('host'), cron: globalThis.cron }),
  scheduled: ({ cron }) => { globalThis.cron = cron },
}`
const config = `name = "probe"
main = "worker/index.js"
compatibility_date = "2026-10-20"
routes = [{ pattern = "trust.example.com", custom_domain = true }]
[assets]
directory = "./pages"
binding = "ASSETS"
run_worker_first = ["/api/*"]`

let folder: string
let portal: Portal
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'probe-'))
  for (const name of ['worker', 'pages']) mkdirSync(join(folder, name))
  writeFileSync(join(folder, 'worker/index.js'), worker)
  writeFileSync(join(folder, 'wrangler.toml'), config)
  writeFileSync(join(folder, 'pages/index.html'), 'a page')
  portal = await openPortal({
    port: 0,
    persist: join(folder, 'state'),
    vars: {},
    configPath: join(folder, 'wrangler.toml'),
    bundle: join(folder, 'worker'),
  })
})
afterAll(async () => {
  await portal.close()
  rmSync(folder, { recursive: true })
})

/** `fetch` would set the host itself. */
function ask(path: string, host: string): Promise<string> {
  return new Promise((answered, failed) => {
    const call = request(new URL(path, portal.origin), { headers: { host } }, (answer) => {
      let body = ''
      answer.on('data', (chunk) => {
        body += chunk
      })
      answer.on('end', () => answered(body))
    })
    call.on('error', failed).end()
  })
}

test.each(['anything.example', 'trust.example.com', 'localhost:8787', '127.0.0.1'])(
  'with a custom domain configured, the Worker sees that %s was asked for',
  async (host) => {
    expect(JSON.parse(await ask('/api/who', host))).toEqual({ url: `http://${host}/api/who`, host })
  },
)

test('every host is shown the pages', async () => {
  expect(await ask('/', 'anything.example')).toBe('a page')
})

test('the scheduled handler hears which trigger it runs for', async () => {
  for (const trigger of triggerNames) {
    await portal.tick(trigger, new Date())
    expect(JSON.parse(await ask('/api/who', 'localhost'))).toMatchObject({ cron: triggers[trigger].cron })
  }
})

test('the triggers that are configured are those that jobs stand for', () => {
  const { triggers: configured } = unstable_readConfig({ config: 'wrangler.toml' })
  expect(configured.crons).toEqual(triggerNames.map((name) => triggers[name].cron))
  expect(triggerNames).toEqual(Object.keys(triggers))
})

test('npm start runs both triggers, each at its own pace', () => {
  vi.useFakeTimers()
  const ticked: string[] = []
  const clock = keepTime(
    () => ({ tick: async (trigger) => void ticked.push(trigger) }),
    (error) => {
      throw error
    },
  )
  vi.advanceTimersByTime(10 * 60_000)
  expect(ticked.filter((one) => one === 'minute')).toHaveLength(10)
  expect(ticked.filter((one) => one === 'five')).toHaveLength(2)
  clock.stop()
  vi.useRealTimers()
})
