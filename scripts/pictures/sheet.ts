import type { Shot } from './shots.ts'

/** The contact sheet as a page of its own: a row a page type, a column a language, medium and width. */
export function sheet(names: string[], shots: Shot[]): string {
  const rows = names.map((name) => {
    const row = shots.filter((shot) => shot.name === name)
    return `<tr><th>${name}</th>${row.map(cell).join('')}</tr>`
  })
  const heads = shots
    .filter(({ name }) => name === names[0])
    .map(
      ({ language, medium, width }) =>
        `<th>${language} ${medium}${medium === 'print' ? '' : ` ${width}`}</th>`,
    )
  return `<!doctype html><meta charset="utf-8"><title>Contact sheet</title><style>${style}</style>
<table><tr><th></th>${heads.join('')}</tr>${rows.join('')}</table>`
}

function cell({ file, medium, width }: Shot): string {
  const format = medium === 'print' ? 'paper' : width < 800 ? 'phone' : 'desktop'
  return `<td><a href="${file}" class="${format}"><img src="${file}" alt=""></a></td>`
}

const style = `
  body { margin: 16px; background: #777; font: 13px sans-serif; width: max-content; }
  th { color: #fff; font-weight: 600; text-align: start; vertical-align: top; padding: 4px 10px 4px 0; }
  td { padding: 4px; vertical-align: top; }
  a { display: block; height: 460px; overflow: hidden; }
  img { display: block; width: 100%; }
  .phone { width: 160px; }
  .desktop { width: 384px; }
  .paper { width: 660px; }`
