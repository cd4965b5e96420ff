import { resolve } from 'node:path'
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'
import { access } from './tests/access.ts'
import { inBerlin } from './tests/berlin.ts'
import { compiledContent, testsCompany } from './tests/own-company.ts'
import { robotAnswer } from './tests/robots.ts'

process.env['COMPANY_FOLDER'] = testsCompany.COMPANY_FOLDER
// Read late: which company's folder it is stands in the environment.
const [{ run: compile }, { workerConfig }] = await Promise.all([
  import('./scripts/compile.ts'),
  import('./scripts/worker-config.ts'),
])
await compile()
const configPath = workerConfig()

/** A key ring for tests alone; nothing that is kept is ever sealed with it. */
const KEYS = JSON.stringify({ current: 1, keys: { 1: Buffer.alloc(32, 7).toString('base64') } })

/** Tests inside workerd against a real D1 of their own. */
const workerd = (name: string, include: string[], exclude: string[] = []) => ({
  extends: true as const,
  plugins: [
    cloudflareTest(async () => ({
      wrangler: { configPath },
      miniflare: {
        bindings: {
          KEYS,
          // One day of the tests sees more mail than any real one.
          MAIL_A_DAY: '999999',
          ACCESS_KEY: access.privateKey,
          SEED: process.env['SEED'] ?? null,
          TEST_MIGRATIONS: await readD1Migrations('./migrations'),
        },
        outboundService: (request) =>
          new URL(request.url).hostname === 'robot.test' ? robotAnswer(request) : access.answer(request),
      },
    })),
  ],
  test: {
    name,
    include,
    exclude,
    setupFiles: ['./tests/edge/setup.ts'],
    // One Worker for all files: loading the modules anew for each costs more than the tests.
    isolate: false,
    deps: {
      optimizer: {
        ssr: {
          enabled: true,
          include: [
            'zod',
            'hono/hono-base',
            'hono/cookie',
            'hono/factory',
            'hono/http-exception',
            'hono/jsx/jsx-dev-runtime',
            'hono/jsx/jsx-runtime',
            'hono/route',
            'hono/router/trie-router',
            'hono/utils/encode',
            'hono/validator',
            'jose',
            'drizzle-orm',
            'drizzle-orm/d1',
            'drizzle-orm/sqlite-core',
            'temporal-polyfill',
          ],
        },
      },
    },
  },
})

/**
 * `unit` runs in Node, `edge` in workerd against a real D1; `shipped` reads what ships, the example company's texts
 * among it; tests/browser belongs to Playwright.
 */
export default defineConfig({
  resolve: { alias: { '#content': compiledContent, '@company': resolve(testsCompany.COMPANY_FOLDER) } },
  test: {
    env: { COMPANY_FOLDER: testsCompany.COMPANY_FOLDER },
    restoreMocks: true,
    silent: 'passed-only',
    projects: [
      { extends: true, test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], testTimeout: 60_000 } },
      { extends: true, test: { name: 'shipped', include: ['tests/shipped/**/*.test.ts'] } },
      workerd('edge', ['tests/edge/**/*.test.ts'], ['tests/edge/sequences/**']),
      workerd('sequences', ['tests/edge/sequences/*.test.ts']),
      {
        ...workerd('sequences-berlin', ['tests/edge/sequences/*.test.ts']),
        resolve: { alias: { '#content': inBerlin() } },
      },
    ],
  },
})
