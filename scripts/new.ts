import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parse } from 'yaml'
import { Company } from '#contract/company'
import { companyFolder, inCompany } from '../site/company-folder.ts'
import { DRAFT_DAY } from '../site/schemas/published.ts'
import { isSlug } from './check/collections.ts'
import type { Skeleton } from './publishing/skeletons/gaps.ts'
import { certificate, handbook, playbook, survey, timeline } from './publishing/skeletons/registers.ts'
import { statement, whitePaper } from './publishing/skeletons/versions.ts'
import { Refusal } from './step.ts'

const skeletons: Record<string, Skeleton> = {
  'white-papers': whitePaper,
  statements: statement,
  faq: handbook,
  remediation: timeline,
  certificates: certificate,
  surveys: survey,
  playbooks: playbook,
}

/** `npm run new <collection> <slug>`: a draft in both languages that passes the check and that no reader sees. */
export async function run([collection = '', slug = '']: string[] = []): Promise<void> {
  const files = create(collection, slug)
  console.log(files.join('\n'))
  if (collection === 'playbooks')
    return console.log(
      `A draft, which the desk does not offer. Fill in what is marked [To write: …], then delete the line "draft: true".
草稿：工作台还不会用它。填好标着［待写：…］的地方，再删掉 "draft: true" 这一行。`,
    )
  console.log(
    `A draft: dated ${DRAFT_DAY}, it stays off the site. Fill in what is marked [To write: …], then set the date.
草稿：日期为 ${DRAFT_DAY}，不会上网。填好标着［待写：…］的地方，再改成发布日期。`,
  )
}

/** Writes the files of a new document and returns their paths; refuses a name that is taken. */
export function create(collection: string, slug: string): string[] {
  const skeleton = skeletons[collection]
  const known = Object.keys(skeletons).join(', ')
  if (!skeleton)
    throw new Refusal(
      `npm run new <collection> <slug>: the collection is one of ${known}, not "${collection}".
npm run new <栏目> <名称>：栏目是 ${known} 之一，不是 "${collection}"。`,
    )
  if (!isSlug(slug))
    throw new Refusal(
      `The name becomes the address: 2 to 41 small letters, figures and hyphens, such as noise-2026, not "${slug}".
名称会成为网址：2 到 41 个小写字母、数字和连字符，如 noise-2026，不能是 "${slug}"。`,
    )
  const company = Company.parse(parse(readFileSync(inCompany('company.yaml'), 'utf8')))
  const files = Object.entries(skeleton(slug, company.contact))
  const taken = [
    ...globSync(`${companyFolder}/${collection}/${slug}{,.yaml}`),
    ...files.map(([path]) => `${companyFolder}/${path}`),
  ]
  const standing = taken.find((path) => existsSync(path))
  if (standing)
    throw new Refusal(
      `${standing} is there already; choose another name.\n${standing} 已经存在；请换一个名称。`,
    )
  for (const [path, text] of files) {
    mkdirSync(dirname(`${companyFolder}/${path}`), { recursive: true })
    writeFileSync(`${companyFolder}/${path}`, text)
  }
  return files.map(([path]) => `${companyFolder}/${path}`)
}
