import { expect, test } from 'vitest'
import { caller, filed } from '../support.ts'
import { bytesOf, fetchFile, sendFiles, sentOf } from './samples.ts'

/** Four pixels, and the profile of a screen that names its maker in every place there is (tests/unit/files/profiles.ts). */
const telling = Uint8Array.fromBase64(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAACI2lDQ1BPdHRlci1CaWxkc2NoaXJtAAB42p2UT2sTQRjGf0kaiig9SEWUgHsQTy7uQmtLKYJRiYekDUmUNIiw2ZkmSzPbsDttPXrwI3gxZ6+CB89+g4IgeBLx2Js3r5XZtW2suq59L/vM7PO8/+adgfLnka/iIqBCHbVqVau70bNmDzg2z4/Hd5vN+uEh1B48bKx3Oq0vb95/O2F8/0TBfD/aQy8UvT0Z6H4wEnaK6kEoZBjryItjyW92UcjYh8IT4LE/jjQUPgC3hQoFFK8Dl4QSBneBVRH7CopvgadKbQso3QQqSmoPSgKY3/UHGkovAafRdhwofQUu+95Iw8y84WgvGsDMfZPDnh6bfW32o+5GD2ZeA9YgxUZr9RNcrhgcdVr3oGzymRuk+IXB/RSb3ObUaMf/WaPpzgUZPmoDKyZX1tFoJBE2VQJGCGJ8hgREKCzarGHjsIzLIjYLLOHiQk0OZaC2PCUjz2qv2c6yu2gvLLmuOcM/x7yaxKwTECKQhMRoIjxiYmS2Ty2fmb78wjm9zpmHlaf2M/itJn5rSIZIAhRbeKgkhoeV1G0llUdYZ+1DOmsnd2D6d5ZOBH7Sv7z8dHbTGo/vEn+3LF+NtusYzuo06dadTI3QgTKa2QPOU+Hcv2Iczcd0rll8876cfjfy8Z8D9X0oX5vm59M2t+HVBK5M/l97Y9Po4J3Oq/V3ot2jMyxsZvdjmluc5OcW9rO5PwBbSEdUQtddZgAAAAlwSFlzAAAD6AAAA+gBtXtSawAAABZJREFUCJljYOCT0bJwYwhJKqjrmQUAEIQDnR7ScQ0AAAAASUVORK5CYII=',
)
const told = ['Geheimkamera', 'Otter-Bildschirm', 'SN-0815-4711', 'Lindenstrasse', 'Zweitbild', 'GEHM']

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset)
const textOf = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes)

/** Where the packed profile of a PNG lies, and its name. */
function profileIn(png: Uint8Array) {
  const at = textOf(png).indexOf('iCCP') + 4
  const name = textOf(png.subarray(at)).split('\0')[0] ?? ''
  const end = at + view(png).getUint32(at - 8)
  return { name, from: at + name.length + 2, end }
}

async function unpacked(packed: Uint8Array<ArrayBuffer>) {
  const opened = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate'))
  return new Uint8Array(await new Response(opened).arrayBuffer())
}

const table = Array.from({ length: 256 }, (_, byte) => {
  let sum = byte
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  return sum
})
const crc = (bytes: Uint8Array) =>
  (bytes.reduce((sum, byte) => (sum >>> 8) ^ (table[(sum ^ byte) & 0xff] ?? 0), 0xffffffff) ^ 0xffffffff) >>>
  0

/** The same picture with something more behind the packed profile. */
function withMore(more: string) {
  const { from, end } = profileIn(telling)
  const start = textOf(telling).indexOf('iCCP')
  const body = bytesOf(telling.slice(start, from), telling.slice(from, end), more)
  const [size, sum] = [new Uint8Array(4), new Uint8Array(4)]
  view(size).setUint32(0, body.length - 4)
  view(sum).setUint32(0, crc(body))
  return bytesOf(telling.slice(0, start - 4), size, body, sum, telling.slice(end + 4))
}

test.each([
  ['as it is', telling],
  ['with something packed behind it', withMore('Geheimkamera')],
])('a picture’s packed colour profile is kept without its maker, %s', async (_, content) => {
  const sent = profileIn(telling)
  expect(textOf(await unpacked(telling.slice(sent.from, sent.end)))).toContain('Geheimkamera')
  const one = await filed()
  const { files } = await sentOf(await sendFiles(caller(), one, [{ name: 'screen.png', content }]))
  const kept = new Uint8Array(await (await fetchFile(caller(), one, files[0]?.id ?? '')).arrayBuffer())
  const { name, from, end } = profileIn(kept)
  const profile = textOf(await unpacked(kept.slice(from, end)))
  expect([name, profile.slice(12, 24), profile.slice(36, 40)]).toEqual(['colours', 'mntrRGB XYZ ', 'acsp'])
  expect(['rXYZ', 'gXYZ', 'bXYZ', 'rTRC', 'gTRC', 'bTRC'].filter((tag) => !profile.includes(tag))).toEqual([])
  const letters = profile + textOf(kept)
  expect(told.filter((word) => letters.includes(word) || letters.includes([...word].join('\0')))).toEqual([])
})
