import { PICTURE_PARTS } from '#contract/files'

export type Bytes = Uint8Array<ArrayBuffer>

/** A container that does not read: caught where a file is judged, never further up. */
export class Damaged extends Error {}
/** A container in more parts than any program writes. */
export class Flooded extends Error {}

/** Counts the parts of one file: each costs something, here and in every program that opens it. */
export class Counter {
  #parts = 0
  count(): void {
    this.#parts += 1
    if (this.#parts > PICTURE_PARTS) throw new Flooded()
  }
}

export const viewOf = (bytes: Bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Letters as the containers name their parts: one byte each. */
export const lettersAt = (bytes: Bytes, at: number, count: number) =>
  String.fromCharCode(...bytes.subarray(at, at + count))

export const startsWith = (bytes: Bytes, letters: string, at = 0) =>
  lettersAt(bytes, at, letters.length) === letters
