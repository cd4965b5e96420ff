import { globSync } from 'node:fs'
import { companyFolder, inCompany } from '../../../site/company-folder.ts'

const versions = globSync(inCompany('{white-papers,statements}/*/v*.*.mdx')).flatMap((file) => {
  const [, home, version, language] =
    /^(\/.+\/)v(\d+)\.(zh-CN|en)\.mdx$/.exec(file.slice(companyFolder.length)) ?? []
  return home === undefined ? [] : [{ home, version: Number(version), language }]
})
const has = (home: string, version: number, language: string) =>
  versions.some((one) => one.home === home && one.version === version && one.language === language)

/** Where a translation stands: it has fewer versions than the text that it translates. */
export type Lag = { home: string; language: string; from: number; to: number }

/** Every document of which one language has fewer versions than the other, told from the files that staff wrote. */
export const lags: Lag[] = [...new Set(versions.map(({ home }) => home))].flatMap((home) =>
  (['zh-CN', 'en'] as const).flatMap((language) => {
    const numbers = (of: string) =>
      versions.filter((one) => one.home === home && one.language === of).map(({ version }) => version)
    const [from, to] = [
      Math.max(...numbers(language)),
      Math.max(...numbers(language === 'en' ? 'zh-CN' : 'en')),
    ]
    return from < to ? [{ home, language, from, to }] : []
  }),
)

/**
 * The document's own address in the other language, for the address of a version, or of a comparison, that was
 * never written there. Every other address has a twin.
 */
export function homeOfLag(address: string): string | undefined {
  const [, prefix = '', home = '', version, changes] =
    /^(\/en)?(\/(?:white-papers|statements)\/[^/]+\/)v(\d+)\/(changes\/)?$/.exec(address) ?? []
  const other = prefix === '' ? 'en' : 'zh-CN'
  const needed = changes ? [Number(version), Number(version) - 1] : [Number(version)]
  const isWritten = needed.every((one) => has(home, one, other))
  return home === '' || isWritten || !has(home, Number(version), other === 'en' ? 'zh-CN' : 'en')
    ? undefined
    : `${other === 'en' ? '/en' : ''}${home}`
}
