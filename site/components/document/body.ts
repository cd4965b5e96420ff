const innermost = /<aside class="note"(?:(?!<aside )[\s\S])*?<\/aside>/g
const paragraph = /<p>((?:(?!<\/?p>)[\s\S])*)<\/p>/g
/** Stands for a note while the text around it is put right; nobody writes these characters. */
const place = /\ue000(\d+)\ue001/g
const places = /(?:\ue000\d+\ue001\s*)+/g

/**
 * Notes that follow one another stand in the margin as one group, beside the block before them. One that was
 * written inside a paragraph stands after it, for HTML lets none stand within.
 */
export function grouped(html: string): string {
  const notes: string[] = []
  const taken = (text: string): string => {
    const rest = text.replaceAll(innermost, (note) => `\ue000${notes.push(note) - 1}\ue001`)
    return rest === text ? text : taken(rest.replaceAll(paragraph, noteLast))
  }
  const told = (text: string): string => text.replaceAll(place, (_, index) => told(notes[index] ?? ''))
  return taken(html).replaceAll(places, (group) => `<div class="notes">${told(group)}</div>`)
}

function noteLast(written: string, inside: string): string {
  const after = inside.match(place)
  if (!after) return written
  const text = inside.replaceAll(place, '').trim()
  return `${text && `<p>${text}</p>`}${after.join('')}`
}

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
