import type { Text } from '#contract/company'
import { same, say } from './fault.ts'

/** What a schema says in its own words, in Chinese; a test finds what is missing here. */
const chinese: Record<string, string> = {
  'text on one line': '一行文字，不换行',
  'a list of what changed, from version 2 on': '一份改动清单（第 2 版起必填）',
  'a number with its country, like +86 21 0000 0188': '带国家代码的号码，如 +86 21 0000 0188',
  'a `phone` or an `email`, so that the role can be reached': '`phone` 或 `email` 至少一项，否则找不到人',
  'either `offered` with what, or `none` with why': '`offered`（给什么）或 `none`（为什么没有），二选一',
  'one of `by`, the day it is settled, `until`, the last day it holds, or `term` in words':
    '`by`（办结日期）、`until`（有效的最后一天）、`term`（文字说明的期限），三选一',
  'three phases, of 30, 40 and 30 days': '三个阶段，分别为 30、40、30 天',
  'a 100-day plan for a closure, and none for anything else': '关停说明要有百日计划，其他说明不要有',
  'a list of what customers have and what becomes of it, for a closure':
    '一份权利清单：客户有什么、怎么处理（关停说明必填）',
  'an address of this site, like /faq/noise/': '本站的网址，如 /faq/noise/',
  'a date like 2026-11-22, or none': '像 2026-11-22 这样的日期，或 none',
  'a PDF, SVG, PNG, JPG or WebP file, like scans/iso-9001.pdf':
    'PDF、SVG、PNG、JPG 或 WebP 文件，如 scans/iso-9001.pdf',
  'a day on or after `validFrom`': '不早于 `validFrom` 的日期',
  'a length of time like "30 min", "24 h" or "14 d"': '时长，如 "30 min"、"24 h"、"14 d"',
  'a time like "08:30"': '时刻，如 "08:30"',
  'times in order, such as [["08:30", "12:00"], ["13:00", "17:30"]]; a night is split at 24:00':
    '从早到晚的时段，如 [["08:30", "12:00"], ["13:00", "17:30"]]；跨夜的在 24:00 处分开',
  'an IANA time zone': 'IANA 时区名，如 Asia/Shanghai',
  'at least one day with working hours': '至少一天有工作时间',
  'a first day that is not after the last': '第一天不晚于最后一天',
  'either `file` or `url`': '`file` 或 `url`，二选一',
  'two characters or more': '至少两个字，前后没有空格，用半角字母和数字',
  'small letters, with single blanks between words': '小写字母，词与词之间一个空格',
  'an exception holds one of the words': '例外的说法里要有词表中的某个词',
  'every id once': '每个 id 只用一次',
  'months in order, each once': '从小到大的月数，不重复',
  'visits that need agreement after those that do not': '需要同意的回访排在不需要同意的之后',
  'a visit is overdue before it is given up': '先算逾期，后算放弃：missed 要比 overdue 长',
}

export const inBoth = (message: string): Text => say(message, chinese[message] ?? message)

export const kinds: Record<string, Text> = {
  string: say('text', '文字'),
  int: say('a whole number', '整数'),
  number: say('a number', '数字'),
  array: say('a list', '列表'),
  object: say('keys with values', '若干“键: 值”'),
  boolean: say('true or false', 'true 或 false'),
}

export const units: Record<string, Text> = {
  string: say(' characters', ' 个字'),
  array: say(' entries', ' 项'),
  set: say(' entries', ' 项'),
}

export const formats: Record<string, Text> = {
  date: say('a date like 2026-11-22', '像 2026-11-22 这样的日期'),
  email: say('an e-mail address', '电子邮箱地址'),
  url: say('an address like https://example.com', '像 https://example.com 这样的网址'),
}

/** An id or a name, whose pattern would tell nothing to whoever writes it. */
const isName = (pattern: string | undefined) =>
  /^\/\^\[a-z(0-9)?\]\[a-z(0-9)?-\]\{\d,\d+\}\$\/$/.test(pattern ?? '')

export const formatOf = (format: string, pattern: string | undefined): Text =>
  formats[format] ??
  (isName(pattern)
    ? say('a name of small letters, figures and hyphens', '由小写字母、数字和连字符组成的名称')
    : undefined) ??
  (format === 'regex' && pattern
    ? say(`text that matches ${pattern}`, `符合 ${pattern} 的文字`)
    : say(`a valid ${format}`, `有效的 ${format}`))

export const unknownKey = (key: string): Text => say(`the unknown key "${key}"`, `不认识的键 "${key}"`)
export const meant = (near: string | undefined): Text =>
  near ? say(` (did you mean "${near}"?)`, `（是不是 "${near}"？）`) : same('')
export const oneOf = (known: string[]): Text =>
  say(
    `${known.length > 1 ? 'one of ' : ''}${known.join(', ')}`,
    `${known.length > 1 ? '以下之一：' : ''}${known.join('、')}`,
  )
