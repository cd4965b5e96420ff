import { expect, test } from 'vitest'
import { read } from '../browser.ts'
import { filed, HOUR, handler, MINUTE, NOW, step } from '../support.ts'
import { CASE, opened } from './case.ts'

const customer = { kind: 'customer' } as const
const entry = (nth: number) => `Entry ${nth}.`
const KILOBYTE = 1000

/** A case whose customer has written so often and so much, answered in between. */
async function long(messages: number, filler: string) {
  const one = await filed()
  for (let nth = 1; nth <= messages; nth++) {
    const words = { text: `${entry(nth)} ${filler}` }
    const at = NOW + nth * HOUR
    expect(await step(one.caseNumber, { step: 'message' }, customer, at, words)).toMatchObject({ ok: true })
  }
  return one
}

test.each([
  ['Chinese', '好'.repeat(3300)],
  ['quotation marks, which pages write as references', '"'.repeat(4900)],
])(
  'the page of a case at its limit of words in %s stays under 300 KB',
  async (_, filler) => {
    const one = await long(200, filler)
    const { page } = await opened(Promise.resolve(one), NOW + 201 * HOUR)
    expect(page.status).toBe(200)
    expect(new TextEncoder().encode(page.html).length).toBeLessThan(300 * KILOBYTE)
    expect(page.words).toContain(entry(200))
  },
  120_000,
)

test('earlier entries are folded, and each is found by going back', async () => {
  const one = await long(70, 'Short.')
  const { who } = await opened(Promise.resolve(one), NOW + 71 * HOUR)
  const seen = new Map<number, number>()
  let path: string | undefined = CASE
  let pages = 0
  while (path) {
    const page: Awaited<ReturnType<typeof read>> = await read(await who.get(path))
    expect(page.words.includes('Back to the newest entries')).toBe(pages > 0)
    for (const [, nth] of page.words.matchAll(/Entry (\d+)\./g))
      seen.set(Number(nth), (seen.get(Number(nth)) ?? 0) + 1)
    pages += 1
    path = /href="([^"]*\?before=\d+)#history"/.exec(page.html)?.[1]
  }
  expect(pages).toBe(3)
  expect([...seen.keys()].sort((a, b) => a - b)).toEqual(Array.from({ length: 70 }, (_, i) => i + 1))
  expect([...seen.values()].every((times) => times === 1)).toBe(true)
})

test('a short case is shown whole, and an address that makes no sense shows its newest part', async () => {
  const one = await filed()
  await step(one.caseNumber, { step: 'respond' }, handler, NOW + MINUTE, { text: 'We are on it.' })
  const { who, page } = await opened(Promise.resolve(one), NOW + HOUR)
  for (const words of ['Show the', 'Back to the newest']) expect(page.words).not.toContain(words)
  for (const before of ['x', '-1', '0', '1.5']) {
    const same = await who.open(`${CASE}?before=${before}`)
    expect([same.status, same.words.includes('We are on it.')]).toEqual([200, true])
  }
})
