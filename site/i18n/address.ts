import { type Language, languages } from '#contract/company'

const [first] = languages

/** The address of a page in a language; the first language has no prefix. `path` starts and ends with `/`. */
export const address = (language: Language, path: string) =>
  language === first ? path : `/${language}${path}`

/** The language and the path of an address as a document writes it. */
export function placeOf(written: string): { language: Language; path: string } {
  const language = languages.find((one) => one !== first && written.startsWith(`/${one}/`)) ?? first
  return { language, path: language === first ? written : written.slice(language.length + 1) }
}

/** `getStaticPaths` of a page, which is one file under `pages/[...lang]/` with two addresses. */
export const bothLanguages = () =>
  languages.map((language) => ({
    params: { lang: language === first ? undefined : language },
    props: { language },
  }))
