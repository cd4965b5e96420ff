import type { Fault } from './fault.ts'
import type { Source } from './source.ts'

/** A component's use in a body, `<Figure src="figures/listing" caption="…" />`. */
export type Use = { component: string; attributes: Record<string, string>; line: number }

/** Staff write text and the components that are offered; code in a document would run on the build machine. */
export function codeFaults({ file, body }: Source): Fault[] {
  return prose(body.text)
    .split('\n')
    .flatMap((text, index) => {
      const code = text.match(/^\s*(?:import|export)\s.*/)?.[0] ?? text.match(/[{}].{0,20}/)?.[0]
      const expected = 'text and components only (write a brace as &#123;)'
      return code ? [{ file, line: body.line + index, at: '', expected, came: `code: ${code.trim()}` }] : []
    })
}

export function usesIn({ body }: Source): Use[] {
  const text = prose(body.text)
  return [...text.matchAll(/<([A-Z]\w*)((?:\s+[\w-]+="[^"]*")*)\s*\/?>/g)].map(
    ({ index, 1: component = '', 2: written = '' }) => ({
      component,
      attributes: Object.fromEntries(
        [...written.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
      ),
      line: body.line + text.slice(0, index).split('\n').length - 1,
    }),
  )
}

/** The body with fenced code and what stands between backquotes blanked out, line for line. */
function prose(text: string): string {
  const blank = (code: string) => code.replace(/[^\n]/g, ' ')
  return text.replace(/^ {0,3}(```|~~~)[\s\S]*?^ {0,3}\1[ \t]*$/gm, blank).replace(/`[^`\n]*`/g, blank)
}
