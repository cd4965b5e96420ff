import type { Language } from '#contract/company'
import { documentsIn, type Version, type Versions } from '../../../site/versions.ts'

/** `v2.en` as its frontmatter says it, in a document whose Chinese text prevails. */
export function version(
  slug: string,
  name: string,
  date: string,
  authoritative: Language = 'zh-CN',
): Version {
  const [number = '', written = ''] = name.slice(1).split('.')
  const language: Language = written === 'en' ? 'en' : 'zh-CN'
  return { id: `${slug}/${name}`, data: { language, version: Number(number), date, authoritative } }
}

export const today = '2026-11-22'
export const reading = { today, isWriting: false }

/** One document in one language, out of all its versions. */
export function only(language: Language, versions: Version[], moment = reading): Versions {
  const [document] = documentsIn(language, versions, moment)
  if (!document) throw new Error(`There is nothing in ${language}.`)
  return document
}
