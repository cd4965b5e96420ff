import { globSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { parse } from 'yaml'
import type { Language } from '#contract/company'

/** A sentence that people read, where it stands. `…` is a value that is filled in. */
export type Sentence = { file: string; language: Language; text: string }

/** What a reader may hold us to: a number, or a word that allows no exception. */
const claims: Record<Language, RegExp> = {
  en: /\d|\b(never|always|only|nobody|no one|two|three|four|five|six|seven|eight|ten|twelve|twenty|thirty|half|twice)\b/i,
  'zh-CN':
    /\d|从不|绝不|永远|始终|总是|一律|只(?!要|好|能是|读)|仅|无人|没有人|任何人|谁也|[两三四五六七八九十](?:次|天|个|年|件|小时|分钟)/,
}

/** Numbers in commands, names and list marks claim nothing. */
export const isClaim = ({ language, text }: Sentence) =>
  claims[language].test(text.replaceAll(/`[^`]*`/g, '').replace(/^\d+\. /, ''))

const ends: Record<Language, RegExp> = {
  en: /(?<=[.!?][)”"’']?)\s+(?=[A-Z“"‘`*…(])/,
  'zh-CN': /(?<=[。！？][”）]?)(?![”）])/,
}

const sentencesIn = (file: string, language: Language, text: string): Sentence[] =>
  text
    .split(/\n\s*\n|\n(?=[-|#>]|\d+\. )/)
    .flatMap((block) => block.replaceAll(/\s+/g, ' ').trim().split(ends[language]))
    .map((one) => one.trim())
    .filter((one) => /\p{L}/u.test(one))
    .map((one) => ({ file, language, text: one }))

/** The interface's words: every text in `site/i18n/<language>/`, with `…` for what a function fills in. */
function interfaceTexts(language: Language): Sentence[] {
  return globSync(`site/i18n/${language}/**/*.ts`)
    .sort()
    .flatMap((file) => {
      const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
      const texts: string[] = []
      const visit = (node: ts.Node): void => {
        if (ts.isImportDeclaration(node)) return
        if (ts.isTemplateExpression(node)) {
          texts.push(node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join(''))
        } else if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
          if (!ts.isPropertyAssignment(node.parent) || node.parent.name !== node) texts.push(node.text)
        }
        ts.forEachChild(node, visit)
      }
      visit(source)
      return texts.flatMap((text) => sentencesIn(file, language, text))
    })
}

/** A Markdown document without code and without what is only an address. */
const markdown = (file: string, language: Language): Sentence[] =>
  sentencesIn(
    file,
    language,
    readFileSync(file, 'utf8')
      .replaceAll(/^---\n[\s\S]*?\n---\n/g, '')
      .replaceAll(/```[\s\S]*?```/g, '')
      .replaceAll(/\]\([^)]*\)/g, ']'),
  )

/** A data file of the company: every text in that language. */
function yaml(file: string): Sentence[] {
  const texts = (value: unknown): Sentence[] => {
    if (typeof value !== 'object' || value === null) return []
    return Object.entries(value).flatMap(([key, inner]) =>
      (key === 'en' || key === 'zh-CN') && typeof inner === 'string'
        ? sentencesIn(file, key, inner)
        : texts(inner),
    )
  }
  return texts(parse(readFileSync(file, 'utf8')))
}

/** Everything that the project itself says in public; a company's own papers are its own to prove. */
export function published(): Sentence[] {
  return [
    ...interfaceTexts('en'),
    ...interfaceTexts('zh-CN'),
    ...markdown('README.md', 'en'),
    ...markdown('GUIDE.md', 'en'),
    ...markdown('GUIDE.zh-CN.md', 'zh-CN'),
    ...markdown('content/example/pages/complaints/en.mdx', 'en'),
    ...markdown('content/example/pages/complaints/zh-CN.mdx', 'zh-CN'),
    ...globSync('content/example/{privacy,service-promise}/*.yaml').sort().flatMap(yaml),
    ...globSync('content/example/surveys/**/*.yaml').sort().flatMap(yaml),
  ]
}
