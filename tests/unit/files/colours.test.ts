import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { clean } from '../../../functions/files/cleaning.ts'
import { neutralProfile } from '../../../functions/files/icc.ts'
import { joined } from '../../../functions/http/body.ts'
import { bytesOf, formats } from './pictures.ts'
import {
  coloured,
  grey,
  odd,
  profileOf,
  standard,
  table,
  tagsOf,
  telling,
  toldBy,
  withProfile,
} from './profiles.ts'

async function cleaned(bytes: Uint8Array<ArrayBuffer>) {
  const judged = await clean(bytes)
  if (!judged.ok) throw new Error(judged.why)
  return joined(judged.parts)
}

/** What a colour-managed viewer shows: libvips converts by the embedded profile with Little CMS. */
const shown = (bytes: Uint8Array) => sharp(bytes).toColourspace('srgb').raw().toBuffer()
/** What lies in the file. */
const stored = (bytes: Uint8Array) => sharp(bytes, { ignoreIcc: true }).raw().toBuffer()

const profiles = {
  'a telephone’s Display P3': await standard('p3'),
  sRGB: await standard('srgb'),
  'a screen with its own primaries and curves': odd,
  'a table of colours': table,
}

describe.each(formats)('of a %s', (format) => {
  test.each(Object.entries(profiles))('%s keeps its colours and loses its maker', async (name, profile) => {
    const picture = await coloured(format)
    const before = withProfile(format, picture, telling(profile))
    expect((await toldBy(before)).length).toBeGreaterThan(4)
    const after = await cleaned(before)
    expect(await toldBy(after)).toEqual([])
    expect(await stored(after)).toEqual(await stored(before))
    expect(await shown(after)).toEqual(await shown(before))
    // The profile is in use, and not merely gone.
    if (name !== 'sRGB') expect(await shown(after)).not.toEqual(await shown(picture))
    expect(await cleaned(after)).toEqual(after)
    expect((await sharp(after).metadata()).hasProfile).toBe(true)
  })
  test('a profile that is none goes, as viewers pass over it', async () => {
    const picture = await coloured(format)
    const nobody = Buffer.concat([Buffer.from(odd.subarray(0, 36)), Buffer.from('none'), odd.subarray(40)])
    const cut = odd.subarray(0, odd.length - 40)
    const texts = profileOf(odd.subarray(0, 128), tagsOf(odd).slice(0, 2))
    for (const profile of [nobody, cut, texts, Buffer.from('Geheimkamera')]) {
      const after = await cleaned(withProfile(format, picture, profile))
      expect((await sharp(after).metadata()).hasProfile).toBe(false)
      expect(await stored(after)).toEqual(await stored(picture))
      expect(await toldBy(after)).toEqual([])
    }
  })
})

test('four inks of a press, in a large profile of many pieces, stay the same inks', async () => {
  const profile = await standard('cmyk')
  const inks = Buffer.from(Array.from({ length: 16 * 16 * 4 }, (_, i) => (i * 7919 + (i % 251) * 31) % 256))
  const picture = bytesOf(
    await sharp(inks, { raw: { width: 16, height: 16, channels: 4 } })
      .toColourspace('cmyk')
      .jpeg({ quality: 100 })
      .toBuffer(),
  )
  const before = withProfile('jpeg', picture, profile, 20_000)
  const after = await cleaned(before)
  expect(await shown(after)).toEqual(await shown(before))
  const { icc } = await sharp(after).metadata()
  const [was, is] = [profile, icc ?? Buffer.alloc(0)].map((one) => new Map(tagsOf(one)))
  for (const name of ['A2B0', 'B2A0', 'gamt', 'bkpt']) expect(is?.get(name)).toEqual(was?.get(name))
  expect(tagsOf(icc ?? Buffer.alloc(0)).map(([name]) => name)).toEqual([
    'desc',
    'cprt',
    'wtpt',
    'bkpt',
    'A2B1',
    'A2B0',
    'A2B2',
    'B2A1',
    'B2A0',
    'B2A2',
    'gamt',
  ])
  // Three names for one table: it stands in the file once, and 734 KB of measurements not at all.
  expect(icc?.length).toBeLessThan(228_000)
  expect((await toldBy(after)).filter((word) => word !== 'hand')).toEqual([])
})

test('a grey picture keeps its grey', async () => {
  for (const format of ['jpeg', 'png'] as const) {
    const greys = Buffer.from(Array.from({ length: 256 }, (_, i) => i))
    const made = sharp(greys, { raw: { width: 16, height: 16, channels: 1 } }).toColourspace('b-w')
    const picture = bytesOf(await made.toFormat(format).toBuffer())
    const before = withProfile(format, picture, telling(grey))
    const after = await cleaned(before)
    expect(await shown(after)).toEqual(await shown(before))
    expect(await shown(after)).not.toEqual(await shown(picture))
    expect(await toldBy(after)).toEqual([])
  }
})

test('a JPEG whose profile has lost a piece shows the same without it', async () => {
  const picture = await coloured('jpeg')
  const whole = withProfile('jpeg', picture, telling(odd), 500)
  const first = Buffer.from(whole).indexOf('ICC_PROFILE') - 4
  const size = Buffer.from(whole).readUInt16BE(first + 2) + 2
  const before = bytesOf(whole.slice(0, first), whole.slice(first + size))
  const after = await cleaned(before)
  expect(await shown(after)).toEqual(await shown(before))
  expect(await toldBy(after)).toEqual([])
})

describe('a PNG’s packed profile', () => {
  const chunked = async (packed: Uint8Array) => {
    const picture = await coloured('png')
    const made = withProfile('png', picture, odd)
    const at = Buffer.from(made).indexOf('iCCP')
    const old = Buffer.from(made).readUInt32BE(at - 4)
    const rest = made.slice(at + 8 + old)
    const body = bytesOf('iCCPOtter-Bildschirm\0\0', packed)
    const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    size.writeUInt32BE(body.length - 4)
    sum.writeUInt32BE(crc32(body))
    return bytesOf(made.slice(0, at - 4), size, body, sum, rest)
  }
  test('is read to its own end, whatever is packed behind it', async () => {
    const behind = await chunked(deflateSync(Buffer.concat([odd, Buffer.from('Geheimkamera')])))
    const after = await cleaned(behind)
    expect((await sharp(after).metadata()).icc).toEqual(Buffer.from(neutralProfile(bytesOf(odd)) ?? []))
    const outside = await cleaned(await chunked(bytesOf(deflateSync(odd), 'Geheimkamera')))
    expect(outside).toEqual(after)
  })
  test('that would fill the memory is not unpacked, and goes', async () => {
    const bomb = await chunked(deflateSync(Buffer.concat([odd.with(0, 0x7f), Buffer.alloc(60_000_000)])))
    const began = performance.now()
    const after = await cleaned(bomb)
    expect(performance.now() - began).toBeLessThan(10_000)
    expect((await sharp(after).metadata()).hasProfile).toBe(false)
    expect((await sharp(await cleaned(await chunked(Buffer.from('no zlib')))).metadata()).hasProfile).toBe(
      false,
    )
  })
})

test('what stays of a profile are its colours, and of its header what they need', () => {
  const neutral = Buffer.from(neutralProfile(bytesOf(telling(odd))) ?? [])
  const kept = tagsOf(neutral).filter(([name]) => name !== 'desc' && name !== 'cprt')
  expect(kept).toEqual(tagsOf(odd).slice(2))
  const header = Buffer.from(odd.subarray(0, 128))
  header.writeUInt32BE(neutral.length)
  header.set([0x07, 0xd0, 0, 1, 0, 1], 24)
  expect(neutral.subarray(0, 128)).toEqual(header)
})
