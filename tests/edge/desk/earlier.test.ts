import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { counting } from '../jobs/counted.ts'
import { DAY, filed, HOUR, handler, NOW, step } from '../support.ts'
import { colleague, deskCase } from './staff.ts'

const customer = { kind: 'customer' } as const
const address = () => `${crypto.randomUUID()}@customer.test`

async function confirmed(email: string, at = NOW) {
  const { caseNumber } = await filed({ email }, at)
  expect(await step(caseNumber, { step: 'confirm-address' }, customer, at)).toMatchObject({ ok: true })
  return caseNumber
}
const page = async (number: string, as: 'handler' | 'assessor' = 'handler') =>
  colleague(as, NOW + DAY).open(deskCase(number))

test('other cases of the same confirmed address stand beside a case, with day, state and finding', async () => {
  const email = address()
  const earlier = await confirmed(email, NOW - 3 * DAY)
  const offer = { step: 'propose', outcome: 'partly-upheld' } as const
  await step(earlier, offer, handler, NOW - 3 * DAY + HOUR, { text: 'We agree in part.' })
  const now = await confirmed(email)
  const read = await page(now)
  expect(read.words).toContain(
    `Others of the same confirmed address ${earlier} 20 November 2026 · proposed · Partly upheld`,
  )
  expect((await page(earlier)).words).toContain(now)
})

test('an address that somebody only named joins nothing, in either direction', async () => {
  const email = address()
  const known = await confirmed(email)
  const { caseNumber: named } = await filed({ email })
  for (const number of [known, named]) expect((await page(number)).words).not.toContain('Others of the same')
  const elsewhere = await confirmed(address())
  expect((await page(elsewhere)).words).not.toContain('Others of the same')
})

test('a role that reads no personal data is not told who belongs together', async () => {
  const email = address()
  const [one, other] = [await confirmed(email), await confirmed(email)]
  expect((await page(one, 'assessor')).html).not.toContain(other)
})

test('the newest ten stand there, and however many there are cost a bounded number of rows', async () => {
  const email = address()
  const numbers: string[] = []
  for (let i = 0; i < 12; i++) numbers.push(await confirmed(email, NOW - (12 - i) * HOUR))
  const [last = '', ...others] = numbers.toReversed()
  const shown = [...(await page(last)).html.matchAll(/cases\/(MJ-[0-9A-Z-]{9})\/">/g)].map(([, one]) => one)
  expect(shown).toEqual(others.slice(0, 10))
  await env.DB.prepare(
    `insert into case_hashes with recursive n(i) as (select 1 union all select i + 1 from n where i < 500)
      select 'MJ-' || ? || i, kind, hash, key_version from case_hashes, n where number = ? and kind = 'email'`,
  )
    .bind(crypto.randomUUID(), last)
    .run()
  const { counts, bindings } = counting()
  await colleague('handler', NOW, bindings).open(deskCase(last))
  expect(counts.read).toBeLessThan(500)
})
