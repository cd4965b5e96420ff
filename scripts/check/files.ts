import { execFileSync } from 'node:child_process'
import { globSync, readFileSync, statSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { TextDecoder } from 'node:util'
import * as z from 'zod/mini'
import { belowCompany, inCompany } from '../../site/company-folder.ts'
import { readLedger, standingOf } from '../publishing/ledger.ts'
import { hashNow, readLedgerFile } from '../publishing/shelf.ts'
import type { Allowance } from './allowances.ts'
import { type Fault, quote, same, say } from './fault.ts'
import type { Inside } from './inside.ts'

/** Files that are text, which the check reads as they are. */
export const texts = ['mdx', 'yaml', 'csv', 'tsv', 'svg', 'txt', 'json', 'md', 'xml', 'geojson']
export const photographs = ['jpg', 'jpeg', 'png', 'webp', 'gif', 'tif', 'tiff', 'heic', 'heif', 'avif']
const readable = [...texts, ...photographs, 'pdf']

/** The largest file that Cloudflare serves as an asset. */
const HEAVIEST = 25 * 1024 * 1024

const endingOf = (file: string) => extname(file).slice(1)
const isBeside = (file: string) => /\/(evidence|figures|scans)\/[^/]+$/.test(file)

/** Everything below content/ that is of a kind. */
export const filesOf = (endings: readonly string[]): string[] =>
  globSync(inCompany('**/*.*'))
    .filter((file) => endings.includes(endingOf(file)))
    .sort()

/** Every file is of a kind that the check can look into, under an ending that it knows, and can be deployed. */
export function fileFaults(allowed: ReadonlyMap<string, Allowance>): Fault[] {
  const beside = globSync(inCompany('**/*.*')).filter(isBeside).sort()
  return [
    ...beside.flatMap((file) => kindFaults(file, allowed)),
    ...beside.flatMap(sizeFaults),
    ...filesOf(texts).flatMap(encodingFaults),
  ]
}

function kindFaults(file: string, allowed: ReadonlyMap<string, Allowance>): Fault[] {
  const ending = endingOf(file)
  const at = { file, line: 1, at: '' }
  if (ending !== ending.toLowerCase())
    return [
      {
        ...at,
        expected: say(
          `an ending in small letters, .${ending.toLowerCase()}`,
          `小写的扩展名 .${ending.toLowerCase()}`,
        ),
        came: quote(basename(file)),
        mend: say('Rename the file, here and where it is named.', '给文件改名，引用它的地方也改。'),
      },
    ]
  if (readable.includes(ending) || allowed.has(file)) return []
  return [
    {
      ...at,
      expected: say(
        'a kind of file that can be looked into for private data: CSV, PDF, text, SVG or a picture',
        '可以检查个人信息的文件：CSV、PDF、文本、SVG 或图片',
      ),
      came: same(`.${ending}`),
      mend: say(
        'Save it as CSV or PDF; or allow it beside the line that names the file: # allow private: why.',
        '另存为 CSV 或 PDF；或在写这个文件名的那一行旁边注明：# allow private: 理由。',
      ),
    },
  ]
}

function sizeFaults(file: string): Fault[] {
  const { size } = statSync(file)
  if (size <= HEAVIEST) return []
  return [
    {
      file,
      line: 1,
      at: '',
      expected: say('a file of at most 25 MB', '不超过 25 MB 的文件'),
      came: same(`${Math.ceil(size / 1024 / 1024)} MB`),
      mend: say('Save it smaller, or part it into several.', '压缩，或拆成几个文件。'),
    },
  ]
}

/**
 * Excel and older editors in China save GBK, which readers would see as question marks. An editor that read it wrongly
 * has put those into the file: what they stand for is lost, whatever the file is saved as.
 */
function encodingFaults(file: string): Fault[] {
  const content = readFileSync(file)
  const fault = (came: Fault['came'], line = 1): Fault[] => [
    {
      file,
      line,
      at: '',
      expected: say('text in UTF-8', 'UTF-8 编码的文本'),
      came,
      mend: say(
        'Save the original again as UTF-8. Excel: "CSV UTF-8"; Notepad: Save as, Encoding UTF-8.',
        '把原文件另存为 UTF-8。Excel 选“CSV UTF-8”；记事本在“另存为”里把编码选为 UTF-8。',
      ),
    },
  ]
  const mark = content.subarray(0, 3)
  if (file.endsWith('.mdx') && mark.equals(Buffer.from([0xef, 0xbb, 0xbf])))
    return fault(say('UTF-8 with a byte order mark before "---"', '“---”前面带 BOM 的 UTF-8'))
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content)
    if (text.includes('\0')) return fault(say('bytes that are no text', '不是文本的字节'))
    const lost = text.indexOf('\uFFFD')
    if (lost === -1) return []
    const line = text.slice(0, lost).split('\n').length
    return fault(say('a character that was lost in another encoding', '已因编码错误丢失的字符'), line)
  } catch {
    return fault(say('another encoding, such as GBK', '别的编码，例如 GBK'))
  }
}

const Found = z.object({ file: z.string(), isLocated: z.boolean(), text: z.string() })

/**
 * What pictures and PDFs hold besides what one sees. Their readers only answer asynchronously and the build asks for
 * the check in passing, so a process of its own waits for them. A PDF in the ledger was read before it got there.
 */
export function insides(): Inside[] {
  const { lines } = readLedger(readLedgerFile())
  const isKnown = (file: string) => {
    const path = belowCompany(file)
    const standing = standingOf(lines, path)
    return standing !== undefined && standing.sha256 === hashNow(path)
  }
  const files = [...filesOf(photographs), ...filesOf(['pdf']).filter((file) => !isKnown(file))]
  if (files.length === 0) return []
  const script = fileURLToPath(new URL('./inside.ts', import.meta.url))
  const said = execFileSync(process.execPath, [script, ...files], {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return said
    .split('\n')
    .filter(Boolean)
    .map((line) => Found.parse(JSON.parse(line)))
}

/** The pictures that say where they were taken. */
export const locatedFaults = (found: readonly Inside[], allowed: ReadonlyMap<string, Allowance>): Fault[] =>
  found
    .filter(({ file, isLocated }) => isLocated && !allowed.has(file))
    .map(({ file }) => ({
      file,
      line: 1,
      at: '',
      expected: say('a picture that does not say where it was taken', '不带拍摄地点的图片'),
      came: say('a GPS position inside it', '图片里有 GPS 位置'),
      mend: say(
        'Remove the location before uploading (phone: share without location; computer: file properties), or allow it with a reason beside the line that names the file.',
        '上传前去掉位置（手机：分享时关闭“位置”；电脑：文件属性里删除），或在写文件名的那一行旁边注明允许的理由。',
      ),
    }))
