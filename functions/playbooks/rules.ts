import type { Language } from '#contract/company'
import { type PlaybookField, playbookFields } from '#contract/playbooks'

const isKnown = (name: string): name is PlaybookField => playbookFields.some((field) => field === name)

/** Whatever stands in braces, in either width. YAML's own braces hold a colon and are none. */
const braces = /[{｛]([^{}｛｝:\n]*)[}｝]/g

/** What stands in braces and names nothing of a case. */
export const unknownFields = (text: string): string[] =>
  [...text.matchAll(braces)].flatMap(([whole, name = '']) =>
    isKnown(name) && whole === `{${name}}` ? [] : [whole],
  )

/** A gap that a person has to fill before the words can go out. */
const gap = { 'zh-CN': (what: string) => `［待填：${what}］`, en: (what: string) => `[to fill: ${what}]` }
const gaps = /\[to fill:[^\]\n]*\]?|［待填：[^］\n]*］?/i

/** The first gap that is left in a text. */
export const gapIn = (text: string): string | undefined => gaps.exec(text)?.[0]

/** The words with what the case says in them; what it does not say is a gap by that name. */
export const fill = (
  text: string,
  values: Partial<Record<PlaybookField, string>>,
  names: Record<PlaybookField, string>,
  language: Language,
): string =>
  text
    .trim()
    .replaceAll(braces, (whole, name: string) =>
      isKnown(name) ? values[name] || gap[language](names[name]) : whole,
    )

const bare = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

/** Without what nobody can see. */
const seen = (text: string) => text.replaceAll(/[\s\p{Default_Ignorable_Code_Point}]+/gu, '')

/** Whether nobody has touched the words since the playbook brought them; a blank more is no word. */
export const isUntouched = (text: string, filled: string) => seen(text) === seen(filled)

/** Whether anything is left of a playbook: one whose every sentence was replaced was not used. */
export const isUsed = (text: string, filled: string) =>
  bare(filled)
    .split(/(?<=[.!?])\s|(?<=[。！？])/)
    .some(
      (sentence) =>
        sentence.length >= 8 && gapIn(sentence) === undefined && bare(text).includes(sentence.trim()),
    )
