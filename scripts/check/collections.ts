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

/**
 * Every kind of file below the company's folder, and whether published.jsonl chains it. What is `frozen` never changes
 * once it is out. What is `recorded` may change: each change gets a line, and its page says on which days. What is
 * `not` chained says why.
 */
export const kinds = {
  papers: { files: 'white-papers/*/v*.*.mdx', chain: 'frozen' },
  statements: { files: 'statements/*/v*.*.mdx', chain: 'frozen' },
  evidence: { files: '{white-papers,statements}/*/evidence.yaml', chain: 'frozen' },
  shown: { files: '{white-papers,statements}/*/{evidence,figures}/*', chain: 'frozen' },
  promises: { files: 'service-promise/v*.yaml', chain: 'frozen' },
  notices: { files: 'privacy/v*.yaml', chain: 'frozen' },
  surveys: { files: 'surveys/*/v*.yaml', chain: 'frozen' },
  /** Entries and first due dates; what an item is called and why it is there is `itemWords`. */
  ledgers: { files: 'remediation/*/ledger.yaml', chain: 'frozen' },
  itemWords: { files: 'remediation/*/ledger.yaml', part: /\/words$/, chain: 'recorded' },
  timelines: { files: 'remediation/*/*.mdx', chain: 'recorded' },
  proofs: { files: 'remediation/*/evidence/*', chain: 'recorded' },
  handbooks: { files: 'faq/*/*.mdx', chain: 'recorded' },
  certificates: { files: 'certificates/*.yaml', chain: 'recorded' },
  scans: { files: 'certificates/scans/*', chain: 'recorded' },
  pages: { files: 'pages/*/*.mdx', chain: 'recorded' },
  statuses: {
    files: '{white-papers,statements}/*/document.yaml',
    not: 'Each withdrawal and redaction in it has a line of its own, which it may not contradict.',
  },
  company: { files: 'company.yaml', not: 'Names and contacts, which are those of the day.' },
  categories: { files: 'categories.yaml', not: 'The choices of a form; a case keeps what was chosen.' },
  followUps: { files: 'follow-ups.yaml', not: 'A case keeps the plan under which it was filed.' },
  earlyWarnings: { files: 'early-warning.yaml', not: 'It stands on no page.' },
  playbooks: { files: 'playbooks/*.yaml', not: 'They stand on no page.' },
  chain: { files: 'published.jsonl', not: 'It is the chain, and holds itself.' },
} as const satisfies Record<string, Kind>

export type Chain = 'frozen' | 'recorded'
type Kind = { files: string; part?: RegExp } & ({ chain: Chain } | { not: string })
export type KindName = keyof typeof kinds
type ChainedName = {
  [Name in KindName]: (typeof kinds)[Name] extends { chain: Chain } ? Name : never
}[KindName]

const asPattern = (glob: string) =>
  new RegExp(
    `^${glob
      .replaceAll(/[.]/g, '\\.')
      .replaceAll('*', '[^/]*')
      .replaceAll(/\{([^}]*)\}/g, (_, choices: string) => `(?:${choices.replaceAll(',', '|')})`)}$`,
  )

const isKind = (name: string): name is KindName => name in kinds

const patterns = Object.entries<Kind>(kinds).flatMap(([name, { files, part }]) =>
  isKind(name) ? [{ name, file: asPattern(files), part }] : [],
)

/** The kind of what stands at a path of the ledger, `faq/noise/en.mdx#how-loud`; undefined where no kind knows it. */
export function kindOf(path: string): KindName | undefined {
  const [file = ''] = path.split('#')
  const fitting = patterns.filter((one) => one.file.test(file))
  return (fitting.find(({ part }) => part?.test(path)) ?? fitting.find(({ part }) => part === undefined))
    ?.name
}

const isChained = (name: KindName): name is ChainedName => 'chain' in kinds[name]

/** How what stands at a path of the ledger is chained. */
export function chainOf(path: string): Chain | undefined {
  const kind = kindOf(path)
  return kind && isChained(kind) ? kinds[kind].chain : undefined
}

/** The collection and the document that a file below content/ belongs to. */
export function homeOf(file: string): { collection: string; slug: string } {
  const [collection = '', slug = ''] = belowCompany(file).split('/')
  return { collection, slug }
}

/** A document's name is part of its address: 2 to 41 letters that nobody has to spell out on the telephone. */
export const isSlug = (name: string) => /^[a-z][a-z0-9-]{1,40}$/.test(name)

/** The fixed pages; another folder in content/pages/ would be shown nowhere. A test holds them against the site. */
export const pageNames = ['home', 'complaints', 'accessibility']
