import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isMailAddress, isTelephone, mailAddress, subscriber, subscribers, telephone } from '#rules/contacts'

const kept = (written: string) => {
  const address = mailAddress(written)
  return isMailAddress(address) ? address : undefined
}

describe('a mail address', () => {
  test.each([
    ['as it is typed', 'wang.xiao+case@sub.example.com', 'wang.xiao+case@sub.example.com'],
    ['with a full-width sign', 'wang＠example。com', 'wang@example.com'],
    ['in full width throughout', 'ｗａｎｇ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'wang@example.com'],
    ['at the end of a sentence', 'wang@example.com。', 'wang@example.com'],
    ['before a comma', 'wang@example.com，', 'wang@example.com'],
    ['with marks of direction', '\u2066wang@\u200bexample.com\u2069', 'wang@example.com'],
    ['with a soft hyphen', 'wang@exam\u00adple.com', 'wang@example.com'],
    ['with a dash for a hyphen', 'wang@my–company.com', 'wang@my-company.com'],
    ['as a link', 'mailto:wang@example.com?subject=Hi', 'wang@example.com'],
    ['as a link with an escape', 'mailto:a%26b@example.com', 'a&b@example.com'],
    ['with a name before it', '"Wang, Xiaoming" <wang@example.com>', 'wang@example.com'],
    ['with a name and a semicolon behind', '王小明 <wang@example.com>;', 'wang@example.com'],
    ['at a punycode domain', 'wang@xn--fiqs8s.xn--fiqs8s', 'wang@xn--fiqs8s.xn--fiqs8s'],
    ['at a Unicode domain', 'wang@例子.中国', 'wang@xn--fsqu00a.xn--fiqs8s'],
    ['at a Unicode domain with an ideographic stop', 'wang@例子。中国', 'wang@xn--fsqu00a.xn--fiqs8s'],
    ['at a domain with umlauts', 'info@müller-söhne.de', 'info@xn--mller-shne-kcb9d.de'],
    ['at a domain with a sharp s', 'info@straße.de', 'info@xn--strae-oqa.de'],
    ['with every atom of RFC 5322', "a!#$%&'*+-/=?^_`{|}~b@example.com", "a!#$%&'*+-/=?^_`{|}~b@example.com"],
    ['of a company of two', 'a&b@example.com', 'a&b@example.com'],
  ])('is taken %s', (_, written, address) => expect(kept(written)).toBe(address))

  test.each([
    'a',
    'a@b',
    '@b.co',
    'a b@c.de',
    'a@b..co',
    '.a@b.co',
    'a.@b.co',
    'a..b@c.de',
    'a@-b.co',
    'a@b-.co',
    'a@b.1',
    'a@1.2.3.4',
    'a@0x7f.1',
    'a@[1.2.3.4]',
    'a@b.co, c@d.ef',
    'a@b.co\nbcc: x@y.zz',
    'a@b.co/c',
    'a@b.co:25',
    'a@b@c.de',
    'ä@b.co',
    'a@例\u0000子.中国',
    'a@ex ample.com',
    '<a@b.co',
    `${'a'.repeat(65)}@b.co`,
    `a@${'b'.repeat(64)}.co`,
    'a@℀.com',
  ])('%j is none', (written) => expect(kept(written)).toBeUndefined())

  test('never brings a second address, a header or a blank', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.string({ unit: 'binary' }),
        (local, host) => {
          const address = kept(`${local}@${host}.example`)
          if (address !== undefined) expect(address).toMatch(/^[!-~]+@[a-z0-9.-]+$/i)
        },
      ),
      { numRuns: 5_000 },
    )
  })

  /** As addresses were taken before 2026-11-29, when they were hashed in lower case. */
  const former =
    /^(?!\.)(?!.*\.\.)([A-Za-z0-9_'+\-.]*)[A-Za-z0-9_+-]@([A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}$/
  const written = fc.stringMatching(
    /^[A-Za-z0-9_'+.-]{0,10}[A-Za-z0-9_+-]@(([A-Za-z0-9]|xn--)[A-Za-z0-9-]{0,8}\.){1,3}[A-Za-z]{2,6}$/,
  )
  test('that was stored before is found under what it was hashed as', () => {
    fc.assert(
      fc.property(
        written.filter((address) => former.test(address)),
        (address) => {
          expect(mailAddress(address).toLowerCase()).toBe(address.toLowerCase())
        },
      ),
      { numRuns: 2_000 },
    )
  })
})

describe('a telephone number', () => {
  test.each([
    ['+49 (0)30 123456', '+49 (0)30 123456'],
    ['(+86) 138 0013 8000', '(+86) 138 0013 8000'],
    ['+49 30–123\u2011456', '+49 30-123-456'],
    ['＋８６　１３８−００１３−８０００', '+86 138-0013-8000'],
    ['０３ー１２３４ー５６７８', '03-1234-5678'],
    ['\u202a+86 138\u00a00013 8000\u202c', '+86 138 0013 8000'],
    ['tel:+86-138-0013-8000', '+86-138-0013-8000'],
    ['021-5555 1234。', '021-5555 1234'],
    ['021-5555 1234 x12', '021-5555 1234 x12'],
    ['021-5555 1234 ext. 12', '021-5555 1234 ext. 12'],
    ['021-55551234转801', '021-55551234转801'],
    ['021-55551234 分机：801', '021-55551234 分机:801'],
    ['021-55551234＃801', '021-55551234#801'],
    ['+86-21-55551234;ext=801', '+86-21-55551234;ext=801'],
  ])('%j is kept as %j, with its extension', (written, phone) => {
    expect(telephone(written)).toBe(phone)
    expect(isTelephone(telephone(written))).toBe(true)
  })
  test.each([
    '1234',
    'x12',
    'ext. 12345',
    '+',
    '转80112',
    '12345 ext',
    '12345 and 6',
    '1'.repeat(31),
    '12345x123456789',
  ])('%j is none', (written) => expect(isTelephone(telephone(written))).toBe(false))
})

describe('a telephone number is found', () => {
  /** Everything that a search for what is typed looks under, and what the number was stored under. */
  const finds = (typed: string, stored: string, callingCode?: string) =>
    subscribers(typed, callingCode).includes(subscriber(stored))
  /** As numbers were hashed before 2026-11-29. */
  const formerly = (phone: string) => phone.normalize('NFKC').trim().replace(/^\+/, '00').replace(/\D/g, '')

  const ways: Record<string, readonly string[]> = {
    '86': [
      '+86 138 0013 8000',
      '+8613800138000',
      '0086 138-0013-8000',
      '8613800138000',
      '86 138 0013 8000',
      '13800138000',
      '138 0013 8000',
      '(+86) 138 0013 8000',
      '１３８００１３８０００',
      '013800138000',
      '138\u200b0013\u200b8000',
      'tel:+8613800138000',
    ],
    '49': [
      '+49 (0)30 1234567',
      '+49 30 1234567',
      '+49 030 1234567',
      '+49 (030) 1234567',
      '0049 30 1234567',
      '49 30 1234567',
      '030 1234567',
      '(030) 1234567',
      '030/1234567',
      '49 (0)30 1234567',
      '+49 30 1234567 x12',
      '030 1234567-12',
      '+49 30 1234567–12',
    ],
    '1': [
      '+1 (650) 253-0000',
      '650-253-0000',
      '(650) 253 0000',
      '001 650 253 0000',
      '1-650-253-0000',
      '+1 650.253.0000 ext 7',
    ],
  }
  test.each(Object.entries(ways))(
    'in a country with +%s, whichever way it is typed and was stored',
    (callingCode, all) => {
      for (const typed of all)
        for (const stored of all)
          expect([typed, stored, finds(typed, stored, callingCode)]).toEqual([typed, stored, true])
    },
  )

  test.each([
    '021-5555 1234',
    '021-5555 1234 x12',
    '021-55551234转801',
    '021-55551234-801',
    '+86 21 5555 1234 ext. 9',
    '(021)55551234 分机 801',
    '8621 55551234',
  ])('with and without its extension: %s', (stored) => {
    for (const typed of ['021 55551234', '+86 21 5555-1234', '021-55551234 转 801', '2155551234'])
      expect([typed, finds(typed, stored, '86')]).toEqual([typed, true])
  })

  test('of another country than the company’s, with its plus, with 00 or with neither', () => {
    const all = [
      '+49 (0)30 1234567',
      '+49 30 1234567',
      '0049 30 1234567',
      '4930 1234567',
      '+49 (0) 30 / 12 34 567',
    ]
    for (const typed of all)
      for (const stored of all)
        expect([typed, stored, finds(typed, stored, '86')]).toEqual([typed, stored, true])
  })

  test('where it was stored as before, and typed in any way', () => {
    const before = ['+86 138 0013 8000', '8613800138000', '13800138000', '013800138000', '0086-138 0013 8000']
    for (const typed of ways['86'] ?? [])
      for (const stored of before)
        expect([typed, stored, subscribers(typed, '86').includes(formerly(stored))]).toEqual([
          typed,
          stored,
          true,
        ])
    for (const typed of ['+49 30 1234567', '+49 (0)30 1234567', '0049 30 1234567', '4930 1234567'])
      for (const stored of ['+49 (0)30 1234567', '+49 30 1234567', '0049 30 1234567', '+49 (030) 1234567'])
        expect([typed, stored, subscribers(typed, '86').includes(formerly(stored))]).toEqual([
          typed,
          stored,
          true,
        ])
    expect(subscribers('021-55551234-801', '86')).toContain(formerly('021-55551234-801'))
  })

  test('and another number is not', () => {
    const stored = '+86 138 0013 8000'
    for (const typed of ['138 0013 8001', '+86 138 0013 800', '+49 30 1234567', '38 0013 8000', '0013 8000'])
      expect([typed, finds(typed, stored, '86')]).toEqual([typed, false])
  })

  test('by itself, whatever was written, under few readings', () => {
    const sign = fc.constantFrom(...'0123456789+() -./x#转')
    fc.assert(
      fc.property(fc.string({ unit: sign, minLength: 5, maxLength: 30 }), (written) => {
        const phone = telephone(written)
        if (!isTelephone(phone)) return
        expect(finds(phone, phone, '86')).toBe(true)
        expect(subscribers(phone, '86').length).toBeLessThanOrEqual(14)
        expect(telephone(phone)).toBe(phone)
      }),
      { numRuns: 20_000 },
    )
  })
})
