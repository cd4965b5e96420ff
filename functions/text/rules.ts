/** Characters that nobody sees and that stand for nothing: what pasting brings along. */
const unseen = /[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/gu
/** The same without those that write a name: joiners of Persian and Indic scripts, and variants of a Chinese character. */
const pasted = /(?![\u200C\u200D]|\p{Variation_Selector})[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/gu
/** Besides the dashes, signs that look like one: minus, modifier minus, hyphen bullet. */
const dashes = /[\p{Dash_Punctuation}\u2212\u02D7\u2043]/gu
const blanks = /[\s\p{Control}]+/gu

/** Unicode counts these two among the signs, and fonts leave them white. */
const white = /[\u2800\u{1D159}]/gu

const withoutUnseen = (text: string) => text.replaceAll(unseen, '')

/** What of a text can be seen, and one blank wherever there are blanks between. */
const seenOf = (text: string) => withoutUnseen(text).replaceAll(white, ' ').replaceAll(blanks, ' ').trim()

export const isVisible = (text: string) => seenOf(text) !== ''

/** The characters that can be seen, and the blanks between them. */
export const visibleLength = (text: string) => [...seenOf(text)].length

/** Whether a text can be kept as it is: U+0000 ends it for some programs, and half a surrogate pair is no character. */
export const isWhole = (text: string) => !/[\0\p{Surrogate}]/u.test(text)

/** Longer than any value in one line. Normalising takes time that grows faster than the text, so that is not begun. */
export const LINE_MAX = 1000

/**
 * A value that stands in one line, as everything that stores, compares or looks up such values writes it: full width
 * is half, every dash is a hyphen, blanks are one, and what nobody sees is gone.
 */
export const line = (value: string) =>
  withoutUnseen(withoutUnseen(value.slice(0, LINE_MAX)).normalize('NFKC'))
    .normalize('NFKC')
    .replaceAll(dashes, '-')
    .replaceAll(blanks, ' ')
    .trim()

/** A name of somebody or something, in one line. It is not compared, so its characters stay the writer's. */
export const nameLine = (value: string) =>
  value.slice(0, LINE_MAX).replaceAll(pasted, '').normalize('NFC').replaceAll(blanks, ' ').trim()
