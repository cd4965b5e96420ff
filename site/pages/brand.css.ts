import { company } from '../facts.ts'

const oklch = ([lightness, chroma, hue]: [number, number, number]) => `oklch(${lightness * 100}% ${chroma} ${hue})`

/** The company's accent as a stylesheet of its own: the Content-Security-Policy allows no inline style. */
export const GET = () => {
  const { light, dark } = company.brand
  return new Response(`:root{--brand-light:${oklch(light)};--brand-dark:${oklch(dark)}}\n`, {
    headers: { 'Content-Type': 'text/css; charset=utf-8' },
  })
}
