import { line } from '#rules/text'

/** RFC 5322 atoms before the sign, RFC 5321 lengths, and a domain of at least two labels whose last one is no number. */
const local = /^(?=.{1,64}$)[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/
const domain =
  /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?!\d+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])$/i

/** A domain as the mail system knows it; undefined where it cannot be one. */
function asciiDomain(written: string): string | undefined {
  if (/^[a-z0-9.-]*$/i.test(written)) return written
  const url = `http://${written}/`
  const isHost = /^(?:[a-z0-9.-]|[^\0-\x7f])+$/i.test(written) && URL.canParse(url)
  return isHost ? new URL(url).hostname : undefined
}

/** Of `Name <a@b>`, and of a link, the address alone. */
function bareAddress(written: string): string {
  const bracketed = /<([^<>]*)>[\s.,;。、]*$/.exec(written)?.[1] ?? written
  const [, linked] = /^mailto:([^?]*)/i.exec(bracketed.trim()) ?? []
  if (linked === undefined) return bracketed
  return /%(?![0-9a-f]{2})|%[89a-f]/i.test(linked) ? linked : decodeURIComponent(linked)
}

/**
 * A mail address as it is kept and looked up, whichever way it was typed or pasted; what is none comes back in one line.
 * A domain in Unicode becomes punycode, as which every mail server takes it.
 */
export function mailAddress(written: string): string {
  const address = bareAddress(line(written))
    .replaceAll(/[。｡]/g, '.')
    .replace(/[\s.,;、]+$/, '')
    .trim()
  const at = address.lastIndexOf('@')
  const host = at < 0 ? undefined : asciiDomain(address.slice(at + 1))
  return host === undefined ? address : `${address.slice(0, at)}@${host}`
}

export function isMailAddress(address: string): boolean {
  const at = address.lastIndexOf('@')
  const host = address.slice(at + 1)
  return at > 0 && local.test(address.slice(0, at)) && domain.test(host)
}

/** A telephone number as it is kept: in one line, its extension with it. The katakana long sign is typed for a dash. */
export const telephone = (written: string): string =>
  line(written)
    .replaceAll(/[\u30FC\u2500\u2501]/g, '-')
    .replace(/^tel:\s*/i, '')
    .replace(/[\s.,;:!。、]+$/, '')

const marked =
  /\s*(?:;ext=|(?:extension|extn|ext|durchwahl|dw|分机号?|分機號?|内线|內線|转|轉|x|#|,)\s*[.:]?)\s*\d{1,8}$/i
/** Behind a whole number with its area, `-801` is an extension; inside a shorter one it is a group of digits. */
const hyphened = /(?<=\d{7,8})\s?-\s?\d{1,6}$/

const mainOf = (phone: string) => phone.replace(marked, '')

export const isTelephone = (phone: string) =>
  /^(?=(?:\D*\d){5})(?:\(\+|[+(\d])[\d\s()./-]{4,29}$/.test(mainOf(phone))

const digitsOf = (text: string) => text.replaceAll(/\D/g, '')

/** ITU-T E.164: no country's code is the beginning of another's. */
const countryCode = /^(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})/
const withoutTrunk = (digits: string) => digits.replace(/^0+/, '')

type Parted = { country: string | undefined; rest: string }

function parted(digits: string): Parted {
  const country = countryCode.exec(digits)?.[0] ?? ''
  return { country, rest: withoutTrunk(digits.slice(country.length)) }
}

/** Country and subscriber of a number, as far as it says them; `(0)` is dialled at home alone. */
function numberOf(written: string): Parted {
  const whole = mainOf(telephone(written)).replace(/(?!^)\(0\)/, '')
  const shorter = whole.replace(hyphened, '')
  const main = digitsOf(shorter).length >= 10 ? shorter : whole
  const digits = digitsOf(main)
  const isAbroad = /^\(?\s*\+/.test(main) || digits.startsWith('00')
  return isAbroad ? parted(withoutTrunk(digits)) : { country: undefined, rest: withoutTrunk(digits) }
}

/** What a telephone number is found by: its subscriber's digits, without country, trunk zero and extension. */
export const subscriber = (written: string): string => numberOf(written).rest || digitsOf(telephone(written))

/** A whole number abroad has at least as many digits with the code of its country. */
const ABROAD = 10

/**
 * The digits under which the number that somebody typed may be stored, whoever wrote it how: with the code of its
 * country or without it, without its plus sign, with the zero that is dialled at home. `callingCode` is the company's own.
 */
export function subscribers(written: string, callingCode: string | undefined): string[] {
  const { country, rest } = numberOf(written)
  const digits = digitsOf(mainOf(telephone(written)))
  const own = country ?? callingCode
  const other =
    country === undefined && digits.length >= ABROAD && !digits.startsWith('0') ? parted(digits) : undefined
  const readings: Parted[] = [{ country: own, rest }, ...(other ? [other] : [])]
  const found = readings
    .filter(({ rest }) => rest !== '')
    .flatMap(({ country, rest }) => [
      ...[rest, `0${rest}`],
      ...(country === undefined
        ? []
        : [`${country}${rest}`, `${country}0${rest}`, `00${country}${rest}`, `00${country}0${rest}`]),
    ])
  // Before 2026-11-29 all digits were stored, those behind a last hyphen among them, with 00 for a plus.
  const former = digitsOf(line(written).replace(/^\+/, '00'))
  return [...new Set([subscriber(written), ...found, former])]
}
