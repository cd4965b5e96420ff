import { readFileSync, statSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { drizzle } from 'drizzle-orm/d1'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { rekey } from '../../../functions/complaints/clockwork/rekeying.ts'
import { filingSchema } from '../../../functions/complaints/filing/filing-schema.ts'
import { codeHashes, file } from '../../../functions/complaints/filing/intake.ts'
import { openByCode } from '../../../functions/complaints/opening-store.ts'
import { keyring } from '../../../functions/secrets/keyring.ts'
import { openBindings } from '../../../scripts/bindings.ts'
import { migrate } from '../../../scripts/migrations.ts'
import { newKeyRing } from '../../../scripts/secrets.ts'
import { plantTree, write } from './tree.ts'

const DAY = 24 * 60 * 60 * 1000
const Ring = z.strictObject({ current: z.int(), keys: z.record(z.string(), z.base64()) })

let tree: ReturnType<typeof plantTree>
const secret = newKeyRing()
beforeEach(() => {
  tree = plantTree(['functions', 'site/i18n', 'migrations', 'wrangler.toml', '.generated'])
  write(tree, '.dev.vars', `OTHER='kept'\nKEYS='${secret}'\n`)
})
afterEach(() => tree.fell())

const vars = () => parseEnv(readFileSync(tree.path('.dev.vars'), 'utf8'))
const ring = () => Ring.parse(JSON.parse(vars()['KEYS'] ?? ''))

/** What a command says and does; no key of the ring is ever shown. */
async function keys(words: string) {
  const before = Object.values(ring().keys)
  const run = await tree.run(`keys ${words}`)
  const shown = [...before, ...Object.values(ring().keys)].filter((key) => (run.out + run.err).includes(key))
  expect(shown).toEqual([])
  return run
}

const open = async (now: number) => {
  const { DB, close } = await openBindings({ isRemote: false, state: tree.path('.wrangler/state') })
  return { DB, close, means: { db: drizzle(DB), ring: keyring(vars()['KEYS']), now } }
}

test('a new key becomes current, the old one stays while anything needs it, and leaves when nothing does', async () => {
  const earlier = Date.now() - 3 * DAY
  const first = await open(earlier)
  await migrate(first.DB)
  const input = filingSchema(earlier).parse({
    category: 'quality',
    impact: 'inconvenience',
    story: 'Three of the forty parts are out of tolerance.',
    language: 'en',
    consent: { notice: '1', overseas: true },
  })
  const filing = await file(first.means, input, { key: crypto.randomUUID(), lifetime: DAY })
  if (!filing.ok) throw new Error('nothing was filed')
  await first.close()

  expect((await keys('rotate')).out).toContain('Key 2 is the current one')
  expect(ring()).toMatchObject({ current: 2, keys: JSON.parse(secret).keys })
  expect([vars()['OTHER'], statSync(tree.path('.dev.vars')).mode & 0o777]).toEqual(['kept', 0o600])

  const needed = '(cases to be sealed anew: 1, access codes not used since: 1)'
  expect((await keys('status')).out).toBe(
    `Key 2 is the current one: the clock has not ticked with it yet.\nKey 1 is still needed ${needed}.\n`,
  )
  const refused = await keys('retire 1')
  expect([refused.code, refused.err]).toEqual([1, `Key 1 stays: it is still needed ${needed}.\n`])

  const later = await open(Date.now())
  expect(await rekey(later.means, 0, 10)).toMatchObject({ done: 1, failed: 0 })
  const { caseNumber, accessCode = '' } = filing.filed
  const claimed = {
    number: caseNumber,
    codeHashes: await codeHashes(later.means.ring, caseNumber, accessCode),
  }
  expect((await openByCode(later.means.db, claimed, 'everything')).opened).toBeDefined()
  const seen = (at: number) =>
    later.DB.prepare(`insert or replace into jobs (name, last_run_at, cursor) values ('keys', ?, ?)`)
      .bind(at, `2 ${at} 0`)
      .run()
  await seen(Date.now())
  expect((await keys('retire 1')).err).toContain('must have been the current one for a day')
  await seen(Date.now() - 2 * DAY)
  await later.close()

  expect((await keys('status')).out).toContain('Key 1 is needed by nothing that is stored.')
  expect(await keys('retire 1')).toMatchObject({ code: 0, out: 'Key 1 has left the ring.\n' })
  expect(Object.keys(ring().keys)).toEqual(['2'])
}, 240_000)

test('what cannot be done is said in words, and the ring stays as it is', async () => {
  expect((await keys('retire 1')).err).toBe(
    'Key 1 is the current one: "npm run keys -- rotate" draws its successor.\n',
  )
  expect((await keys('retire 7')).err).toBe('There is no key 7 in the ring.\n')
  expect((await keys('status --ring safe.json')).err).toContain('There is no safe.json')
  expect((await keys('dance')).err).toContain('npm run keys -- status')
  expect(vars()['KEYS']).toBe(secret)
}, 120_000)
