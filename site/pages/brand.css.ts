import { legible, type Oklch } from '../contrast.ts'
import { company } from '../facts.ts'

// The tint is the hardest ground that accent stands on; as in tokens.css.
const tint = { light: [0.955, 0.012, 95], dark: [0.25, 0.014, 250] } as const

const written = ([lightness, chroma, hue]: Oklch) =>
  `oklch(${Math.round(lightness * 1000) / 10}% ${chroma} ${hue})`

/** The company's accent as a stylesheet of its own: the Content-Security-Policy allows no inline style. */
export const GET = () => {
  const { light, dark } = company.brand
  const css = `:root{--brand-light:${written(legible(light, tint.light))};--brand-dark:${written(legible(dark, tint.dark))}}\n`
  return new Response(css, { headers: { 'Content-Type': 'text/css; charset=utf-8' } })
}
