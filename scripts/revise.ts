import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'yaml'
import * as z from 'zod/mini'
import { belowCompany, companyFolder } from '../site/company-folder.ts'
import { DocumentStatus, DRAFT_DAY } from '../site/schemas/published.ts'
import { versioned } from './publishing/shelf.ts'
import { Refusal } from './step.ts'
import { today } from './today.ts'

/** `npm run revise <document>`: the next version of a white paper, a statement or a survey, as a draft. */
export async function run([document = '']: string[] = []): Promise<void> {
  console.log(revise(document, today(new Date())).join('\n'))
  console.log(
    `Say in changes what is different, edit the text, then set the date (now ${DRAFT_DAY}, a draft).
在 changes 里写明改了什么，修改正文，再改日期（现在是 ${DRAFT_DAY}，草稿）。`,
  )
}

/** Copies the newest version, in the languages that have it, and returns the new files. */
export function revise(written: string, day: string): string[] {
  const document = belowCompany(written.replace(/^\.\//, '')).replace(/\/+$/, '')
  const folder = `${companyFolder}/${document}`
  const [collection = '', slug = ''] = document.split('/')
  if (collection === 'surveys') return reviseSurvey(written, folder, day)
  const isVersioned = versioned.some((one) => one === collection) && /^[\w-]+$/.test(slug)
  if (!isVersioned || !existsSync(folder)) throw new Refusal(unknown(written))
  if (isWithdrawn(`${folder}/document.yaml`))
    throw new Refusal(
      `${document} was withdrawn; write a new document.\n${document} 已撤回；请另写一份文档。`,
    )
  const versions = globSync(`${folder}/v*.*.mdx`).map((file) => ({ file, number: numberOf(file) }))
  const newest = Math.max(0, ...versions.map(({ number }) => number))
  const files = versions.filter(({ number }) => number === newest).map(({ file }) => file)
  if (files.length === 0) throw new Refusal(unknown(written))
  const draft = files.find((file) => dateOf(file) > day)
  if (draft) throw new Refusal(notYetOut(draft))
  return files.sort().map((file) => {
    const next = file.replace(`/v${newest}.`, `/v${newest + 1}.`)
    writeFileSync(next, nextVersion(readFileSync(file, 'utf8'), newest + 1))
    return next
  })
}

function reviseSurvey(written: string, folder: string, day: string): string[] {
  const versions = globSync(`${folder}/v*.yaml`).map((file) => Number(/v(\d+)\.yaml$/.exec(file)?.[1]))
  const newest = Math.max(0, ...versions)
  if (newest === 0) throw new Refusal(unknown(written))
  const file = `${folder}/v${newest}.yaml`
  const text = readFileSync(file, 'utf8')
  const { effective = '' } = Effective.safeParse(parse(text)).data ?? {}
  if (effective > day) throw new Refusal(notYetOut(file))
  const next = `${folder}/v${newest + 1}.yaml`
  writeFileSync(next, nextSurvey(text, newest + 1))
  return [next]
}

/** The same questions under a new number. What changed is left empty, which the check refuses until it is said. */
export const nextSurvey = (text: string, number: number): string =>
  text
    .replace(/^changes:.*\n(?:[ \t-].*\n)*/m, '')
    .replace(/^version:.*$/m, `version: ${number}`)
    .replace(/^effective:.*$/m, `effective: "${DRAFT_DAY}"\nchanges: { zh-CN: "", en: "" }`)

const Effective = z.object({ effective: z.string() })

const notYetOut = (file: string) =>
  `${file} is not published yet; edit that one.\n${file} 还没有发布，直接改它就行。`

const unknown = (written: string) =>
  `npm run revise <document>: a folder with versions, such as white-papers/<name>, statements/<name> or surveys/<id>, not "${written}".
npm run revise <文档>：有版本的文档，如 white-papers/<名称>、statements/<名称> 或 surveys/<编号>，不是 "${written}"。`

const numberOf = (file: string) => Number(/\/v(\d+)\.[\w-]+\.mdx$/.exec(file)?.[1] ?? 0)
const headOf = (text: string) => /^---\r?\n([\s\S]*?)^---/m.exec(text)?.[1] ?? ''
const Dated = z.object({ date: z.string() })
const dateOf = (file: string) => Dated.safeParse(parse(headOf(readFileSync(file, 'utf8')))).data?.date ?? ''

const isWithdrawn = (file: string) =>
  existsSync(file) &&
  DocumentStatus.safeParse(parse(readFileSync(file, 'utf8'))).data?.withdrawn !== undefined

/** The same text under a new number. What changed is left empty, which the check refuses until it is said. */
export function nextVersion(text: string, number: number): string {
  const head = headOf(text)
  const next = head
    .replace(/^version:.*$/m, `version: ${number}`)
    .replace(/^date:.*$/m, `date: "${DRAFT_DAY}"`)
    .replace(/^changes:.*\n(?:[ \t-].*\n|\n)*/m, '')
    .replace(/^authoritative:.*\n/m, (line) => `${line}changes:\n  - ""\n`)
  return text.replace(head, () => next)
}
