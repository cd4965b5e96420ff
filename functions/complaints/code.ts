import * as z from 'zod/mini'
import { isWhole, line } from '#rules/text'

/** Crockford's base32: no I, L, O, U, so that a number read aloud comes back as it was. */
export const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Typed or pasted by a person: any case, any mark and blank anywhere, O for 0, I and L for 1. */
const typed = (written: string) =>
  (isWhole(written) ? line(written) : '')
    .toUpperCase()
    .replaceAll(/[^\p{Letter}\p{Mark}\p{Number}]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')

const worth = (letter: string) => alphabet.indexOf(letter)

/** Luhn mod 32: finds every single wrong letter and nearly every swapped pair. */
function checkCharacter(letters: string): string {
  let sum = 0
  for (const [i, letter] of [...letters].reverse().entries()) {
    const addend = worth(letter) * (i % 2 === 0 ? 2 : 1)
    sum += Math.floor(addend / 32) + (addend % 32)
  }
  return alphabet.charAt((32 - (sum % 32)) % 32)
}

const grouped = (letters: string) => letters.match(/.{4}/g)?.join('-') ?? ''

/** Each letter carries 5 random bits; 256 is a multiple of 32, so no letter is likelier than another. */
const randomLetters = (count: number) =>
  [...crypto.getRandomValues(new Uint8Array(count))].map((byte) => alphabet.charAt(byte % 32)).join('')

/** `MJ-XXXX-XXXX`: seven random letters and a check character. */
export function drawCaseNumber(): string {
  const letters = randomLetters(7)
  return `MJ-${grouped(letters + checkCharacter(letters))}`
}

/** 100 random bits as twenty letters in groups of four. */
export const drawAccessCode = () => grouped(randomLetters(20))

/** 40 random bits as eight letters: enough for five tries in fifteen minutes. */
export const drawOneTimeCode = () => grouped(randomLetters(8))

/** As people type it; what is no code stays as it came, and matches none. */
export const writtenOneTimeCode = (written: string) => grouped(typed(written))

/** Both become the one written form; the message codes are the same whatever is wrong. */
export const CaseNumber = z.pipe(
  z
    .pipe(
      z.string('number.malformed'),
      z.transform((written) => typed(written).replace(/^MJ(?=.{8}$)/, '')),
    )
    .check(
      z.refine(
        (letters) =>
          /^[0-9A-HJKMNP-TV-Z]{8}$/.test(letters) && checkCharacter(letters.slice(0, 7)) === letters.slice(7),
        'number.malformed',
      ),
    ),
  z.transform((letters) => `MJ-${grouped(letters)}`),
)

export const AccessCode = z.pipe(
  z
    .pipe(z.string('code.malformed'), z.transform(typed))
    .check(z.refine((letters) => /^[0-9A-HJKMNP-TV-Z]{20}$/.test(letters), 'code.malformed')),
  z.transform(grouped),
)
