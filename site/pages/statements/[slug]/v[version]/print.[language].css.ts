import type { APIRoute } from 'astro'
import { languages } from '#contract/company'
import { company } from '../../../../facts.ts'
import { inWords } from '../../../../i18n/dates.ts'
import { words } from '../../../../i18n/words.ts'
import { statements } from '../../../../statements.ts'

export const getStaticPaths = async () => {
  const all = await Promise.all(
    languages.map(async (language) => (await statements(language)).map((one) => ({ ...one, language }))),
  )
  return all.flat().flatMap(({ slug, versions, language }) =>
    versions.map(({ data }) => ({
      params: { slug, version: String(data.version), language },
      props: {
        title: `${company.shortName[language]} · ${data.title}`,
        version: `${words(language).papers.version(data.version)}, ${inWords(data.date, language)}`,
      },
    })),
  )
}

/** Title and version above every printed page. A page's margin takes only text written in a stylesheet. */
export const GET: APIRoute<{ title: string; version: string }> = ({ props: { title, version } }) => {
  const box = (name: string, text: string) =>
    `@${name}{content:${JSON.stringify(text)};font:8pt sans-serif;color:#555}`
  return new Response(`@page{${box('top-left', title)}${box('top-right', version)}}\n`, {
    headers: { 'Content-Type': 'text/css; charset=utf-8' },
  })
}
