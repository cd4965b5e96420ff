import { type Bytes, Damaged, lettersAt, viewOf } from './bytes.ts'

/** Readers look for the beginning of a PDF in its first kilobyte and for its end in the last (ISO 32000-1, annex H.3). */
const HEAD_BYTES = 1024
const TAIL_BYTES = 1024
const BEGINNING = '%PDF-'
const ZIP_END_BYTES = 22
const ZIP_COMMENT_BYTES = 0xffff

/** Archives, programs and pictures that may hold a PDF near their beginning, and are none. */
const others = [
  ...['PK\x03\x04', 'PK\x05\x06', 'Rar!', '7z\xbc\xaf', '\xd0\xcf\x11\xe0', 'MZ\x90', '\x7fELF', '#!'],
  ...['GIF87a', 'GIF89a', 'II*\0', 'MM\0*'],
]
const isPage = (before: string) => /^(\xef\xbb\xbf)?\s*</.test(before)
const TAR_NAME_AT = 257

/**
 * True where a PDF begins here, behind no more than a kilobyte of what printers and programs put before it: a byte
 * order mark, line breaks, printer commands. What begins as a page or as another known kind of file is none.
 */
export function beginsAsPdf(bytes: Bytes): boolean {
  const head = lettersAt(bytes, 0, HEAD_BYTES + BEGINNING.length)
  const at = head.indexOf(BEGINNING)
  const before = head.slice(0, Math.max(0, at))
  const isOther = others.some((one) => before.startsWith(one)) || before.startsWith('ustar', TAR_NAME_AT)
  return at !== -1 && !isOther && !isPage(before)
}

/** True where the tail ends in the directory of a ZIP archive, which is read from its end. */
function endsAsZip(bytes: Bytes): boolean {
  const view = viewOf(bytes)
  const last = bytes.length - ZIP_END_BYTES
  for (let at = last; at >= Math.max(0, last - ZIP_COMMENT_BYTES); at--) {
    if (bytes[at] !== 0x50 || view.getUint32(at) !== 0x504b0506) continue
    if (at + ZIP_END_BYTES + view.getUint16(at + 20, true) === bytes.length) return true
  }
  return false
}

/** A PDF is kept as it is. What has lost its end is damaged; what is an archive too is refused. */
export function judgePdf(bytes: Bytes): { isMixed: boolean } {
  if (endsAsZip(bytes)) return { isMixed: true }
  // Some programs fill the last block with nothing.
  let end = bytes.length
  while (bytes[end - 1] === 0 || bytes[end - 1] === 0x20) end -= 1
  const tail = lettersAt(bytes, Math.max(0, end - TAIL_BYTES), TAIL_BYTES)
  if (!tail.includes('%%EOF')) throw new Damaged()
  return { isMixed: false }
}
