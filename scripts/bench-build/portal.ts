import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { stringify } from 'yaml'
import { inCompany } from '../../site/company-folder.ts'
import { type Document, generate } from './documents.ts'
import { phrases } from './phrases.ts'
import { body, languages, markdown, type Section, write } from './texts.ts'

const parts = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'astro.config.mjs',
  'site',
  'functions',
  'scripts',
  'content',
]
/** What a build leaves behind; without it the next one begins at nothing. */
const traces = ['dist', '.astro', '.cache', '.generated', 'node_modules/.astro', 'node_modules/.vite']

/**
 * A copy of the portal, example and all, with generated documents added; returns the folder. The portal makes of
 * them what it makes of all: each version a page of its own besides the newest's, comparisons, lists, feeds, a
 * sheet for the printer, and it checks and indexes them.
 */
export function plantPortal(count: number): string {
  const root = mkdtempSync(join(tmpdir(), `mingjing-${count}-`))
  for (const part of parts) cpSync(part, join(root, part), { recursive: true })
  linkDependencies(join(root, 'node_modules'))
  for (const document of generate(count)) {
    for (const [path, text] of filesOf(document)) {
      mkdirSync(dirname(join(root, inCompany(path))), { recursive: true })
      writeFileSync(join(root, inCompany(path)), text)
    }
  }
  return root
}

export function clear(root: string): void {
  for (const trace of traces) rmSync(join(root, trace), { recursive: true, force: true })
}

/** One link a package and none for the whole, so that what a build keeps beside them stays in the copy. */
export function linkDependencies(folder: string): void {
  mkdirSync(folder)
  for (const name of readdirSync('node_modules')) {
    if (!traces.includes(`node_modules/${name}`))
      symlinkSync(resolve('node_modules', name), join(folder, basename(name)))
  }
}

type File = [path: string, text: string]

function filesOf(document: Document): File[] {
  const { collection, slug, version, language } = document
  const home = `${collection}/${slug}`
  switch (collection) {
    case 'white-papers':
    case 'statements':
      return [[`${home}/v${version}.${language}.mdx`, versionOf(document)]]
    case 'faq':
      return [[`${home}/${language}.mdx`, handbookOf(document)]]
    case 'remediation':
      return [
        [`${home}/${language}.mdx`, timelineOf(document)],
        [`${home}/ledger.yaml`, ledgerOf(document)],
      ]
  }
}

/** Text in quotation marks, for a bare day is a date to one reader of YAML and text to another. */
const yaml = (facts: object) =>
  stringify(facts, { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' })

const mdx = (frontmatter: object, text: string) => `---\n${yaml(frontmatter)}---\n\n${text}\n`

const headOf = ({ text: { title, summary }, language }: Document) => ({ title, summary, language })

function versionOf(document: Document): string {
  const { collection, version, date, text, language } = document
  const [first = '', second = ''] = text.sections[0]?.paragraphs ?? []
  const head = {
    ...headOf(document),
    version,
    date,
    author: phrases[language].subjects[1],
    authoritative: 'zh-CN',
    ...(version > 1 && { changes: text.sections.slice(-2).map(({ title }) => title) }),
  }
  const facts = {
    kind: 'incident',
    audiences: text.sections.flatMap(({ points }) => points),
    reason: { why: first },
    times: [{ what: text.summary, date }],
    responsible: { role: phrases[language].subjects[1], phone: '+86 21 0000 0188' },
    compensation: { none: second },
  }
  return mdx({ ...head, ...(collection === 'statements' && facts) }, body(text))
}

/** An answer a section; what is left of the text stands before them. */
function handbookOf(document: Document): string {
  const { text, date, language } = document
  const { question, subjects } = phrases[language]
  const [introduction, ...sections] = text.sections
  const answer = (section: Section, index: number) => ({
    title: section.title,
    questions: [
      {
        id: `answer-${index + 1}`,
        question: question(section.title, text.title),
        answer: markdown(section),
        updated: date,
      },
    ],
  })
  const head = { ...headOf(document), audience: subjects[3], updated: date, sections: sections.map(answer) }
  return mdx(head, introduction ? markdown(introduction) : '')
}

/** So many sections introduce a timeline. */
const INTRODUCTION = 2

const timelineOf = (document: Document) => {
  const sections = document.text.sections.slice(0, INTRODUCTION)
  return mdx(headOf(document), body({ ...document.text, sections }))
}

/** An item for each further section, with its words in both languages. */
function ledgerOf({ number, date, text }: Document): string {
  const both = (words: (section: Section) => string, index: number) =>
    Object.fromEntries(
      languages.map((language) => {
        const section = write(number, 1, language).sections[index]
        return [language, section ? words(section) : '']
      }),
    )
  const items = text.sections.slice(INTRODUCTION).map((_, at) => {
    const index = at + INTRODUCTION
    return {
      id: `item-${number}-${index}`,
      title: both(({ title }) => title, index),
      cause: both(({ paragraphs }) => paragraphs[0] ?? '', index),
      measure: both(({ paragraphs }) => paragraphs[1] ?? '', index),
      owner: Object.fromEntries(languages.map((language) => [language, phrases[language].subjects[index]])),
      due: date,
      entries: (['planned', 'started', 'progress', 'done'] as const).map((kind, step) => ({
        date,
        kind,
        note: both(({ points, paragraphs }) => points[step] ?? paragraphs[0] ?? '', index),
      })),
    }
  })
  return yaml({ items })
}
