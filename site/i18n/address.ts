import { type Language, languages } from '#contract/company'

const [first] = languages

/** The address of a page in a language; the first language has no prefix. `path` starts and ends with `/`. */
export const address = (language: Language, path: string) =>
  language === first ? path : `/${language}${path}`

/** `getStaticPaths` of a page, which is one file under `pages/[...lang]/` with two addresses. */
export const bothLanguages = () =>
  languages.map((language) => ({
    params: { lang: language === first ? undefined : language },
    props: { language },
  }))
