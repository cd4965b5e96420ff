import type { Language, Text } from '#contract/company'
import { type Fault, say, sentence } from './fault.ts'

/** What the check found: faults refuse, the rest is said and blocks nothing. */
export type Findings = {
  files: number
  faults: Fault[]
  /** What time alone made wrong or will, and what can no longer be mended. */
  soon: Fault[]
  /** Where one language is behind the other. */
  gaps: Fault[]
  /** What no reader sees yet. */
  drafts: Fault[]
}

/** The whole refusal: every fault, an empty line, and how many there are. */
export function refusal({ files, faults }: Findings, languages: readonly Language[]): string {
  const faulty = new Set(faults.map(({ file }) => file)).size
  const one = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`
  const summary = say(
    `The content has ${one(faults.length, 'fault')} in ${faulty} of ${one(files, 'file')}.`,
    `内容有 ${faults.length} 处问题，涉及 ${faulty} 个文件（共 ${files} 个）。`,
  )
  return languages
    .map((language) =>
      [...faults.map((fault) => sentence(fault, language)), '', summary[language]].join('\n'),
    )
    .join('\n\n')
}

/** What is said where nothing is refused. */
export function notes({ files, soon, gaps, drafts }: Findings, languages: readonly Language[]): string {
  const lines = (language: Language) => [
    ...soon.map((one) => `${titles.soon[language]}${sentence(one, language)}`),
    ...gaps.map((one) => `${titles.gaps[language]}${sentence(one, language)}`),
    ...drafts.map((one) => `${titles.drafts[language]}${sentence(one, language)}`),
    language === 'en' ? `The content is in order: ${files} files.` : `内容检查通过：${files} 个文件。`,
  ]
  return languages.flatMap(lines).join('\n')
}

const titles = {
  soon: say('Note: ', '提醒：'),
  gaps: say('Gap: ', '翻译缺口：'),
  drafts: say('Draft: ', '草稿：'),
} satisfies Record<string, Text>

/** On GitHub a finding also stands beside its line in the pull request, in both languages. */
export function annotations({ faults, soon, gaps }: Findings): string {
  const line = (level: string, fault: Fault) => {
    const said = `${sentence(fault, 'zh-CN')}\n${sentence(fault, 'en')}`
    return `::${level} file=${fault.file},line=${fault.line}::${escaped(said)}`
  }
  return [
    ...faults.map((fault) => line('error', fault)),
    ...[...soon, ...gaps].map((one) => line('warning', one)),
  ].join('\n')
}

const escaped = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
