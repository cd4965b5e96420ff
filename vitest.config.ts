import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'

/** A key ring for tests alone; nothing that is kept is ever sealed with it. */
const KEYS = JSON.stringify({ current: 1, keys: { 1: Buffer.alloc(32, 7).toString('base64') } })

/** `unit` runs in Node, `edge` in workerd against a real D1; tests/browser belongs to Playwright. */
export default defineConfig({
  test: {
    restoreMocks: true,
    silent: 'passed-only',
    projects: [
      { extends: true, test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], testTimeout: 60_000 } },
      {
        extends: true,
        plugins: [
          cloudflareTest(async () => ({
            wrangler: { configPath: './wrangler.toml' },
            miniflare: { bindings: { KEYS, TEST_MIGRATIONS: await readD1Migrations('./migrations') } },
          })),
        ],
        test: {
          name: 'edge',
          include: ['tests/edge/**/*.test.ts'],
          setupFiles: ['./tests/edge/setup.ts'],
          // One Worker for all files: loading the modules anew for each costs more than the tests.
          isolate: false,
          deps: {
            optimizer: {
              ssr: {
                enabled: true,
                include: [
                  'zod',
                  'hono',
                  'hono/cookie',
                  'hono/factory',
                  'hono/http-exception',
                  'hono/jsx/jsx-dev-runtime',
                  'hono/jsx/jsx-runtime',
                  'hono/route',
                  'hono/utils/encode',
                  'hono/validator',
                  'drizzle-orm',
                  'drizzle-orm/d1',
                  'drizzle-orm/sqlite-core',
                  'temporal-polyfill',
                ],
              },
            },
          },
        },
      },
    ],
  },
})
