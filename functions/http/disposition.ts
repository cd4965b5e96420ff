import { joined } from './body.ts'
import { notUtf8, textOf } from './encoding.ts'

/** What a part of a form says of itself; without a file name it is text, unless its type says otherwise. */
export type Disposition = { name: string; fileName: string | undefined }

/** Up to the quotation mark that ends it. Only that mark and a backslash are escaped: in `C:\a.jpg` nothing is. */
function quoted(header: string, from: number): { value: string; end: number } {
  let value = ''
  let at = from
  for (; at < header.length && header[at] !== '"'; at++) {
    const next = header[at + 1]
    if (header[at] === '\\' && (next === '"' || next === '\\')) at += 1
    value += header[at]
  }
  return { value, end: at + 1 }
}

/** The parameters by their names in small letters; the first of a name counts. */
function parametersOf(header: string): Map<string, string> {
  const found = new Map<string, string>()
  const name = /;\s*([^\s=;"]+)\s*=\s*/g
  for (let match = name.exec(header); match; match = name.exec(header)) {
    const isQuoted = header[name.lastIndex] === '"'
    const bare = /[^;]*/y
    bare.lastIndex = name.lastIndex
    const { value, end } = isQuoted
      ? quoted(header, name.lastIndex + 1)
      : { value: (bare.exec(header)?.[0] ?? '').trim(), end: bare.lastIndex }
    name.lastIndex = end
    const key = (match[1] ?? '').toLowerCase()
    if (!found.has(key)) found.set(key, value)
  }
  return found
}

/** What percent signs and the letters between them stand for. */
const bytesOfPercents = (text: string) =>
  joined(
    text
      .split(/(%[0-9a-f]{2})/i)
      .map((piece, i) =>
        i % 2 === 1 ? Uint8Array.of(Number.parseInt(piece.slice(1), 16)) : new TextEncoder().encode(piece),
      ),
  )

/** `utf-8''%E5%9B%BE.jpg` (RFC 5987, RFC 8187): what .NET, older urllib3 and aiohttp write. */
function extended(value: string): string {
  const [, charset = '', encoded = ''] = /^([\w-]+)'[^']*'(.*)$/s.exec(value) ?? []
  const isLatin = /^iso-8859-1$/i.test(charset)
  if (!isLatin && !/^utf-?8$/i.test(charset)) throw notUtf8()
  const bytes = bytesOfPercents(encoded)
  return isLatin ? String.fromCharCode(...bytes) : textOf(bytes)
}

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/** `=?utf-8?B?5Zu+?=` (RFC 2047), with which .NET fills `filename` where it is not ASCII; what is none is itself. */
function encodedWords(value: string): string {
  if (!/^(=\?utf-8\?[bq]\?[!->@-~]*\?=\s*)+$/i.test(value)) return value
  const words = [...value.matchAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi)].map(([, way = '', text = '']) => ({
    isBase64: way.toLowerCase() === 'b',
    text,
  }))
  if (words.some(({ isBase64, text }) => isBase64 && !base64.test(text))) return value
  const letters = words.map(({ isBase64, text }) =>
    isBase64
      ? atob(text)
      : text
          .replaceAll('_', ' ')
          .replaceAll(/=([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
  )
  return textOf(Uint8Array.from(letters.join(''), (letter) => letter.charCodeAt(0)))
}

/** A name that is percents from end to end was written so by a program (aiohttp); people's names hold more than that. */
const percents = (value: string) =>
  /^(?:[\w.~-]|%[0-9A-F]{2})+$/.test(value) && /%(20|[89A-F])/.test(value)
    ? textOf(bytesOfPercents(value))
    : value

/**
 * Reads the header of a part as browsers, curl, .NET and Python write it: quoted or not, in any case, and names that
 * are not ASCII as they are or in one of the ways in which programs wrap them.
 */
export function dispositionOf(header: string): Disposition {
  const given = parametersOf(header)
  const read = (name: string, plain: (value: string) => string) => {
    const star = given.get(`${name}*`)
    const value = given.get(name)
    return star === undefined ? value && plain(value) : extended(star)
  }
  const fileName = read('filename', (value) => percents(encodedWords(value)))
  return { name: read('name', encodedWords) ?? '', fileName }
}
