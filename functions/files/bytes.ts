export type Bytes = Uint8Array<ArrayBuffer>

/** A container that does not read: caught where a file is judged, never further up. */
export class Damaged extends Error {}

export const viewOf = (bytes: Bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Letters as the containers name their parts: one byte each. */
export const lettersAt = (bytes: Bytes, at: number, count: number) =>
  String.fromCharCode(...bytes.subarray(at, at + count))

export const startsWith = (bytes: Bytes, letters: string, at = 0) =>
  lettersAt(bytes, at, letters.length) === letters

export function joined(parts: readonly Bytes[]): Bytes {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
