/** Something about a person that was found in a text, shown so that nobody can read it from a log. */
export type Private = { kind: 'identity' | 'mobile' | 'card' | 'email'; line: number; masked: string }

// What people and word processors put between groups of figures: blanks, hyphens, dashes and dots of every kind.
const sign = '[ \\u00a0\\u2002-\\u200a\\u202f\\-\\u2010-\\u2015\\u2212_~\\u00b7]'
const open = '(?<![0-9A-Za-z]|\\d\\.)'
const close = '(?![0-9A-Za-z]|\\.\\d)'
const identity = new RegExp(`${open}\\d(?:${sign}?\\d){16}${sign}?[\\dXx]${close}`, 'g')
const mobile = new RegExp(
  `${open}(?:(?:\\+|00)?86\\)?${sign}?\\(?)?1[3-9](?:(?:${sign}|[.)])?\\d){9}${close}`,
  'g',
)
/** In one piece, in fours as on the card, as 6 and 13, or as American Express has it, 4, 6 and 5. */
const card = new RegExp(
  `${open}(?:\\d{13,19}|\\d{4}(${sign}|\\.)\\d{4}\\1\\d{4}\\1\\d{1,4}(?:\\1\\d{1,3})?|\\d{4}(${sign})\\d{6}\\2\\d{5}|\\d{6}${sign}\\d{13})${close}`,
  'g',
)
/** Some editors write a stroke before the sign, so that no link comes of it. */
const email = /[\w.+%-]+\\?@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}/g

/** Most lines hold neither an address nor eleven figures, and need no closer look. */
const worthReading = /[@\uff20]|(?:[\d\uff10-\uff19][^\d\uff10-\uff19]{0,2}){11}/

/** Every ID-card, mobile and card number and every e-mail address that is not the company's own. */
export function privateIn(text: string, company: string | undefined): Private[] {
  return text.split('\n').flatMap((written, index) => {
    if (!worthReading.test(written)) return []
    const found: Private[] = []
    let rest = halfWidth(written)
    const take = (kind: Private['kind'], pattern: RegExp, isOne: (match: string, at: number) => boolean) => {
      pattern.lastIndex = 0
      for (let match = pattern.exec(rest); match; match = pattern.exec(rest)) {
        const [written] = match
        if (isOne(written, match.index)) {
          found.push({ kind, line: index + 1, masked: mask(written) })
          // A sign that no number goes on across.
          const after = match.index + written.length
          rest = rest.slice(0, match.index) + '|'.repeat(written.length) + rest.slice(after)
        } else if (kind !== 'email') {
          // Figures that only looked like a number may hold the beginning of a real one.
          pattern.lastIndex = match.index + 1
        }
      }
    }
    take('identity', identity, isIdentity)
    take('card', card, isCard)
    take('mobile', mobile, (match, at) => isMobile(match, rest.slice(0, at), rest.slice(at + match.length)))
    take('email', email, (match) => !isOpen(match.replace('\\', ''), company))
    return found
  })
}

/** A value as a log may show it. */
export function hide(text: string): string {
  return privateIn(text, undefined).length === 0 ? text : '…'
}

/** Figures and letters as Chinese input methods write them; signs without width come along when one copies. */
const halfWidth = (text: string) =>
  text
    .replaceAll(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '')
    .replaceAll('\u3000', ' ')
    .replace(/[\uff0b\uff0d\uff0e\uff10-\uff19\uff20-\uff3a\uff41-\uff5a]/g, (wide) =>
      String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
    )
const figures = (text: string) => text.replace(/[^\dXx]/g, '').toUpperCase()

const groups = (match: string) => match.split(/[^\dXx]+/).filter(Boolean)

/** GB 11643-1999: a province, a day of birth that exists, and the check character of ISO 7064 MOD 11-2. */
function isIdentity(match: string): boolean {
  const number = figures(match)
  // Measured values in a row are no number; people part theirs into few groups.
  if (groups(match).length > 6 || groups(match).some((group) => group.length < 2)) return false
  if (!/^([1-6]\d|71|8[123])\d{4}(18|19|20)/.test(number)) return false
  const born = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  const day = new Date(`${born}T00:00:00Z`)
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== born) return false
  const sum = [...number.slice(0, 17)].reduce(
    (total, figure, i) => total + Number(figure) * (2 ** (17 - i) % 11),
    0,
  )
  return '10X98765432'[sum % 11] === number[17]
}

/** The usual groups, or any of three figures and more that stand by themselves and not in a row of numbers. */
function isMobile(match: string, before: string, after: string): boolean {
  const parts = groups(match.replace(/^(?:\+|00)?86(?=\D)/, ''))
  const lengths = parts.map((part) => part.length)
  if (lengths.length === 1 || /^(3,4,4|3,8)$/.test(lengths.join())) return true
  const isInRow = /\d[ ,]$/.test(before) || /^[ ,]\d/.test(after)
  return lengths.every((length) => length >= 3) && !isInRow
}

/** Luhn's sum, over the 13 to 19 figures that a card has; noughts alone are nobody's, and years in a row are years. */
function isCard(match: string): boolean {
  const number = figures(match)
  if (groups(match).length > 1 && groups(match).every((group) => /^(19|20)\d\d$/.test(group))) return false
  if (!/^\d{13,19}$/.test(number) || /^(\d)\1*$/.test(number)) return false
  const sum = [...number].reverse().reduce((total, figure, i) => {
    const value = Number(figure) * (i % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

/** Where everybody has an address, a domain does not make one the company's. */
const webmail =
  /^(qq|163|126|yeah|sina|sohu|foxmail|139|189|aliyun|gmail|outlook|hotmail|live|yahoo|icloud|me|proton|protonmail|gmx)\./

/** The company's own addresses, and those that RFC 2606 keeps for examples. */
function isOpen(address: string, company: string | undefined): boolean {
  const [, domain = ''] = address.toLowerCase().split('@')
  if (/(^|\.)example(\.(com|net|org))?$/.test(domain)) return true
  const [, own = ''] = (company ?? '').toLowerCase().split('@')
  if (!own) return false
  if (webmail.test(own)) return address.toLowerCase() === company?.toLowerCase()
  return domain === own || domain.endsWith(`.${own}`)
}

function mask(match: string): string {
  const [name = '', domain] = match.split('@')
  if (domain) return `${name.slice(0, 1)}…@${domain}`
  return `${match.slice(0, 3)}…${match.slice(-2)}`
}
