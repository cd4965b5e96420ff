import type { APIRoute } from 'astro'
import { languages } from '#contract/company'
import { address } from '../../i18n/address.ts'
import { type Margins, marginsIn } from '../../print.ts'

export const getStaticPaths = async () => {
  const all = languages.map(async (language) => {
    const documents = Map.groupBy((await marginsIn(language)).values(), ({ home }) => home)
    return [...documents].map(([home, pages]) => ({
      params: { page: address(language, home).slice(1, -1) },
      props: { pages },
    }))
  })
  return (await Promise.all(all)).flat()
}

/** Title, version and address on every printed page. A page's margin takes only text written in a stylesheet. */
export const GET: APIRoute<{ pages: Margins[] }> = ({ props: { pages } }) =>
  new Response(`${[...new Set(pages.map(rules))].join('\n')}\n`, {
    headers: { 'Content-Type': 'text/css; charset=utf-8' },
  })

function rules({ name, title, edition, address }: Margins): string {
  const box = (place: string, text: string) => `@${place}{content:${JSON.stringify(text)}}`
  const boxes = [box('top-left', title), box('top-right', edition), box('bottom-left', address)].join('')
  return name ? `@page ${name}{${boxes}}.${name}{page:${name}}` : `@page{${boxes}}`
}
