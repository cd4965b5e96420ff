import { defineCollection } from 'astro:content'
import { type DataStore, glob, type Loader } from 'astro/loaders'
import { Ledger } from '#contract/remediation'
import { inCompany } from './company-folder.ts'
import { Certificate } from './schemas/certificates.ts'
import { EvidenceList, Handbook, Page, Timeline, WhitePaper } from './schemas/documents.ts'
import { Statement } from './schemas/statements.ts'

/**
 * Ids are paths below the collection's folder without extension: `<document>/v2.en`, `<document>/en`. A document's
 * text is no module and not in the store, through which it would go into the bundle: who needs it reads the file
 * (source.ts).
 */
function files(folder: string, pattern: string): Loader {
  const base = `./${inCompany(folder)}`
  const generateId = ({ entry }: { entry: string }) => entry.replace(/\.\w+$/, '')
  const loader = glob({ base, pattern, generateId, retainBody: false })
  const asText = (store: DataStore): DataStore => ({
    ...store,
    set: ({ deferredRender: _, ...entry }) => store.set(entry),
  })
  return { ...loader, load: (context) => loader.load({ ...context, store: asText(context.store) }) }
}

export const collections = {
  'white-papers': defineCollection({ loader: files('white-papers', '*/v*.*.mdx'), schema: WhitePaper }),
  evidence: defineCollection({
    loader: files('', '{white-papers,statements}/*/evidence.yaml'),
    schema: EvidenceList,
  }),
  statements: defineCollection({ loader: files('statements', '*/v*.*.mdx'), schema: Statement }),
  certificates: defineCollection({ loader: files('certificates', '*.yaml'), schema: Certificate }),
  faq: defineCollection({ loader: files('faq', '*/*.mdx'), schema: Handbook }),
  remediation: defineCollection({ loader: files('remediation', '*/*.mdx'), schema: Timeline }),
  ledgers: defineCollection({ loader: files('remediation', '*/ledger.yaml'), schema: Ledger }),
  pages: defineCollection({ loader: files('pages', '*/*.mdx'), schema: Page }),
}
