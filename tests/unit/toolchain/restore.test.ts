import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { drizzle } from 'drizzle-orm/d1'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { endings } from '../../../functions/complaints/clockwork/endings.ts'
import { filingSchema } from '../../../functions/complaints/filing/filing-schema.ts'
import { file } from '../../../functions/complaints/filing/intake.ts'
import { take } from '../../../functions/complaints/handling.ts'
import { openByNumber } from '../../../functions/complaints/opening-store.ts'
import type { Db } from '../../../functions/complaints/store.ts'
import { portal } from '../../../functions/index.ts'
import { keyring } from '../../../functions/secrets/keyring.ts'
import { openBindings } from '../../../scripts/bindings.ts'
import { migrate } from '../../../scripts/migrations.ts'
import { newKeyRing } from '../../../scripts/secrets.ts'
import { plantTree, write } from './tree.ts'

const KEYS = newKeyRing()
const NOW = Date.UTC(2026, 10, 23, 2)
const MINUTE = 60_000
const customer = { kind: 'customer' } as const

let tree: ReturnType<typeof plantTree>
beforeEach(() => {
  tree = plantTree([
    'functions',
    'site/i18n',
    'migrations',
    'wrangler.toml',
    '.generated',
    'tests/browser/setup',
  ])
})
afterEach(() => tree.fell())

const open = async () => {
  const bindings = await openBindings({ isRemote: false, state: tree.path('.wrangler/state') })
  const means = (now: number) => ({
    db: drizzle(bindings.DB),
    ring: keyring(KEYS),
    now,
    bucket: bindings.FILES,
  })
  return { ...bindings, means }
}

async function filed(means: Parameters<typeof file>[0]) {
  const input = filingSchema(means.now).parse({
    category: 'quality',
    impact: 'inconvenience',
    story: 'Three of the forty parts are out of tolerance.',
    email: 'lin@customer.example',
    language: 'en',
    consent: { notice: '1', overseas: true },
  })
  const filing = await file(means, input, { key: crypto.randomUUID(), lifetime: MINUTE })
  if (!filing.ok || !filing.filed.accessCode) throw new Error('nothing was filed')
  return { number: filing.filed.caseNumber, code: filing.filed.accessCode }
}

const stored = async (db: Db, number: string) => {
  const { opened } = await openByNumber(db, number, 'everything')
  if (!opened) throw new Error('the case is gone')
  return opened
}

/** What the documented line does: `npx wrangler d1 export mingjing --local --output backup.sql`. */
const backUp = () =>
  spawnSync(
    process.execPath,
    [
      resolve('node_modules/wrangler/bin/wrangler.js'),
      'd1',
      'export',
      'mingjing',
      '--local',
      '--output',
      'backup.sql',
    ],
    {
      cwd: tree.path('.'),
      encoding: 'utf8',
      env: { ...process.env, CI: '1', WRANGLER_SEND_METRICS: 'false' },
    },
  )

test('an erased case stays erased when an older copy is put back by the documented command, from the first request on', async () => {
  const before = await open()
  await migrate(before.DB)
  const one = await filed(before.means(NOW))
  const other = await filed(before.means(NOW))
  await before.close()

  const backup = backUp()
  expect(backup.status, backup.stderr).toBe(0)
  expect(readFileSync(tree.path('backup.sql'), 'utf8')).toContain(one.number)

  const later = await open()
  for (const step of ['withdraw', 'ask-erasure'] as const) {
    const read = { opened: await stored(later.means(NOW).db, one.number), answered: undefined }
    expect(await take(later.means(NOW + MINUTE), read, { step: { step }, by: customer })).toMatchObject({
      ok: true,
    })
  }
  expect(await endings(later.means(NOW + 2 * MINUTE), null)).toMatchObject({
    erasure: { done: 1, failed: 0 },
  })
  await later.close()

  const { code, out, err } = await tree.run('restore --local backup.sql', { PORT: '8931' })
  expect(err).toBe('')
  expect(out).toContain('Erased again: 1. The portal may be opened.')
  expect(code).toBe(0)

  const after = await open()
  const unlimited = { limit: async () => ({ success: true }) }
  const answer = await portal(() => NOW + 3 * MINUTE).request(
    `https://portal.test/api/complaints/${one.number}`,
    { headers: { Authorization: `Bearer ${one.code}` } },
    { ...after, KEYS, CALLS: unlimited, LOOKUPS: unlimited },
  )
  expect(await answer.json()).toMatchObject({
    state: 'closed',
    events: [{ type: 'filed' }, { type: 'erase', by: 'clock' }],
    actions: [],
  })
  const { db } = after.means(NOW)
  const [erased, kept] = [await stored(db, one.number), await stored(db, other.number)]
  expect([erased.words, erased.complaint.salt]).toEqual([[], null])
  expect([kept.words.length, kept.complaint.facts.state]).toEqual([1, 'received'])
  await after.close()
}, 180_000)

test.each([
  ['restore', /^Put a backup back on this machine: /],
  ['restore --local nothing.sql', /^There is no file nothing\.sql\.$/],
  ['restore --local other.sql', /^other\.sql is no backup of a portal: /],
  ['restore --now', /^Put a backup back on this machine: /],
])('%s is refused in words', async (command, said) => {
  write(tree, 'other.sql', 'CREATE TABLE recipes (name text);')
  const { code, err } = await tree.run(command, { PORT: '8932' })
  expect([code, err.trim()]).toEqual([1, expect.stringMatching(said)])
})
