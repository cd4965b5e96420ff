import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'killed-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a portal that is killed leaves no server behind: its port is free for the next start', async () => {
  mkdirSync(join(folder, 'worker'))
  writeFileSync(join(folder, 'worker/index.js'), `export default { fetch: () => new Response('here') }`)
  writeFileSync(
    join(folder, 'wrangler.toml'),
    'name = "killed"\nmain = "worker/index.js"\ncompatibility_date = "2026-10-20"\n',
  )
  const child = spawn(process.execPath, [resolve('tests/unit/toolchain/opening.ts')], { cwd: folder })
  const origin = await new Promise<string>((opened, failed) => {
    child.stdout.on('data', (line) => opened(String(line).trim()))
    child.on('exit', () => failed(new Error('the portal did not open')))
  })
  expect(await (await fetch(origin)).text()).toBe('here')
  child.kill('SIGKILL')
  await vi.waitFor(() => expect(fetch(origin)).rejects.toThrow(), { timeout: 20_000, interval: 100 })
})
