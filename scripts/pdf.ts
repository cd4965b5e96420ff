import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { parse } from 'yaml'
import { Company } from '#contract/company'
import { cacheFolder, distFolder, inCompany } from '../site/company-folder.ts'
import { linkPdfs, pdfAt, unlinked, versionsOn } from '../site/pdf.ts'
import * as compile from './compile.ts'
import { fingerprint } from './fingerprint.ts'
import { openPress } from './pdf/press.ts'
import { buildSite } from './site.ts'
import { step } from './step.ts'
import { today } from './today.ts'

const printed = `${cacheFolder}/pdf`

/** `npm run pdf`: the pages, with a PDF beside every version of a white paper and a statement. */
export async function run(): Promise<void> {
  await step('Compiling the content', compile.run)
  await step('Building the site', () => buildSite(today(new Date())))
  await step('Printing the PDFs', printPdfs)
}

/**
 * Prints the versions that the finished pages name, puts the PDFs beside them and links them. A PDF is kept
 * under the fingerprint of what it was printed from, so that one which did not change is not printed again.
 */
export async function printPdfs(): Promise<'unchanged' | 'done'> {
  const pages = globSync(`${distFolder}/**/index.html`)
    .map((file) => ({ file, html: readFileSync(file, 'utf8') }))
    .filter(({ html }) => versionsOn(html).length > 0)
  const versions = [...new Set(pages.flatMap(({ html }) => versionsOn(html)))]
  const look = fingerprint([
    `${distFolder}/_astro/*.css`,
    `${distFolder}/brand.css`,
    'scripts/pdf/*',
    'package-lock.json',
  ])
  const kept = new Map(versions.map((version) => [version, `${keyOf(version, look)}.pdf`]))
  const isUnchanged = await printMissing(kept)
  for (const [version, name] of kept) copyFileSync(`${printed}/${name}`, `${distFolder}${pdfAt(version)}`)
  for (const { file, html } of pages)
    writeFileSync(
      file,
      linkPdfs(html, (version) => statSync(`${distFolder}${pdfAt(version)}`).size),
    )
  forget(new Set(kept.values()))
  return isUnchanged ? 'unchanged' : 'done'
}

async function printMissing(kept: Map<string, string>): Promise<boolean> {
  mkdirSync(printed, { recursive: true })
  const missing = [...kept].filter(([, name]) => !existsSync(`${printed}/${name}`))
  if (missing.length === 0) return true
  const { origin } = Company.parse(parse(readFileSync(inCompany('company.yaml'), 'utf8')))
  const press = await openPress(origin)
  try {
    for (const [version, name] of missing) writeFileSync(`${printed}/${name}`, await press.print(version))
  } finally {
    await press.close()
  }
  return false
}

/** What a version's PDF depends on. The day in the foot is not printed and does not count. */
function keyOf(version: string, look: string): string {
  const html = unlinked(readFileSync(`${distFolder}${version}index.html`, 'utf8'))
  const timeless = html.replace(/<footer[\s\S]*<\/footer>/, (foot) =>
    foot.replaceAll(/<time[\s\S]*?<\/time>/g, ''),
  )
  const margins = readFileSync(`${distFolder}${/href="([^"]+print\.css)"/.exec(html)?.[1]}`)
  return createHash('sha256').update(look).update(timeless).update(margins).digest('hex')
}

/** PDFs of earlier pages are not kept: a withdrawn document's would stay. */
function forget(inUse: Set<string>): void {
  for (const name of readdirSync(printed)) if (!inUse.has(name)) rmSync(`${printed}/${name}`)
}
