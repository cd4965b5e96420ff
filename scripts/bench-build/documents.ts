import type { Language } from '#contract/company'
import { languages, type Text, write } from './texts.ts'

const collections = ['white-papers', 'statements', 'faq', 'remediation'] as const

/** One version of a document in one language. */
export type Document = {
  collection: (typeof collections)[number]
  slug: string
  number: number
  version: number
  language: Language
  date: string
  text: Text
}

/** What ten documents in a language are; `of` is the one whose version it is. */
const mixture = [
  { collection: 'white-papers', of: 0, version: 1 },
  { collection: 'white-papers', of: 0, version: 2 },
  { collection: 'white-papers', of: 2, version: 1 },
  { collection: 'statements', of: 3, version: 1 },
  { collection: 'statements', of: 4, version: 1 },
  { collection: 'statements', of: 4, version: 2 },
  { collection: 'faq', of: 6, version: 1 },
  { collection: 'faq', of: 7, version: 1 },
  { collection: 'faq', of: 8, version: 1 },
  { collection: 'remediation', of: 9, version: 1 },
] as const

/** The first so many documents, half of them Chinese and half English; the same number gives the same ones. */
export function generate(count: number): Document[] {
  const tens = Array.from({ length: Math.ceil(count / mixture.length / languages.length) }, (_, ten) => ten)
  return tens
    .flatMap((ten) =>
      mixture.flatMap(({ collection, of, version }) => {
        const number = ten * mixture.length + of
        const common = {
          collection,
          slug: `generated-${number}`,
          number,
          version,
          date: dayOf(number, version),
        }
        return languages.map((language) => ({ ...common, language, text: write(number, version, language) }))
      }),
    )
    .slice(0, count)
}

const DAY = 86_400_000
const FIRST = Date.parse('2024-01-01')

/** Every document has its day within two years, and its second version half a year later. */
function dayOf(number: number, version: number): string {
  const days = (number % 700) + (version - 1) * 180
  return new Date(FIRST + days * DAY).toISOString().slice(0, 10)
}
