import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AccessCode, CaseNumber, drawAccessCode, drawCaseNumber } from '../../../functions/complaints/code.ts'

const alphabet = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ']
const lettersOf = (number: string) => [...number.replace(/^MJ/, '').replaceAll('-', '')]
const isNumber = (written: string) => CaseNumber.safeParse(written).success
const isCode = (written: string) => AccessCode.safeParse(written).success
/** The number that begins with seven given letters. */
function numbered(seven: string): string {
  const found = alphabet.map((check) => `MJ-${seven.slice(0, 4)}-${seven.slice(4)}${check}`).filter(isNumber)
  expect(found).toHaveLength(1)
  return found[0] ?? ''
}
const seven = fc.string({ unit: fc.constantFrom(...alphabet), minLength: 7, maxLength: 7 })

describe('a case number', () => {
  test('is MJ, seven random letters and a check character, in two groups of four', () => {
    for (let i = 0; i < 500; i++) {
      const drawn = drawCaseNumber()
      expect(drawn).toMatch(/^MJ-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
      expect(CaseNumber.parse(drawn)).toBe(drawn)
    }
  })

  test('with one letter wrong is never another number, whichever letter and wherever', () => {
    fc.assert(
      fc.property(seven, (start) => {
        const letters = lettersOf(numbered(start))
        const wrong = letters.flatMap((right, i) =>
          alphabet.filter((letter) => letter !== right).map((letter) => letters.with(i, letter).join('')),
        )
        expect(wrong).toHaveLength(8 * 31)
        expect(wrong.filter(isNumber)).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  test('with two neighbours swapped is another number only where they are 0 and Z', () => {
    const missed = new Set<string>()
    for (const one of alphabet)
      for (const other of alphabet.filter((letter) => letter !== one))
        for (let i = 0; i < 6; i++) {
          const start = [...'7K2Q9X4']
            .with(i, one)
            .with(i + 1, other)
            .join('')
          const letters = lettersOf(numbered(start))
          if (
            isNumber(
              letters
                .with(i, other)
                .with(i + 1, one)
                .join(''),
            )
          )
            missed.add(one + other)
        }
    expect([...missed]).toEqual(['0Z', 'Z0'])
  })

  test.each([
    ['in small letters', (number: string) => number.toLowerCase()],
    ['without hyphens', (number: string) => number.replaceAll('-', '')],
    ['with blanks for hyphens', (number: string) => ` ${number.replaceAll('-', ' ')} `],
    ['with long dashes', (number: string) => number.replaceAll('-', '—')],
    ['in full-width characters', wide],
    ['with full-width blanks', (number: string) => number.replaceAll('-', '　')],
    ['without MJ', (number: string) => number.slice(3)],
    [
      'without MJ and hyphens, in small letters',
      (number: string) => number.slice(3).replace('-', '').toLowerCase(),
    ],
    [
      'with the letter O for 0 and I for 1',
      (number: string) => number.replaceAll('0', 'O').replaceAll('1', 'I'),
    ],
    [
      'with the letter o for 0 and l for 1',
      (number: string) => number.replaceAll('0', 'o').replaceAll('1', 'l'),
    ],
  ])('may be typed %s', (_, retyped) => {
    const isForgiven = (number: string) => expect(CaseNumber.parse(retyped(number))).toBe(number)
    isForgiven(numbered('0011010'))
    fc.assert(
      fc.property(seven, (start) => {
        isForgiven(numbered(start))
      }),
    )
  })

  test('whose own letters begin with MJ may be typed without the prefix, too', () => {
    fc.assert(
      fc.property(seven, (start) => {
        const number = numbered(`MJ${start.slice(2)}`)
        for (const typed of [
          number,
          number.slice(3),
          number.replaceAll('-', ''),
          number.slice(3).replace('-', ''),
        ])
          expect(CaseNumber.parse(typed)).toBe(number)
      }),
    )
  })

  test.each([
    '',
    'MJ',
    'MJ-',
    '7K2Q-9X4',
    'MJ-7K2Q-9X4',
    'MJ-MJ-7K2Q-9X4',
    'XX-7K2Q-9X40',
    'MJ-UUUU-UUUU',
    '投诉编号',
  ])('%j is none', (written) => {
    expect(CaseNumber.safeParse(written).error?.issues.map(({ message }) => message)).toEqual([
      'number.malformed',
    ])
  })
})

describe('an access code', () => {
  test('is twenty letters in groups of four: 100 random bits', () => {
    for (let i = 0; i < 500; i++) {
      const drawn = drawAccessCode()
      expect(drawn).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/)
      expect(AccessCode.parse(drawn)).toBe(drawn)
    }
    expect(Math.log2(alphabet.length) * 20).toBe(100)
  })

  test('is typed as forgivingly as a number', () => {
    const code = '0123-4567-89AB-CDEF-GHJK'
    const ways = [
      code.toLowerCase(),
      code.replaceAll('-', ''),
      ` ${code.replaceAll('-', ' ')}\n`,
      wide(code),
      code.replace('0', 'o').replace('1', 'L'),
      code.replace('0', 'O').replace('1', 'i'),
    ]
    expect(ways.map((way) => AccessCode.parse(way))).toEqual(ways.map(() => code))
  })

  test('may begin with MJ', () => expect(isCode('MJ23-4567-89AB-CDEF-GHJK')).toBe(true))

  test.each(['', '0123', '0123-4567-89AB-CDEF-GHJ', '0123-4567-89AB-CDEF-GHJKM', 'U123-4567-89AB-CDEF-GHJK'])(
    '%j is none',
    (written) => expect(isCode(written)).toBe(false),
  )
})

/** Chi-squared over 32 letters: with 31 degrees of freedom a fair draw exceeds 90 once in ten million. */
test('no letter is likelier than another', () => {
  const drawn = Array.from({ length: 2_000 }, () => lettersOf(drawAccessCode())).flat()
  const expected = drawn.length / alphabet.length
  const counts = alphabet.map((letter) => drawn.filter((one) => one === letter).length)
  expect(counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)).toBeLessThan(90)
})

test('nothing is drawn twice', () => {
  const drawn = Array.from({ length: 10_000 }, drawAccessCode)
  expect(new Set(drawn).size).toBe(drawn.length)
})

/** As a Chinese input method writes Latin letters, digits and hyphens in full width. */
function wide(written: string) {
  return written.replaceAll(/[!-~]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0))
}
