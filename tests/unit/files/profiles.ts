import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { bytesOf, type Format, plain, segment, withSegments } from './pictures.ts'

/** What a profile tells of its maker, and what people type: nothing of it may stay. */
export const told = [
  ...['Geheimkamera', 'Otter-Bildschirm', 'SN-0815-4711', 'Lindenstrasse', 'Zweitbild'],
  ...['GEHM', 'OTTR', 'lcms', 'sawsctrl', 'hand', 'argl'],
]

type Tag = readonly [name: string, element: Buffer]

const u32 = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
const element = (type: string, ...parts: Buffer[]) => Buffer.concat([Buffer.from(type), u32(0), ...parts])
const s15 = (value: number) => u32(Math.round(value * 65536) >>> 0)
export const xyz = (x: number, y: number, z: number) => element('XYZ ', s15(x), s15(y), s15(z))
export const gamma = (value: number) =>
  element('curv', u32(1), Buffer.from([Math.floor(value), Math.round((value % 1) * 256)]))
const text = (words: string) => element('text', Buffer.from(`${words}\0`))
const utf16 = (words: string) => Buffer.from(words, 'utf16le').swap16()
const localised = (words: string) =>
  element('mluc', u32(1), u32(12), Buffer.from('enUS'), u32(words.length * 2), u32(28), utf16(words))

export function tagsOf(profile: Uint8Array): Tag[] {
  const bytes = Buffer.from(profile)
  return Array.from({ length: bytes.readUInt32BE(128) }, (_, i) => {
    const entry = 132 + 12 * i
    const [at, size] = [bytes.readUInt32BE(entry + 4), bytes.readUInt32BE(entry + 8)]
    return [bytes.toString('latin1', entry, entry + 4), bytes.subarray(at, at + size)]
  })
}

/** A profile of these tags behind that header; every tag's element stands by itself, with something between. */
export function profileOf(header: Uint8Array, tags: readonly Tag[], between = ''): Buffer {
  const gap = Buffer.from(between.padEnd(Math.ceil(between.length / 4) * 4, '\0'))
  let at = 132 + 12 * tags.length
  const [table, elements]: [Buffer[], Buffer[]] = [[], []]
  for (const [name, content] of tags) {
    const padded = Buffer.concat([content, Buffer.alloc((4 - (content.length % 4)) % 4), gap])
    table.push(Buffer.from(name), u32(at), u32(content.length))
    elements.push(padded)
    at += padded.length
  }
  const whole = Buffer.concat([header, u32(tags.length), ...table, ...elements])
  whole.writeUInt32BE(whole.length)
  return whole
}

/** The same colours as a screen's calibration leaves them, with its maker in every place that there is. */
export function telling(profile: Uint8Array): Buffer {
  const header = Buffer.from(profile.subarray(0, 128))
  header.write('lcms', 4)
  header.writeUInt16BE(2024, 24)
  header.write('APPL', 40)
  header.writeUInt32BE(0xffff0000, 44)
  header.write('GEHM', 48)
  header.write('OTTR', 52)
  header.writeUInt32BE(0xdeadbeef, 56)
  header.write('hand', 80)
  header.write('Zweitbild-Zweitb', 84)
  header.write('Lindenstrasse', 100)
  const colours = tagsOf(profile).filter(([name]) => name !== 'desc' && name !== 'cprt')
  const more: Tag[] = [
    ['desc', localised('Otter-Bildschirm SN-0815-4711')],
    ['cprt', localised('Lindenstrasse')],
    ['dmnd', text('Geheimkamera')],
    ['dmdd', localised('Otter-Bildschirm')],
    ['dscm', localised('Geheimkamera in der Lindenstrasse')],
    ['mmod', element('mmod', Buffer.from('GEHMOTTRSN-0815-4711'))],
    ['meta', element('dict', Buffer.from('SN-0815-4711'))],
    ['vcgt', element('vcgt', u32(1), Buffer.from('Zweitbild'.padEnd(36, '\0')))],
    ['MS00', element('MS10', Buffer.from('<Geheimkamera/>'))],
    ['calt', element('dtim', Buffer.from([7, 232, 0, 11, 0, 28, 0, 9, 0, 0, 0, 0]))],
    ['targ', text('Zweitbild')],
  ]
  // A point and a matrix need no more than their numbers.
  const longer = colours.map(
    ([name, content]): Tag =>
      /XYZ$|^chad$/.test(name)
        ? [name, Buffer.concat([content, Buffer.from('Geheimkamera')])]
        : [name, content],
  )
  return profileOf(header, [...more, ...longer], 'Geheimkamera SN-0815-4711')
}

export async function standard(name: 'p3' | 'srgb' | 'cmyk'): Promise<Buffer> {
  const made = sharp({ create: { width: 1, height: 1, channels: 3, background: '#345' } })
  const picture = await made
    .toColourspace(name === 'cmyk' ? 'cmyk' : 'srgb')
    .withIccProfile(name)
    .jpeg()
    .toBuffer()
  return (await sharp(picture).metadata()).icc ?? Buffer.alloc(0)
}

const headerOf = (version: number, space: string, connection: string) => {
  const header = Buffer.alloc(128)
  header[8] = version
  header.write(`mntr${space}${connection}`, 12)
  header.write('acsp', 36)
  Buffer.concat([s15(0.9642), s15(1), s15(0.8249)]).copy(header, 68)
  return header
}

/** A screen of its own kind: other primaries, another curve for each colour. */
export const odd = profileOf(headerOf(2, 'RGB ', 'XYZ '), [
  ['desc', Buffer.concat([element('desc', u32(4), Buffer.from('odd\0')), Buffer.alloc(78)])],
  ['cprt', text('none')],
  ['wtpt', xyz(0.9642, 1, 0.8249)],
  ['rXYZ', xyz(0.5, 0.3, 0.02)],
  ['gXYZ', xyz(0.3142, 0.6, 0.1)],
  ['bXYZ', xyz(0.15, 0.1, 0.7049)],
  ['rTRC', gamma(1.4)],
  ['gTRC', gamma(2.6)],
  ['bTRC', gamma(1.8)],
])
export const grey = profileOf(headerOf(4, 'GRAY', 'XYZ '), [
  ['desc', localised('grey')],
  ['cprt', localised('none')],
  ['wtpt', xyz(0.9642, 1, 0.8249)],
  ['kTRC', gamma(3.2)],
])

/** A table that swaps colours about, eight bits wide: red is shown as what green is elsewhere. */
const lut8 = Buffer.concat([
  element('mft1', Buffer.from([3, 3, 2, 0])),
  ...[1, 0, 0, 0, 1, 0, 0, 0, 1].map(s15),
  ...[0, 1, 2].map(() => Buffer.from(Array.from({ length: 256 }, (_, i) => i))),
  Buffer.from([
    20, 128, 128, 90, 200, 60, 140, 60, 190, 160, 128, 200, 90, 190, 190, 200, 90, 90, 220, 128, 90, 250, 128,
    128,
  ]),
  ...[0, 1, 2].map(() => Buffer.from(Array.from({ length: 256 }, (_, i) => i))),
])
export const table = profileOf(headerOf(2, 'RGB ', 'Lab '), [
  ['desc', Buffer.concat([element('desc', u32(6), Buffer.from('table\0')), Buffer.alloc(78)])],
  ['cprt', text('none')],
  ['wtpt', xyz(0.9642, 1, 0.8249)],
  ['A2B0', Buffer.concat([lut8, Buffer.from('Geheimkamera')])],
])

const iccName = 'ICC_PROFILE\0'
const pieces = (profile: Uint8Array, most: number) =>
  Array.from({ length: Math.ceil(profile.length / most) }, (_, i, all = Math.ceil(profile.length / most)) =>
    segment(0xe2, bytesOf(iccName, [i + 1, all], profile.subarray(i * most, (i + 1) * most))),
  )

const pngChunk = (type: string, content: Uint8Array) => {
  const body = bytesOf(type, content)
  return bytesOf(u32(content.length), body, u32(crc32(body)))
}
const riffChunk = (type: string, content: Uint8Array) => {
  const size = Buffer.alloc(4)
  size.writeUInt32LE(content.length)
  return bytesOf(type, size, content, new Uint8Array(content.length % 2))
}

/** Puts a profile into a picture that has none, as a program does that does not look into it. */
export function withProfile(format: Format, picture: Uint8Array, profile: Uint8Array, most = 60_000) {
  if (format === 'jpeg') return withSegments(picture, ...pieces(profile, most).reverse())
  if (format === 'png') {
    const chunk = pngChunk('iCCP', bytesOf('Otter-Bildschirm\0\0', deflateSync(profile)))
    return bytesOf(picture.slice(0, 33), chunk, picture.slice(33))
  }
  const inner = picture.slice(12)
  const canvas = Buffer.alloc(10)
  canvas[0] = 0x20
  canvas.writeUIntLE(SIDE - 1, 4, 3)
  canvas.writeUIntLE(SIDE - 1, 7, 3)
  const body = bytesOf('WEBP', riffChunk('VP8X', canvas), riffChunk('ICCP', profile), inner)
  const size = Buffer.alloc(4)
  size.writeUInt32LE(body.length)
  return bytesOf('RIFF', size, body)
}

const SIDE = 16
export const coloured = (format: Format) => plain(format, SIDE, SIDE)

/** Of every text that a picture's profile could hold, whether packed or not, in either width of letters. */
export async function toldBy(picture: Uint8Array): Promise<string[]> {
  const { icc = Buffer.alloc(0) } = await sharp(picture).metadata()
  const at = Buffer.from(picture).indexOf('iCCP')
  const name = at === -1 ? '' : Buffer.from(picture).toString('latin1', at + 4, at + 40)
  const letters = `${Buffer.from(picture).toString('latin1')}${icc.toString('latin1')}${name}`
  return told.filter((word) => letters.includes(word) || letters.includes([...word].join('\0')))
}
