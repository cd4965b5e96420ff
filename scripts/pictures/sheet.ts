import type { Shot } from './shots.ts'

/** The contact sheet as a page of its own: a row a page type, a column a language, scheme and width. */
export function sheet(names: string[], shots: Shot[]): string {
  const rows = names.map((name) => {
    const row = shots.filter((shot) => shot.name === name)
    return `<tr><th>${name}</th>${row.map(cell).join('')}</tr>`
  })
  const heads = shots
    .filter(({ name }) => name === names[0])
    .map(({ language, scheme, width }) => `<th>${language} ${scheme} ${width}</th>`)
  return `<!doctype html><meta charset="utf-8"><title>Contact sheet</title><style>${style}</style>
<table><tr><th></th>${heads.join('')}</tr>${rows.join('')}</table>`
}

function cell({ file, width }: Shot): string {
  return `<td><a href="${file}" class="${width < 800 ? 'phone' : 'desktop'}"><img src="${file}" alt=""></a></td>`
}

const style = `
  body { margin: 16px; background: #777; font: 13px sans-serif; width: max-content; }
  th { color: #fff; font-weight: 600; text-align: start; vertical-align: top; padding: 4px 10px 4px 0; }
  td { padding: 4px; vertical-align: top; }
  a { display: block; height: 460px; overflow: hidden; }
  img { display: block; width: 100%; }
  .phone { width: 160px; }
  .desktop { width: 384px; }`
