import type { Language, Text } from '#contract/company'
import { hide } from './private.ts'

/** One thing that is wrong in a file that staff wrote, said so that they can find and mend it. */
export type Fault = { file: string; line: number; at: string; expected: Text; came: Text; mend: Text }

export const say = (en: string, chinese: string): Text => ({ en, 'zh-CN': chinese })
/** What reads the same in every language: names, values, dates. */
export const same = (written: string): Text => say(written, written)
export const nothing = say('nothing', '没有')

/** Parts of a sentence, put together in each language. */
export const plus = (...parts: Text[]): Text =>
  say(parts.map(({ en }) => en).join(''), parts.map((part) => part['zh-CN']).join(''))

/** `content/company.yaml:12: contact.fone: expected …, came …`; editors open the address at a click. */
export function sentence({ file, line, at, expected, came, mend }: Fault, language: Language): string {
  const place = `${file}:${line}:${at ? ` ${at}:` : ''}`
  return language === 'en'
    ? `${place} expected ${expected.en}, came ${came.en}\n    To mend: ${mend.en}`
    : `${place} 要求：${expected['zh-CN']}；实际：${came['zh-CN']}\n    改法：${mend['zh-CN']}`
}

/** A value as a person would quote it, short enough for a line, and nothing that a log must not hold. */
export function quote(value: unknown): Text {
  if (value === undefined) return nothing
  const written = JSON.stringify(value) ?? String(value)
  return same(hide(written.length > 60 ? `${written.slice(0, 57)}…` : written))
}
