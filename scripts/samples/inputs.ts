import { crc32 } from 'node:zlib'

/** What comes along when people paste, by name. */
export const pasted: [string, (value: string) => string][] = [
  ['zero-width spaces', (value) => [...value].join('\u200b')],
  ['isolates', (value) => `\u2068${value}\u2069`],
  ['soft hyphens', (value) => value.replaceAll('-', '\u00ad-')],
  ['en dashes', (value) => value.replaceAll('-', '–')],
  [
    'full width and a full stop',
    (value) =>
      `${value.replaceAll(/[!-~]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0))}。`,
  ],
]

export async function timed(work: () => Promise<number>): Promise<string> {
  const began = performance.now()
  const status = await work()
  return `${status} in ${performance.now() - began < 3000 ? 'under' : 'over'} 3 s`
}

/** The picture with many parts that say nothing before its end. */
export function flood(png: Buffer, count: number): Buffer {
  const body = Buffer.from('teXt')
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  const chunk = Buffer.concat([Buffer.alloc(4), body, sum])
  return Buffer.concat([
    png.subarray(0, -12),
    ...Array.from({ length: count }, () => chunk),
    png.subarray(-12),
  ])
}

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
