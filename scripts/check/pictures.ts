import { execFileSync } from 'node:child_process'
import { existsSync, globSync, statSync } from 'node:fs'
import { dirname, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Allowance } from './allowances.ts'
import { textsOf } from './bodies.ts'
import { type Fault, nothing, same, say } from './fault.ts'
import type { Library } from './library.ts'
import { missingFile } from './references.ts'

/** What a phone on a bad network can still load, in bytes. */
export const HEAVIEST = 300_000

/** Pictures are described, light, ours, and do not say where they were taken. */
export function pictureFaults(library: Library, allowed: ReadonlyMap<string, Allowance>): Fault[] {
  const photographs = globSync('content/**/*.{jpg,jpeg,png,webp,tif,tiff,heic,avif}').sort()
  const pictures = [...photographs, ...globSync('content/**/*.{svg,gif}')].sort()
  return [
    ...textsOf(library).flatMap(({ file, body }) => body.pictures.flatMap((one) => shownFaults(file, one))),
    ...pictures.flatMap(heavyFault),
    ...located(photographs.filter((file) => !allowed.has(file))),
  ]
}

function shownFaults(file: string, { url, alt, line }: { url: string; alt: string; line: number }): Fault[] {
  const at = '![…](…)'
  const undescribed: Fault[] = alt.trim()
    ? []
    : [
        {
          file,
          line,
          at,
          expected: say('what the picture shows, in words', '用文字说明图上是什么'),
          came: nothing,
          mend: say(`Write ![what it shows](${url}).`, `写成 ![图上是什么](${url})。`),
        },
      ]
  if (/^([a-z]+:)?\/\//i.test(url)) {
    const fault = {
      file,
      line,
      at,
      expected: say('a picture beside the document', '放在文档旁边的图片'),
      came: same(url),
      mend: say(
        'Upload the picture into figures/; readers load nothing from elsewhere.',
        '把图片传到 figures/ 里；读者不从别处加载任何东西。',
      ),
    }
    return [...undescribed, fault]
  }
  const wanted = posix.join(dirname(file), decodeURI(url))
  return existsSync(wanted) ? undescribed : [...undescribed, missingFile(file, line, at, wanted)]
}

function heavyFault(file: string): Fault[] {
  const { size } = statSync(file)
  if (size <= HEAVIEST) return []
  return [
    {
      file,
      line: 1,
      at: '',
      expected: say(`a picture of at most ${HEAVIEST / 1000} KB`, `不超过 ${HEAVIEST / 1000} KB 的图片`),
      came: same(`${Math.ceil(size / 1000)} KB`),
      mend: say(
        'Save it smaller: 1,600 pixels wide is plenty, as JPEG or WebP at quality 75.',
        '另存得小一些：宽 1600 像素足够，JPEG 或 WebP，质量 75。',
      ),
    },
  ]
}

/** exifr only answers asynchronously and the build asks for the check in passing, so a process of its own waits for it. */
function located(files: string[]): Fault[] {
  if (files.length === 0) return []
  const script = fileURLToPath(new URL('./gps.ts', import.meta.url))
  const found = execFileSync(process.execPath, [script, ...files], { encoding: 'utf8' })
  return found
    .split('\n')
    .filter(Boolean)
    .map((file) => ({
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
}
