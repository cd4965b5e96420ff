import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { linkDependencies } from '../../../scripts/bench-build/portal.ts'
import { create } from '../../../scripts/new.ts'
import { companyFolder } from '../../../site/company-folder.ts'

let root: string
let writing: ChildProcess
let origin: string

/** The portal as whoever writes sees it, with a draft of everything that `npm run new` begins. */
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'writing-'))
  for (const part of [
    'package.json',
    'tsconfig.json',
    'astro.config.mjs',
    'site',
    'functions',
    companyFolder,
  ])
    cpSync(part, join(root, part), { recursive: true })
  linkDependencies(join(root, 'node_modules'))
  const home = process.cwd()
  process.chdir(root)
  for (const collection of ['white-papers', 'statements', 'faq', 'remediation', 'certificates'])
    create(collection, 'try-me')
  process.chdir(home)
  const port = await freePort()
  origin = `http://127.0.0.1:${port}`
  // What Vitest says of itself would make Astro a part of the test.
  const {
    NODE_ENV: _n,
    VITEST: _v,
    TEST: _t,
    MODE: _m,
    DEV: _d,
    PROD: _p,
    SSR: _s,
    BASE_URL: _b,
    ...own
  } = process.env
  writing = spawn(
    process.execPath,
    ['node_modules/astro/bin/astro.mjs', 'dev', '--host', '127.0.0.1', '--port', String(port)],
    { cwd: root, env: { ...own, TODAY: '2026-11-22', ASTRO_TELEMETRY_DISABLED: '1' } },
  )
  await new Promise<void>((ready) =>
    writing.stdout?.on('data', (said) => String(said).includes('127.0.0.1') && ready()),
  )
}, 60_000)
afterAll(async () => {
  const ended = new Promise((over) => writing.once('close', over))
  writing.kill()
  await ended
  rmSync(root, { recursive: true })
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  await new Promise((closed) => server.close(closed))
  return typeof address === 'object' && address ? address.port : 0
}

test.each([
  '/en/white-papers/try-me/',
  '/en/statements/try-me/',
  '/en/faq/try-me/',
  '/en/remediation/try-me/',
  '/en/certificates/',
])('%s shows its draft while it is written, and says that it is one', async (path) => {
  const page = await (await fetch(origin + path)).text()
  expect(page).toContain('[To write: ')
  expect(page.match(/<strong[^>]*>A draft, to be published on 31 December 2099/g)).toHaveLength(1)
})
