import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Contact } from '#contract/complaints'
import { isMailAddress, mailAddress } from '#rules/contacts'
import { isVisible, isWhole } from '#rules/text'
import { contactOf } from '../../../functions/complaints/contact/contact.ts'
import { fileByForm, read, visitor } from '../browser.ts'
import { program } from '../desk/staff.ts'
import { caller, caseOf, means, NOW, problemOf, stored } from '../support.ts'

/** Signs that have broken programs elsewhere, and a few that people type. */
const signs = [
  ...['\0', '\u0007', '\u001b', '\r', '\n', '\t', ' ', '\u00a0', '\u0085', '\u2028', '\u3000', '\ufeff'],
  ...[
    '\u200b',
    '\u200d',
    '\u202e',
    '\u2066',
    '\u2069',
    '\u00ad',
    '\u034f',
    '\u2800',
    '\u3164',
    '\ufe0f',
    '\ufffd',
    '\ufffe',
  ],
  ...[
    '\ud83d',
    '\udc00',
    '👨‍👩‍👧',
    '𠮷',
    'ﷺ',
    '…',
    '℀',
    'ﬁ',
    'İ',
    'ß',
    'e\u0301',
    '\u0301\u0316',
    '葛\u{e0100}',
  ],
  ...["'", '"', '<', '>', '&', '\\', '/', '%', '%00', '%E4', '{{', '${', ';--', '`', '|', '[', '('],
  ...[
    '@',
    '＠',
    '.',
    '。',
    '-',
    '–',
    '−',
    '+',
    '0',
    '7',
    '８',
    '（0）',
    'x12',
    '转801',
    'a',
    'B',
    'ä',
    '中',
    '.com',
    'xn--',
    'mailto:',
  ],
]
const naughty = fc.array(fc.constantFrom(...signs), { maxLength: 30 }).map((parts) => parts.join(''))
const tellable = { story: naughty, wish: naughty, reference: naughty, name: naughty, organisation: naughty }
const filing = fc.record({ ...tellable, email: naughty, phone: naughty })
const story = (text: string) => `Three of the forty parts are out. ${text}`

test('whatever is filed is kept to the letter, or refused at its field', { timeout: 120_000 }, async () => {
  const kept = { filed: 0, refused: 0 }
  const check = async (changes: { story: string }) => {
    const sent = { ...changes, story: story(changes.story) }
    const answer = await caller().file(sent)
    expect([201, 422]).toContain(answer.status)
    if (answer.status === 422) {
      kept.refused += 1
      const { errors = [] } = await problemOf(answer)
      for (const { pointer } of errors) expect(Object.keys(sent)).toContain(pointer.slice(1))
      return
    }
    kept.filed += 1
    const one = await caseOf(answer)
    expect(isWhole(sent.story)).toBe(true)
    expect((await caller().look(one)).events[0]).toMatchObject({ text: sent.story.trim() })
    const contact = await contactOf(means(NOW).ring, await stored(one.caseNumber))
    expect(Contact.parse(contact)).toEqual(contact)
    for (const value of Object.values(contact)) expect(isVisible(value ?? '')).toBe(true)
  }
  const clean = fc.record({ ...tellable, email: fc.constant(''), phone: fc.constant('') })
  await fc.assert(fc.asyncProperty(filing, check), { numRuns: 60 })
  await fc.assert(fc.asyncProperty(clean, check), { numRuns: 60 })
  expect(kept.filed).toBeGreaterThan(5)
  expect(kept.refused).toBeGreaterThan(5)
})

test('whatever is typed into a form comes back, or is kept as by API', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(filing, async (changes) => {
      const who = visitor()
      // What a browser cannot send: it has made characters of half ones before.
      const typed = Object.fromEntries(
        Object.entries({ ...changes, story: story(changes.story) }).map(([name, value]) => [
          name,
          value.toWellFormed(),
        ]),
      )
      const answer = await fileByForm(who, typed, '/en')
      expect([303, 422]).toContain(answer.status)
      if (answer.status === 303) return
      const page = await read(answer)
      expect(page.links.length).toBeGreaterThan(0)
      expect(page.fields['story']?.replaceAll(/\r\n?/g, '\n')).toBe(
        typed['story']?.replaceAll(/\r\n?/g, '\n'),
      )
    }),
    { numRuns: 40 },
  )
})

test('whatever is looked for or claimed is answered, and finds what was filed with it', {
  timeout: 120_000,
}, async () => {
  const robot = await program('handler')
  const json = { 'Content-Type': 'application/json' }
  await fc.assert(
    fc.asyncProperty(naughty, async (what) => {
      const answer = await robot.send('POST', '/find', json, JSON.stringify({ what }))
      expect([200, 422]).toContain(answer.status)
      const path = `/api/complaints/${encodeURIComponent(what.toWellFormed())}`
      expect([404, 405]).toContain((await caller().send('GET', path)).status)
      if (answer.status === 422 || isMailAddress(mailAddress(what))) return
      const filed = await caller().file({ reference: what })
      if (filed.status !== 201) return
      const { caseNumber } = await caseOf(filed)
      const again = await robot.send('POST', '/find', json, JSON.stringify({ what }))
      expect([what, (await again.text()).includes(caseNumber)]).toEqual([what, true])
    }),
    { numRuns: 80 },
  )
})
