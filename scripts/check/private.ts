/** Something about a person that was found in a text, shown so that nobody can read it from a log. */
export type Private = { kind: 'identity' | 'mobile' | 'card' | 'email'; line: number; masked: string }

// Blanks and hyphens of every kind that people and word processors put between groups of figures.
const gap = '[ \\u00a0\\u2002-\\u200a\\u202f\\-\\u2010-\\u2013]?'
const open = '(?<![0-9A-Za-z]|\\d\\.)'
const close = '(?![0-9A-Za-z]|\\.\\d)'
const identity = new RegExp(`${open}\\d{6}${gap}\\d{8}${gap}\\d{3}[\\dXx]${close}`, 'g')
const mobile = new RegExp(`${open}(?:(?:\\+|00)?86${gap})?1[3-9]\\d${gap}\\d{4}${gap}\\d{4}${close}`, 'g')
/** In one piece, or in fours as on the card (American Express: 4, 6 and 5). */
const card = new RegExp(
  `${open}(?:\\d{13,19}|\\d{4}([ \\u00a0-])\\d{4}\\1\\d{4}\\1\\d{1,4}(?:\\1\\d{1,3})?|\\d{4}([ \\u00a0-])\\d{6}\\2\\d{5})${close}`,
  'g',
)
const email = /[\w.+%-]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}/g

/** Most lines hold neither an address nor eleven figures, and need no closer look. */
const worthReading = /[@\uff20]|(?:[\d\uff10-\uff19][^\d\uff10-\uff19]{0,2}){11}/

/** Every ID-card, mobile and card number and every e-mail address that is not the company's own. */
export function privateIn(text: string, company: string | undefined): Private[] {
  return text.split('\n').flatMap((written, index) => {
    if (!worthReading.test(written)) return []
    const found: Private[] = []
    let rest = halfWidth(written)
    const take = (kind: Private['kind'], pattern: RegExp, isOne: (match: string) => boolean) => {
      rest = rest.replace(pattern, (match) => {
        if (!isOne(match)) return match
        found.push({ kind, line: index + 1, masked: mask(match) })
        return ' '.repeat(match.length)
      })
    }
    take('identity', identity, (match) => isIdentity(figures(match)))
    take('card', card, (match) => isCard(figures(match)))
    take('mobile', mobile, () => true)
    take('email', email, (match) => !isOpen(match, company))
    return found
  })
}

/** A value as a log may show it. */
export function hide(text: string): string {
  return privateIn(text, undefined).length === 0 ? text : '…'
}

/** Figures and letters as Chinese input methods write them, one character for one. */
const halfWidth = (text: string) =>
  text.replace(/[\uff0b\uff0d\uff0e\uff10-\uff19\uff20-\uff3a\uff41-\uff5a]/g, (wide) =>
    String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
  )
const figures = (text: string) => text.replace(/[^\dXx]/g, '').toUpperCase()

/** GB 11643-1999: a day of birth that exists, and the check character of ISO 7064 MOD 11-2. */
function isIdentity(number: string): boolean {
  const born = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  const day = new Date(`${born}T00:00:00Z`)
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== born) return false
  const sum = [...number.slice(0, 17)].reduce(
    (total, figure, i) => total + Number(figure) * (2 ** (17 - i) % 11),
    0,
  )
  return '10X98765432'[sum % 11] === number[17]
}

/** Luhn's sum, over the 13 to 19 figures that a card has; noughts alone are nobody's. */
function isCard(number: string): boolean {
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
