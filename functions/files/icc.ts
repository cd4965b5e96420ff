import { joined } from '../http/body.ts'
import { type Bytes, lettersAt, viewOf } from './bytes.ts'

/**
 * Colour profiles (ICC.1:2022) tell of their maker: brand, model and serial number of a screen or camera, names that
 * people typed, days, settings of a graphics card. What converts colours is kept byte for byte, all else goes.
 */
const HEADER_BYTES = 128
const ENTRY_BYTES = 12
/** No more are read by Little CMS, which most programs use. */
const TAGS = 100
/** Profiles from colours to colours; links and lists of names stand in no picture. */
const classes = ['scnr', 'mntr', 'prtr', 'spac', 'abst']
const curves = ['rTRC', 'gTRC', 'bTRC', 'kTRC']
const points = ['rXYZ', 'gXYZ', 'bXYZ', 'wtpt', 'bkpt']
const tables = ['A2B0', 'A2B1', 'A2B2', 'B2A0', 'B2A1', 'B2A2', 'gamt', 'pre0', 'pre1', 'pre2']
const floats = ['D2B0', 'D2B1', 'D2B2', 'D2B3', 'B2D0', 'B2D1', 'B2D2', 'B2D3']

/** How a tag that converts colours may be written. */
const written = new Map<string, readonly string[]>([
  ...curves.map((tag) => [tag, ['curv', 'para']] as const),
  ...points.map((tag) => [tag, ['XYZ ']] as const),
  ...tables.map((tag) => [tag, ['mft1', 'mft2', 'mAB ', 'mBA ']] as const),
  ...floats.map((tag) => [tag, ['mpet']] as const),
  ['chad', ['sf32']],
  ['cicp', ['cicp']],
])

/** How long an element of a type is by what it says of itself; anything behind it nobody reads. */
const lengths: Record<string, (element: DataView) => number> = {
  'XYZ ': () => 20,
  sf32: () => 8 + 9 * 4,
  cicp: () => 12,
  curv: (element) => 12 + 2 * element.getUint32(8),
  para: (element) => 12 + 4 * ([1, 3, 4, 5, 7][element.getUint16(8)] ?? 0),
  mft1: (element) => {
    const [inputs, outputs] = [element.getUint8(8), element.getUint8(9)]
    return 48 + 256 * (inputs + outputs) + element.getUint8(10) ** inputs * outputs
  },
  mft2: (element) => {
    const [inputs, outputs] = [element.getUint8(8), element.getUint8(9)]
    const steps = element.getUint16(48) * inputs + element.getUint16(50) * outputs
    return 52 + 2 * (steps + element.getUint8(10) ** inputs * outputs)
  },
}

type Tag = { name: string; element: Bytes }

/**
 * The tags by which colours are converted, in their order. Undefined for a profile that points past its own end, or
 * has too many tags: libpng and browsers take such a one for none.
 */
function colourTags(profile: Bytes): Tag[] | undefined {
  const view = viewOf(profile)
  const count = view.getUint32(HEADER_BYTES)
  if (count > TAGS || HEADER_BYTES + 4 + count * ENTRY_BYTES > profile.length) return undefined
  const tags: Tag[] = []
  for (let i = 0; i < count; i++) {
    const entry = HEADER_BYTES + 4 + i * ENTRY_BYTES
    const name = lettersAt(profile, entry, 4)
    const [at, size] = [view.getUint32(entry + 4), view.getUint32(entry + 8)]
    if (at + size > profile.length) return undefined
    if (size < 12 || tags.some((tag) => tag.name === name)) continue
    const element = profile.subarray(at, at + size)
    const type = lettersAt(element, 0, 4)
    if (!written.get(name)?.includes(type)) continue
    const shortest = type === 'mft2' ? 52 : 12
    const length = size < shortest ? undefined : (lengths[type]?.(viewOf(element)) ?? size)
    if (length !== undefined && length <= size) tags.push({ name, element: element.subarray(0, length) })
  }
  return tags
}

const letters = (text: string) => new TextEncoder().encode(text)

/** The two texts that a profile must have, saying nothing: as version 2 writes them, and as version 4 does. */
function emptyTexts(isNew: boolean): Tag[] {
  const text = 'Colours'
  if (isNew) {
    const element = new Uint8Array(28 + 2 * text.length)
    element.set(letters('mluc'))
    viewOf(element).setUint32(8, 1)
    viewOf(element).setUint32(12, 12)
    element.set(letters('enUS'), 16)
    viewOf(element).setUint32(20, 2 * text.length)
    viewOf(element).setUint32(24, 28)
    for (const [i, letter] of letters(text).entries()) element[29 + 2 * i] = letter
    return ['desc', 'cprt'].map((name) => ({ name, element }))
  }
  const description = new Uint8Array(90 + text.length + 1)
  description.set(letters('desc'))
  viewOf(description).setUint32(8, text.length + 1)
  description.set(letters(text), 12)
  return [
    { name: 'desc', element: description },
    { name: 'cprt', element: joined([letters('text\0\0\0\0'), letters(`${text}\0`)]) },
  ]
}

/** Version, class, spaces, intent and white point; without programs, platform, day, maker, model and checksum. */
function neutralHeader(profile: Bytes): Bytes {
  const header = new Uint8Array(HEADER_BYTES)
  const keep = (from: number, to: number) => header.set(profile.subarray(from, to), from)
  keep(8, 10)
  keep(12, 24)
  // A day must be one: the first of this century.
  header.set([0x07, 0xd0, 0, 1, 0, 1], 24)
  keep(36, 40)
  keep(64, 80)
  return header
}

const placeOf = ({ byteOffset, length }: Bytes) => `${byteOffset} ${length}`

/**
 * A profile that converts colours as this one does and tells nothing of its maker. Undefined for what is no profile:
 * readers pass that over and take the standard colours.
 */
export function neutralProfile(given: Bytes): Bytes | undefined {
  if (given.length < HEADER_BYTES + 4 || lettersAt(given, 36, 4) !== 'acsp') return undefined
  const size = viewOf(given).getUint32(0)
  if (size > given.length || size < HEADER_BYTES + 4) return undefined
  const profile = given.subarray(0, size)
  const colours = colourTags(profile)
  if (!classes.includes(lettersAt(profile, 12, 4)) || !colours?.length) return undefined
  // Elements may be the same, and never overlap: so what is kept is no longer than what was sent.
  const elements = new Map(colours.map(({ element }) => [placeOf(element), element.length]))
  if ([...elements.values()].reduce((sum, length) => sum + length, 0) > size) return undefined

  const tags = [...emptyTexts((profile[8] ?? 0) >= 4), ...colours]
  const table = new Uint8Array(4 + tags.length * ENTRY_BYTES)
  viewOf(table).setUint32(0, tags.length)
  const parts = [neutralHeader(profile), table]
  const places = new Map<string, number>()
  let end = HEADER_BYTES + table.length
  for (const [i, { name, element }] of tags.entries()) {
    // Elements that several tags share, such as one curve for three colours, stay shared.
    const where = placeOf(element)
    const at = places.get(where) ?? end
    const entry = 4 + i * ENTRY_BYTES
    table.set(letters(name), entry)
    viewOf(table).setUint32(entry + 4, at)
    viewOf(table).setUint32(entry + 8, element.length)
    if (at !== end) continue
    places.set(where, at)
    const padded = new Uint8Array(Math.ceil(element.length / 4) * 4)
    padded.set(element)
    // The four bytes behind a type's name are reserved.
    padded.fill(0, 4, 8)
    parts.push(padded)
    end += padded.length
  }
  const whole = joined(parts)
  viewOf(whole).setUint32(0, whole.length)
  return whole
}
