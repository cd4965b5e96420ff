import { type Bytes, Damaged, viewOf } from './bytes.ts'

/** Readers look for the end of a PDF in its last kilobyte (ISO 32000-1, annex H.3). */
const TAIL_BYTES = 1024
const ZIP_END_BYTES = 22
const ZIP_COMMENT_BYTES = 0xffff

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
  const tail = new TextDecoder('latin1').decode(bytes.subarray(-TAIL_BYTES))
  if (!tail.includes('%%EOF')) throw new Damaged()
  return { isMixed: false }
}
