import type { APIRoute } from 'astro'
import { languages } from '#contract/company'
import { address } from '../../i18n/address.ts'
import { type Margins, marginsIn } from '../../print.ts'

export const getStaticPaths = async () => {
  const all = languages.map(async (language) =>
    [...(await marginsIn(language)).values()].map((margins) => ({
      params: { page: address(language, margins.path).slice(1, -1) },
      props: margins,
    })),
  )
  return (await Promise.all(all)).flat()
}

/** Title, version and address on every printed page. A page's margin takes only text written in a stylesheet. */
export const GET: APIRoute<Margins> = ({ props: { title, edition, address } }) => {
  const box = (name: string, text: string) => `@${name}{content:${JSON.stringify(text)}}`
  const boxes = [box('top-left', title), box('top-right', edition), box('bottom-left', address)]
  return new Response(`@page{${boxes.join('')}}\n`, {
    headers: { 'Content-Type': 'text/css; charset=utf-8' },
  })
}
