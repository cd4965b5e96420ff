import { env } from 'cloudflare:workers'
import { expect, test, vi } from 'vitest'
import { mailbox } from '../mail/mailbox.ts'
import { caller, caseOf, MINUTE, runClock } from '../support.ts'
import { groups, noticesOf, office, reaching } from './outside.ts'

/** Months before other tests' cases. Monday, 10:00 in Shanghai. */
const monday = Date.UTC(2026, 4, 25, 2)
const filing = async (bindings: Env) =>
  (await caseOf(await caller({ at: monday, bindings }).file({ impact: 'safety' }))).caseNumber

test.each([
  ['is no JSON', '[{"kind":"wecom","address":"https://robot.test/a?key=a-secret-key"'],
  [
    'names a plain address',
    JSON.stringify([{ ...groups().robots[0], address: 'http://robot.test/a-secret-key' }]),
  ],
  [
    'names an address with a password',
    JSON.stringify([{ ...groups().robots[0], address: 'https://a:a-secret-key@robot.test/' }]),
  ],
  ['has a short secret', JSON.stringify([{ ...groups().robots[1], secret: 'whsec_a-secret-key' }])],
  ['names two alike', JSON.stringify([groups().robots[0], groups().robots[0]])],
  ['has a key too many', JSON.stringify([{ ...groups().robots[0], token: 'a-secret-key' }])],
])('a secret that %s is said once without a word of it, and switches off robots alone', async (_, robots) => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const box = mailbox()
  const bindings = reaching(robots, box)
  const number = await filing(bindings)
  await filing(bindings)
  expect(await noticesOf(number)).toEqual(['major staff:zhao', 'major staff:chen'])
  const lines = said.mock.calls.map(([line]) => String(line))
  expect(lines.filter((line) => line.includes('ROBOTS'))).toHaveLength(1)
  expect(lines.join()).not.toMatch(/a-secret-key|robot\.test/)
})

test('no address and no secret of a robot is stored or logged', async () => {
  const lines: string[] = []
  for (const method of ['log', 'info', 'warn', 'error'] as const)
    vi.spyOn(console, method).mockImplementation((...all) => void lines.push(all.map(String).join(' ')))
  const { bindings, leads } = office()
  await leads.says('loses')
  const number = await filing(bindings)
  await runClock(monday + MINUTE, bindings)
  await leads.says('takes')
  await runClock(monday + 20 * MINUTE, bindings)
  const { results } = await env.DB.prepare('select * from outbox where number = ?').bind(number).all()
  expect(results.length).toBeGreaterThan(0)
  expect(JSON.stringify([results, lines])).not.toMatch(/robot\.test|secret-key|whsec|company\.test/)
})
