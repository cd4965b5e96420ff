/** Pieces in a row, in memory of their own. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

/** A body read whole, or undefined where it is longer than `limit`: of such a one no more is ever held in memory. */
export async function bytesUpTo(request: Request, limit: number): Promise<Uint8Array | undefined> {
  if (Number(request.headers.get('Content-Length') ?? 0) > limit) return undefined
  const chunks: Uint8Array[] = []
  let size = 0
  if (request.body) {
    const reader = request.body.getReader()
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      size += read.value.length
      if (size > limit) {
        await reader.cancel().catch(() => undefined)
        return undefined
      }
      chunks.push(read.value)
    }
  }
  return joined(chunks)
}

const AMPERSAND = 0x26

/** How many fields a urlencoded form has, known before one of them is decoded. */
export function fieldsIn(bytes: Uint8Array): number {
  let fields = bytes.length === 0 ? 0 : 1
  for (const byte of bytes) if (byte === AMPERSAND) fields += 1
  return fields
}
