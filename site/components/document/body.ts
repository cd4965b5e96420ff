/** Notes that follow one another stand in the margin as one group, beside the block before them. */
export const grouped = (html: string): string =>
  html.replaceAll(
    /(?:<aside class="note"[\s\S]*?<\/aside>\s*)+/g,
    (notes) => `<div class="notes">${notes}</div>`,
  )

const labelled =
  /<(?:div class="scroll table"|figure class="figure" id="([^"]+)")([\s\S]*?)<span class="number"([^>]*)>([^<]*)<\/span>/g

/**
 * Gives every figure and table its number, and makes the number the link to it: `#table-3`, `#figure-levels`.
 * Components are rendered in no certain order, so only the finished text knows which table is the third.
 */
export function numbered(html: string): string {
  let tables = 0
  let figures = 0
  return html.replaceAll(labelled, (_, figure: string | undefined, between, scope, label) => {
    const number = figure === undefined ? ++tables : ++figures
    const id = figure ?? `table-${number}`
    const opening = figure === undefined ? '<div class="scroll table"' : '<figure class="figure"'
    const link = `<a class="self number"${scope} href="#${id}">${label} ${number}</a>`
    return `${opening} id="${id}"${between}${link}`
  })
}

/** Writes a caption into the table that a document's Markdown became. */
export const captioned = (table: string, caption: string): string =>
  table
    .replace(/aria-label="[^"]*"/, () => `aria-label="${escaped(caption)}"`)
    .replace('</caption>', () => `${escaped(caption)}</caption>`)

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
