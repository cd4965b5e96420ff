import { getDocumentProxy } from 'unpdf'
import * as z from 'zod/mini'

const Info = z.object({ Title: z.string(), Language: z.string() })
const Font = z.object({ name: z.string(), missingFile: z.boolean(), isType3Font: z.boolean() })

export type Read = Awaited<ReturnType<typeof readPdf>>

/** What an independent reader finds in a PDF. Texts come without blanks, which PDFs do not keep. */
export async function readPdf(file: Buffer) {
  const pdf = await getDocumentProxy(new Uint8Array(file), { fontExtraProperties: true })
  const { info } = await pdf.getMetadata()
  const { Title: title, Language: language } = Info.parse(info)
  const pages = []
  for (let number = 1; number <= pdf.numPages; number += 1)
    pages.push(await readPage(await pdf.getPage(number)))
  const outline = flat(await pdf.getOutline())
  return { title, language, outline, pages, isTagged: (await pdf.getMarkInfo())?.Marked === true }
}

export const tight = (text: string) => text.normalize('NFKC').replaceAll(/\s/g, '')

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>
type Page = Awaited<ReturnType<Pdf['getPage']>>
type Outline = Awaited<ReturnType<Pdf['getOutline']>>

async function readPage(page: Page) {
  const { items } = await page.getTextContent()
  const text = tight(items.map((item) => ('str' in item ? item.str : '')).join(''))
  const roles = new Set<string>()
  gather(await page.getStructTree(), roles)
  await page.getOperatorList()
  const fonts = [...page.commonObjs].flatMap(([id, found]) => (/_f\d+$/.test(id) ? [Font.parse(found)] : []))
  const { width, height } = page.getViewport({ scale: 1 })
  return { text, roles, fonts, size: [width, height] }
}

const Node = z.object({ role: z.string(), children: z.array(z.unknown()) })

function gather(node: unknown, roles: Set<string>): void {
  const { data } = Node.safeParse(node)
  if (!data) return
  roles.add(data.role)
  for (const child of data.children) gather(child, roles)
}

const flat = (entries: Outline): string[] =>
  (entries ?? []).flatMap(({ title, items }) => [tight(title), ...flat(items)])
