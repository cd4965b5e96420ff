import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'

const page = async (path: string) => {
  const answer = await env.ASSETS.fetch(new Request(`https://assets.invalid${path}`))
  expect(answer.status).toBe(200)
  return (await answer.text()).replaceAll(/<style[\s\S]*?<\/style>/g, '')
}
const changes = (html: string) =>
  [...html.matchAll(/<p class="changed[^>]*>([^<]*)<\/p>/g)].map(([, words = '']) => words.trim())

describe('what may change says when it did, the newest day first', () => {
  const said = 'Changed on 20 November 2026. Earlier changes: 19 November 2026.'
  test.each(['/en/faq/customers/', '/en/accessibility/'])('on %s', async (path) => {
    expect(changes(await page(path))).toEqual([said])
  })
  test('in the register of certificates, in both languages', async () => {
    expect(changes(await page('/en/certificates/'))).toEqual([said])
    expect(changes(await page('/certificates/'))).toEqual([
      '2026 年 11 月 20 日改动。 此前改动：2026 年 11 月 19 日。',
    ])
  })
  test('and nothing where it stands as it was published', async () => {
    for (const path of ['/faq/customers/', '/accessibility/', '/en/', '/en/complaints/'])
      expect(changes(await page(path))).toEqual([])
  })
})

test('every item on the board shows when it was promised first, is promised now and was done', async () => {
  for (const path of ['/remediation/', '/en/remediation/', '/en/remediation/measuring-room/']) {
    const html = await page(path)
    const lists = [...html.matchAll(/<dl class="dates"[^>]*>([\s\S]*?)<\/dl>/g)]
    expect(lists.length, path).toBeGreaterThanOrEqual(5)
    for (const [, list = ''] of lists) expect(list.match(/<dt/g)).toHaveLength(3)
  }
})

test.each(['/', '/en/'])(
  'the home page (%s) has one day on which it stands, and a computed first sentence',
  async (path) => {
    const html = await page(path)
    const days = html.replaceAll(/<[^>]+>/g, '').matchAll(/(?:As of|截至) ?(\d+ \S+ \d{1,4}(?: 月 \d+ 日)?)/g)
    expect(new Set([...days].map(([, day]) => day)).size).toBe(1)
    const sentence = /<p class="statement"[^>]*>([^<]*)<\/p>/.exec(html)?.[1] ?? ''
    expect(sentence).toMatch(
      path === '/' ? /^\d+ 项整改/ : /^(\d+|None) of \d+ remediation items? (is|are) done/,
    )
    expect(sentence).toMatch(path === '/' ? /错过了最初承诺的日期|没有逾期|项逾期/ : /overdue/)
  },
)

test('the calendar says which items missed the date first promised, also where a later one is promised now', async () => {
  const events = (await page('/remediation.ics')).replaceAll('\r\n ', '').split('BEGIN:VEVENT').slice(1)
  const missed = events.filter((event) => event.includes('错过了最初承诺的日期'))
  expect(missed.length).toBeGreaterThan(0)
  expect(missed.length).toBeLessThan(events.length)
  expect(missed.some((event) => !event.includes('已逾期'))).toBe(true)
})
