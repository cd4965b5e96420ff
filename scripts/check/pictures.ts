import { existsSync, statSync } from 'node:fs'
import { dirname, posix } from 'node:path'
import { textsOf } from './bodies.ts'
import { type Fault, nothing, same, say } from './fault.ts'
import { filesOf, photographs } from './files.ts'
import type { Library } from './library.ts'
import { missingFile } from './references.ts'

/** What a phone on a bad network can still load, in bytes. */
export const HEAVIEST = 300_000

/** Pictures are described, light and ours. */
export function pictureFaults(library: Library): Fault[] {
  return [
    ...textsOf(library).flatMap(({ file, body, kind }) =>
      body.pictures.flatMap((one) => (kind === 'answer' ? [inAnswer(file, one)] : shownFaults(file, one))),
    ),
    ...filesOf([...photographs, 'svg']).flatMap(heavyFault),
  ]
}

/** An answer is words inside its handbook, and has no folder of pictures of its own. */
const inAnswer = (file: string, { url, line }: { url: string; line: number }): Fault => ({
  file,
  line,
  at: '![…](…)',
  expected: say('words alone in an answer', '回答里只有文字'),
  came: same(url),
  mend: say(
    'Show the picture in a white paper or a statement, and link to it.',
    '把图放进白皮书或情况说明，在这里加链接。',
  ),
})

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
  const wanted = posix.join(dirname(file), pathOf(url))
  return existsSync(wanted) ? undescribed : [...undescribed, missingFile(file, line, at, wanted)]
}

/** A name with a percent sign of its own, as it is; the page could not find it either, and its own fault says so. */
function pathOf(url: string): string {
  try {
    return decodeURI(url)
  } catch {
    return url
  }
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
