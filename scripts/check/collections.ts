import { belowCompany } from '../../site/company-folder.ts'
/** The collections of documents, by the folder below content/ and the address on the site. */
export const collections = {
  'white-papers': { bothLanguages: false },
  statements: { bothLanguages: false },
  faq: { bothLanguages: true },
  remediation: { bothLanguages: true },
  pages: { bothLanguages: true },
} as const satisfies Record<string, Demand>

/**
 * With `bothLanguages` nothing is published before it is there in every language, and the check refuses a
 * missing twin. Without, a language may come later: the check lists the gap and readers are told.
 */
export type Demand = { bothLanguages: boolean }
export type Collection = keyof typeof collections

export const isCollection = (name: string): name is Collection => name in collections

/** The collection and the document that a file below content/ belongs to. */
export function homeOf(file: string): { collection: string; slug: string } {
  const [collection = '', slug = ''] = belowCompany(file).split('/')
  return { collection, slug }
}

/** A document's name is part of its address: 2 to 41 letters that nobody has to spell out on the telephone. */
export const isSlug = (name: string) => /^[a-z][a-z0-9-]{1,40}$/.test(name)

/** The fixed pages; another folder in content/pages/ would be shown nowhere. A test holds them against the site. */
export const pageNames = ['home', 'complaints', 'accessibility']
