import { defineConfig } from '@playwright/test'
import { findChromium } from './scripts/chromium.ts'

const port = Number(process.env.REHEARSAL_PORT ?? 8797)

/** Each test comes from an address of its own (tests/browser/setup/portal.ts), so that the limits do not add up. */
export default defineConfig({
  testDir: './tests/browser',
  outputDir: '.cache/browser',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  timeout: 30_000,
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${port}`,
    launchOptions: await findChromium(),
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    trace: 'retain-on-failure',
  },
  webServer: {
    command: 'node scripts/launch.mjs rehearsal',
    env: { PORT: String(port) },
    wait: { stdout: /Rehearsal on/ },
    timeout: 60_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 },
    stderr: 'pipe',
  },
})
