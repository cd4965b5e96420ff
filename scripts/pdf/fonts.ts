import { readFileSync } from 'node:fs'

const folder = 'node_modules/@fontsource-variable/noto-sans-sc'
const served = '/fonts-for-pdf/'

/** The file of a font that the page asks for, where it asks for one. */
export const fontFile = (path: string): string | undefined =>
  path.startsWith(served) ? `${folder}/files/${path.slice(served.length)}` : undefined

/**
 * The typeface of the PDFs, which is none of the site's own: pages are read in the reader's fonts, while a PDF
 * brings its own and must look the same from whatever machine it was printed on, also from one without Chinese.
 */
export const fontFaces = (): string =>
  `${readFileSync(`${folder}/index.css`, 'utf8').replaceAll('./files/', served)}
  :root:root { --sans: "Liberation Sans", "Open Sans", Arial, "Noto Sans SC Variable", sans-serif; --mono: var(--sans); }
  :root:root:lang(zh) { --sans: "Noto Sans SC Variable", sans-serif; }`
