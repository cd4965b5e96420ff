import { createReadStream } from 'node:fs'
import { createServer } from 'node:http'

const packages = 'node_modules/@fontsource'
const file = (family: string, part: string, weight: number) =>
  `${family}/files/${family}-${part}-${weight}-normal.woff2`

/** Chinese, and the marks whose width goes with it; every Chinese font is as wide as it is high. */
const chinese = 'U+2014, U+2018-2019, U+201C-201D, U+2026, U+2E80-9FFF, U+F900-FAFF, U+FF00-FFEF'

/**
 * What a reader's machine may have instead of the fonts that the site names: the Latin of a Chinese font, as where no
 * other is installed, and the same a quarter wider, as wide as Verdana or wider.
 */
export const families = ['Chinese', 'wide'] as const
const stretch = { Chinese: '100%', wide: '125%' } satisfies Record<(typeof families)[number], string>

/**
 * Serves the fonts that the project brings; an origin of their own lets the browser keep them from page to page. The
 * style sheet waits for `data-font` on the root to name a family.
 */
export async function serveFonts(): Promise<{ sheet: string; close: () => void }> {
  const server = createServer((request, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*')
    response.setHeader('Cache-Control', 'max-age=3600')
    createReadStream(`${packages}${request.url}`).pipe(response)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0

  const face = (name: string, path: string, more: string) =>
    `@font-face { font-family: "Test ${name}"; src: url(http://127.0.0.1:${port}/${path}); ${more} }`
  const latin = families.flatMap((name) => [
    face(name, file('noto-sans-sc', 'latin', 400), `font-weight: 100 500; size-adjust: ${stretch[name]}`),
    face(name, file('noto-sans-sc', 'latin', 700), `font-weight: 501 900; size-adjust: ${stretch[name]}`),
  ])
  const han = face('Han', file('noto-sans-sc', 'chinese-simplified', 400), `unicode-range: ${chinese}`)
  const use = families.map(
    (name) =>
      `:root:root[data-font="${name}"], :root:root:lang(zh)[data-font="${name}"] { --sans: "Test ${name}", "Test Han"; --mono: var(--sans); }`,
  )
  return { sheet: [...latin, han, ...use].join('\n'), close: () => server.close() }
}
