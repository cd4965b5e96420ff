import { globSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import type { Text } from '#contract/company'
import { inCompany } from '../../site/company-folder.ts'
import { type Allowance, whyOf, yamlAllowances } from './allowances.ts'
import { type Fault, nothing, plus, same, say } from './fault.ts'
import { filesOf, texts } from './files.ts'
import type { Inside } from './inside.ts'
import { documentsOf, type Library } from './library.ts'
import { type Private, privateIn } from './private.ts'

const kinds: Record<Private['kind'], Text> = {
  identity: say('an ID-card number', '身份证号码'),
  mobile: say('a mobile number', '手机号码'),
  card: say('a bank-card number', '银行卡号'),
  email: say('an e-mail address that is not the company’s', '不是本公司的邮箱地址'),
}

/** Nothing about a person is published by accident: in documents, data files, evidence, drawings, pictures. */
export function privacyFaults(
  library: Library,
  allowances: Allowance[],
  files: ReadonlyMap<string, Allowance>,
  inside: readonly Inside[],
): Fault[] {
  const company = library.company[0]?.value?.contact.email
  const written = filesOf(texts)
    .filter((file) => !files.has(file))
    .flatMap((file) => {
      const own = allowances.filter((one) => one.file === file && one.why)
      return privateInFile(file, company)
        .filter(({ line }) => !own.some(({ from, to }) => from <= line && line <= to))
        .map((one) => privateFault(file, one, mendFor(file)))
    })
  const hidden = inside
    .filter(({ file }) => !files.has(file))
    .flatMap(({ file, text }) =>
      privateIn(text, company).map((one) => privateFault(file, { ...one, line: 1 }, mendInside(file))),
    )
  return [...written, ...hidden, ...allowances.filter(({ why }) => !why).map(withoutReason)]
}

/** A drawing may part a number into pieces that stand side by side, so it is read without its tags too. */
function privateInFile(file: string, company: string | undefined): Private[] {
  const text = readFileSync(file, 'utf8')
  const found = privateIn(text, company)
  if (!file.endsWith('.svg')) return found
  const parted = privateIn(text.replaceAll(/<[^>]*>/g, ''), company)
  return [...found, ...parted.filter(({ kind }) => found.every((one) => one.kind !== kind))]
}

const privateFault = (file: string, { kind, line, masked }: Private, mend: Text): Fault => ({
  file,
  line,
  at: '',
  expected: say('nothing about a person', '没有个人信息'),
  came: plus(kinds[kind], same(` (${masked})`)),
  mend,
})

const mendInside = (file: string) =>
  file.endsWith('.pdf')
    ? say(
        'Take it out of the text and the properties of the PDF. If it must stand, say why beside the line that names the file: # allow private: why.',
        '从 PDF 的正文和文档属性里删掉。确实要公开，就在写这个文件名的那一行旁边注明：# allow private: 理由。',
      )
    : say(
        'It stands in the properties of the picture (author, comment): remove them, or say why beside the line that names the file.',
        '它在图片的属性里（作者、备注）：删掉属性，或在写文件名的那一行旁边注明理由。',
      )

const mendFor = (file: string) =>
  file.endsWith('.mdx')
    ? say(
        'Take it out. If it must stand, say why: {/* allow private: why */} in the same paragraph, # allow private: why in the frontmatter.',
        '删掉它。确实要写，就注明理由：同一段里写 {/* allow private: 理由 */}，文件头里写 # allow private: 理由。',
      )
    : file.endsWith('.yaml')
      ? say(
          'Take it out. If it must stand, say why: # allow private: why at the end of the line, or on the line above.',
          '删掉它。确实要写，就在行尾或上一行注明：# allow private: 理由。',
        )
      : say(
          'Take it out. If it must stand, say why beside the line that names the file: # allow private: why.',
          '删掉它。确实要公开，就在写这个文件名的那一行旁边注明：# allow private: 理由。',
        )

const withoutReason = ({ file, line }: Allowance): Fault => ({
  file,
  line,
  at: 'allow private',
  expected: say('a reason', '理由'),
  came: nothing,
  mend: say('Write why it may be published, after the colon.', '在冒号后写明为什么可以公开。'),
})

/** Every allowance in documents and data files, with the lines it speaks for. */
export function allowancesIn(library: Library): Allowance[] {
  const yaml = globSync(inCompany('**/*.yaml')).flatMap((file) =>
    yamlAllowances(file, readFileSync(file, 'utf8')),
  )
  const matter = documentsOf(library).flatMap(({ source: { file, body } }) => {
    const lines = readFileSync(file, 'utf8')
      .split('\n')
      .slice(1, Math.max(body.line - 2, 1))
    return yamlAllowances(file, lines.join('\n'), 1)
  })
  const written = documentsOf(library).flatMap(({ source: { file }, body }) =>
    (body?.allowances ?? []).map(({ comment, ...place }) => ({ file, ...place, why: whyOf(comment) ?? '' })),
  )
  return [...yaml, ...matter, ...written]
}

/** The files beside documents that an allowance speaks for, by the lines on which they are named. */
export function allowedFiles(allowances: Allowance[]): Map<string, Allowance> {
  return new Map(
    allowances
      .filter(({ why }) => why)
      .flatMap((allowance) => {
        const { file, from, to } = allowance
        const lines = readFileSync(file, 'utf8')
          .split('\n')
          .slice(from - 1, to)
          .join('\n')
        return [...lines.matchAll(/\b(?:file|scan|src)(?:: *|=)["']?([\w./-]+)|\]\(([\w./-]+)\)/g)].flatMap(
          ([, named, shown]): [string, Allowance][] => {
            const path = posix.join(posix.dirname(file), named ?? shown ?? '')
            return [path, ...globSync(`${path}.*.svg`)].map((one) => [one, allowance])
          },
        )
      }),
  )
}
