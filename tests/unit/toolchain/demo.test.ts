import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { unstable_readConfig } from 'wrangler'
import { openBindings } from '../../../scripts/bindings.ts'
import { migrate } from '../../../scripts/migrations.ts'
import { newKeyRing } from '../../../scripts/secrets.ts'
import { firstCases } from '../../browser/setup/cases.ts'
import { plantTree, terminal } from './tree.ts'

let tree: ReturnType<typeof plantTree>
beforeEach(() => {
  tree = plantTree([
    'functions',
    'site/i18n',
    'site/company-folder.ts',
    'wrangler.toml',
    '.generated',
    'tests/browser/setup/cases.ts',
    'tests/browser/setup/stories.ts',
    'tests/unit/toolchain/seeding.ts',
  ])
})
afterEach(() => tree.fell())

const KEYS = newKeyRing()
const DATABASE = unstable_readConfig({ config: 'wrangler.toml' }).d1_databases[0]?.database_id ?? ''

/** Files the demo cases in a program of its own; how it ended: its code, or the signal that killed it. */
function start(kill = ''): Promise<number | NodeJS.Signals | null> {
  const child = spawn(process.execPath, ['tests/unit/toolchain/seeding.ts'], {
    cwd: tree.path('.'),
    env: terminal({ KEYS, DATABASE, KILL: kill, NODE_OPTIONS: '' }),
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  })
  return new Promise((ended) =>
    child.on('exit', (code, signal) => {
      // Its workerd is of its group, and would outlive it.
      if (signal) process.kill(-Number(child.pid), 'SIGKILL')
      ended(signal ?? code)
    }),
  )
}

test('demo cases whose filing is killed, again and again, stand once each when a start gets through', async () => {
  const { DB, close } = await openBindings({ isRemote: false, state: tree.path('state') })
  await migrate(DB)
  for (const moment of ['2 after', '40 before', '60 after'])
    expect([moment, await start(moment)]).toEqual([moment, 'SIGKILL'])
  expect(await start()).toBe(0)

  const note: unknown = JSON.parse(readFileSync(tree.path('state/demo.json'), 'utf8'))
  const { results: cases } = await DB.prepare('select number, kind from complaints order by rowid').all()
  const { results: events } = await DB.prepare(
    `select number, type from complaint_events where actor <> 'clock' order by number, version`,
  ).all()
  const { results: codes } = await DB.prepare('select 1 from answers where sealed is not null').all()
  await close()
  expect(cases.map(({ kind }) => kind)).toEqual(firstCases.map(() => 'demo'))
  expect(note).toMatchObject({ caseNumber: cases[0]?.['number'], accessCode: expect.any(String) })
  const taken = cases.map((one) =>
    events.filter(({ number }) => number === one['number']).map(({ type }) => type),
  )
  expect(taken).toEqual(firstCases.map(({ steps }) => ['filed', ...steps.map(({ step }) => step.step)]))
  expect(codes).toEqual([])
}, 120_000)
