import { defineConfig } from '@playwright/test'
import { findChromium } from './scripts/chromium.ts'
import { testsCompany } from './tests/own-company.ts'

const port = Number(process.env.REHEARSAL_PORT ?? 8797)
/** `ours`: the pages that this company publishes, all of them. `tests`: everything else, on the tests' own company. */
const isOurs = process.env['PAGES_OF'] === 'ours'
if (!isOurs) Object.assign(process.env, testsCompany)

/** Each test comes from an address of its own (tests/browser/setup/portal.ts), so that the limits do not add up. */
export default defineConfig({
  testDir: './tests/browser',
  testMatch: isOurs ? 'pages/{every-page,static,anchors,fonts}.spec.ts' : '**/*.spec.ts',
  outputDir: '.cache/browser',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  // Ceilings for a busy machine, not what a test takes: a fault is told by what it waits for.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${port}`,
    launchOptions: await findChromium(),
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    trace: 'retain-on-failure',
  },
  webServer: {
    command: `node scripts/launch.mjs ${isOurs ? 'rehearsal pages' : 'rehearsal'}`,
    env: { PORT: String(port) },
    wait: { stdout: /Rehearsal on/ },
    timeout: 120_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 },
    stderr: 'pipe',
  },
})
