import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { Company } from '#contract/company'
import { inCompany } from '../../site/company-folder.ts'
import { legible, type Oklch } from '../../site/contrast.ts'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const css = read('site/styles/tokens.css').replaceAll(/\/\*.*?\*\//gs, '')

/** The declarations of the first `:root` after a heading; those of a medium stand upon the others. */
function declared(heading: string): Record<string, string> {
  const from = css.indexOf(':root {', css.indexOf(heading))
  const block = css.slice(from, css.indexOf('}', from))
  return Object.fromEntries(
    [...block.matchAll(/--([a-z-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]),
  )
}
const light = declared(':root {')
const dark = { ...light, ...declared('prefers-color-scheme: dark') }
const print = { ...light, ...declared('@media print') }

function colour(tokens: Record<string, string>, name: string): Oklch {
  const value = tokens[name] ?? ''
  const other = /^var\(--([a-z-]+)\)$/.exec(value)?.[1]
  if (other) return colour(tokens, other)
  const [, lightness, chroma, hue] = /^oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)$/.exec(value) ?? []
  if (!hue) throw new Error(`--${name} is not a colour: ${value}`)
  return [Number(lightness) / 100, Number(chroma), Number(hue)]
}

/** As a screen shows it: eight bits a channel, clipped to sRGB (Ottosson's matrices). */
function channels([lightness, chroma, hue]: Oklch): number[] {
  const [a, b] = [chroma * Math.cos((hue * Math.PI) / 180), chroma * Math.sin((hue * Math.PI) / 180)]
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const linear = [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ]
  const gamma = (value: number) => (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055)
  return linear.map((value) => Math.round(255 * Math.min(1, Math.max(0, gamma(Math.max(0, value))))))
}

/** WCAG 2.2, 1.4.3. */
function contrast(one: Oklch, other: Oklch): number {
  const luminance = (shown: Oklch) => {
    const [red = 0, green = 0, blue = 0] = channels(shown).map((channel) => {
      const share = channel / 255
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const [a, b] = [luminance(one), luminance(other)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

test('the measure itself is right', () => {
  expect(channels([0.62796, 0.25768, 29.23])).toEqual([255, 0, 0])
  expect(contrast([0, 0, 0], [1, 0, 0])).toBeCloseTo(21, 5)
})

describe.each([
  ['light', light],
  ['dark', dark],
  ['print', print],
])('%s', (_, tokens) => {
  const between = (one: string, other: string) => contrast(colour(tokens, one), colour(tokens, other))

  describe.each(['paper', 'raised', 'tint'])('on %s', (ground) => {
    test.each(['ink', 'quiet', 'accent', 'kept', 'late'])('%s can be read: 4.5:1', (text) => {
      expect(between(text, ground)).toBeGreaterThanOrEqual(4.5)
    })
    test.each(['edge', 'soon'])('%s can be seen: 3:1', (graphic) => {
      expect(between(graphic, ground)).toBeGreaterThanOrEqual(3)
    })
  })
  test('what stands on accent can be read, and the ring of the focus is seen beside it', () => {
    expect(between('on-accent', 'accent')).toBeGreaterThanOrEqual(4.5)
    expect(between('ink', 'paper')).toBeGreaterThanOrEqual(3)
  })
})

describe('the company’s colour', () => {
  /** The strongest chroma that a screen of today shows (Display P3). */
  const WIDEST = 0.37
  /** Lightness is published in tenths of a percent, and a screen has eight bits a channel. */
  const ROUNDING = 0.05
  const { brand } = Company.parse(parse(read(inCompany('company.yaml'))))
  const grounds = (tokens: Record<string, string>) =>
    ['paper', 'raised', 'tint'].map((name) => colour(tokens, name))

  test.each([
    ['light', brand.light, light],
    ['dark', brand.dark, dark],
  ] as const)('can be read as text on every %s ground', (_, accent, tokens) => {
    for (const ground of grounds(tokens)) expect(contrast(accent, ground)).toBeGreaterThanOrEqual(4.5)
  })

  test.each([
    ['light', light],
    ['dark', dark],
  ])('is made legible where it is not: %s', (_, tokens) => {
    const share = (most: number) => fc.float({ min: 0, max: Math.fround(most), noNaN: true })
    fc.assert(
      fc.property(share(1), share(WIDEST), share(360), (lightness, chroma, hue) => {
        const published = legible([lightness, chroma, hue], colour(tokens, 'tint'))
        for (const ground of grounds(tokens))
          expect(contrast(published, ground)).toBeGreaterThan(4.5 - ROUNDING)
      }),
      // Black and white are the colours of many a company.
      {
        examples: [
          [0, 0, 0],
          [1, 0, 0],
        ],
      },
    )
  })

  test('is measured on the ground that tokens.css has', () => {
    const ground = /const tint = (\{.*?\}) as const/.exec(read('site/pages/brand.css.ts'))?.[1]
    expect(parse(ground ?? '')).toEqual({ light: colour(light, 'tint'), dark: colour(dark, 'tint') })
  })
})
