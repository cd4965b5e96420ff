import { readFileSync } from 'node:fs'

/** Where pages find the fonts; no built page asks for them. */
export const servedFonts = '/fonts-for-pdf/'
const packages = 'node_modules/@fontsource'

/** The file of a font that the page asks for, where it asks for one. */
export function fontFile(path: string): string | undefined {
  if (!path.startsWith(servedFonts)) return undefined
  const [family, file] = path.slice(servedFonts.length).split('/')
  return `${packages}/${family}/files/${file}`
}

/**
 * The typefaces of the PDFs, none of them the site's own: pages are read in the reader's fonts, while a PDF brings
 * its own and looks the same from whatever machine it was printed on, also from one without Chinese. They are
 * static because Chromium writes a variable font, and one with PostScript outlines, glyph by glyph as drawings
 * (Type 3): seven times as large, and worse to read on a screen.
 */
const families = [
  { name: 'PDF Latin', family: 'source-sans-3', part: '' },
  // Its own Latin goes with Chinese text, above all its wide quotation marks.
  { name: 'PDF Chinese Latin', family: 'noto-sans-sc', part: 'latin-' },
  { name: 'PDF Chinese', family: 'noto-sans-sc', part: 'chinese-simplified-' },
  // Names of people and places may need what the simplified set lacks; it comes in a hundred small files.
  { name: 'PDF rare', family: 'noto-sans-sc', part: '' },
]
const weights = [400, 600]

export const fontFaces = (): string => families.flatMap(face).join('')

/** What sets a page in these typefaces alone. */
export const inOwnFonts = `
  :root:root { --sans: "PDF Latin", "PDF Chinese", "PDF rare"; --mono: var(--sans); font-synthesis: none; }
  :root:root:lang(zh) { --sans: "PDF Chinese Latin", "PDF Chinese", "PDF rare"; }`

const face = ({ name, family, part }: (typeof families)[number]) =>
  weights.map((weight) =>
    readFileSync(`${packages}/${family}/${part}${weight}.css`, 'utf8')
      .replaceAll(/font-family: '.*?'/g, `font-family: '${name}'`)
      .replaceAll('./files/', `${servedFonts}${family}/`),
  )
