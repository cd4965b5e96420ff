/** Characters that nobody sees and that stand for nothing: what pasting brings along. */
const unseen = /[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/gu
/** The same without those that write a name: joiners of Persian and Indic scripts, and variants of a Chinese character. */
const pasted = /(?![\u200C\u200D]|\p{Variation_Selector})[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/gu
/** Besides the dashes, signs that look like one: minus, modifier minus, hyphen bullet. */
const dashes = /[\p{Dash_Punctuation}\u2212\u02D7\u2043]/gu
const blanks = /[\s\p{Control}]+/gu

const withoutUnseen = (text: string) => text.replaceAll(unseen, '')

/** Whether a text shows anything. U+2800 and U+1D159 are the two that Unicode counts among the signs and fonts leave white. */
export const isVisible = (text: string) => /[^\s\p{Control}\u2800\u{1D159}]/u.test(withoutUnseen(text))

/** Characters that show something, and the blanks between them. */
export const visibleLength = (text: string) => [...withoutUnseen(text)].length

/** Whether a text can be kept as it is: U+0000 ends it for some programs, and half a surrogate pair is no character. */
export const isWhole = (text: string) => !/[\0\p{Surrogate}]/u.test(text)

/**
 * A value that stands in one line, as everything that stores, compares or looks up such values writes it: full width
 * is half, every dash is a hyphen, blanks are one, and what nobody sees is gone.
 */
export const line = (value: string) =>
  withoutUnseen(withoutUnseen(value).normalize('NFKC'))
    .normalize('NFKC')
    .replaceAll(dashes, '-')
    .replaceAll(blanks, ' ')
    .trim()

/** A name of somebody or something, in one line. It is not compared, so its characters stay the writer's. */
export const nameLine = (value: string) =>
  value.replaceAll(pasted, '').normalize('NFC').replaceAll(blanks, ' ').trim()
