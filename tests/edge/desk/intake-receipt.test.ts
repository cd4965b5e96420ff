import { expect, test } from 'vitest'
import { company } from '../../../functions/content.ts'
import { visitor } from '../browser.ts'
import { MINUTE, NOW } from '../support.ts'
import { fileIntake, recorded } from './recording.ts'
import { colleague, deskCase } from './staff.ts'

const RECEIPT = '/en/desk/intake/receipt/'

test('the receipt holds number, code and promised times, spells them in both languages and says how to follow', async () => {
  const { caseNumber, accessCode, receipt } = await recorded(colleague('handler'))
  expect(accessCode).toHaveLength(24)
  expect(receipt.words).toContain('A person answers you by 23 November 2026, 11:00 (UTC+8)')
  expect(receipt.words).toContain(`${company.origin}/en/complaints/track/`)
  const english = { A: 'Alfa', '7': 'seven', Z: 'Zulu' }
  const chinese = { A: 'A（苹果 apple）', '7': '七', Z: 'Z（动物园 zoo）' }
  for (const letter of ['A', '7', 'Z'] as const) {
    if (!`${caseNumber}${accessCode}`.includes(letter)) continue
    expect(receipt.words).toContain(english[letter])
    expect(receipt.words).toContain(chinese[letter])
  }
  // Each letter of each group stands as a word: seven groups of number and code, in two languages.
  const spelled = [...receipt.html.matchAll(/<th scope="row" class="mono">(\w+)<\/th><td>([^<]*)<\/td>/g)]
  expect(spelled).toHaveLength(2 * (3 + 5))
  for (const [, group = '', words = ''] of spelled) expect(words.split(/, |、/)).toHaveLength(group.length)
})

test('it can be loaded again for half an hour, by whoever filed, and its code no longer afterwards', async () => {
  const who = colleague('handler')
  const place = (await fileIntake(who)).headers.get('Location') ?? ''
  const number = place.split('=')[1] ?? ''
  const code = /[0-9A-Z]{4}(-[0-9A-Z]{4}){4}/
  expect((await who.open(place)).words).toMatch(code)
  who.clock.now += 20 * MINUTE
  const again = await who.open(place)
  expect([again.status, code.test(again.words)]).toEqual([200, true])
  const other = visitor({ at: NOW, origin: 'http://localhost', cookies: new Map(who.cookies) })
  expect((await other.get(place)).status).toBe(403)
  expect((await colleague('handler').get(place)).status).toBe(404)
  who.clock.now += 20 * MINUTE
  const gone = await who.open(place)
  expect([gone.status, gone.html.includes(number)]).toEqual([404, false])
})

test('another member of staff in the same browser does not read it', async () => {
  const who = colleague('handler')
  const place = (await fileIntake(who)).headers.get('Location') ?? ''
  await who.post('/en/desk/you/', { staff: 'executive' })
  expect((await who.get(place)).status).toBe(404)
})

test('once the customer has both the code can be read nowhere, and the case is next', async () => {
  const who = colleague('handler')
  const place = (await fileIntake(who)).headers.get('Location') ?? ''
  const number = place.split('=')[1] ?? ''
  const { fields } = await who.open(place)
  const answer = await who.post(RECEIPT, fields)
  expect([answer.status, answer.headers.get('Location')]).toEqual([303, deskCase(number)])
  const after = await who.open(place)
  expect(after.words).toContain('cannot be shown again')
  expect(after.words).not.toMatch(/[0-9A-Z]{4}(-[0-9A-Z]{4}){4}/)
})
