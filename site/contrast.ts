/** Lightness 0-1, chroma, hue: a colour as CSS writes it in `oklch()`. */
export type Oklch = readonly [lightness: number, chroma: number, hue: number]

/** Relative luminance after WCAG 2, by way of linear sRGB; what the gamut cannot hold is clipped. */
function luminance([lightness, chroma, hue]: Oklch) {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const clip = (value: number) => Math.min(1, Math.max(0, value))
  const red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s)
  const green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s)
  const blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

export function contrast(one: Oklch, other: Oklch) {
  const [a, b] = [luminance(one), luminance(other)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

/** The nearest lightness at which a colour can be read as text on `paper`, 4.5:1; hue and chroma stay. */
export function legible([lightness, chroma, hue]: Oklch, paper: Oklch): Oklch {
  const step = paper[0] > 0.5 ? -0.01 : 0.01
  const end = step < 0 ? 0 : 1
  let found = lightness
  while (contrast([found, chroma, hue], paper) < 4.5 && found !== end)
    found = Math.min(1, Math.max(0, found + step))
  return [Math.round(found * 1000) / 1000, chroma, hue]
}
