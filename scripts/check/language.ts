import { type Language, languages } from '#contract/company'
import { Refusal } from '../step.ts'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * In which languages a command speaks: the one after `--language` (`both` is allowed), else the one of the
 * machine (`LC_ALL`, `LC_MESSAGES`, `LANG`) where that is Chinese, else English.
 */
export function spoken(words: readonly string[], env: Environment = process.env): readonly Language[] {
  const index = words.findIndex((word) => /^--language(=|$)/.test(word))
  if (index < 0) return [inherited(env)]
  const wanted = words[index]?.split('=')[1] ?? words[index + 1] ?? ''
  if (wanted === 'both') return languages
  const known = languages.find((language) => language === wanted)
  if (known) return [known]
  throw new Refusal(
    `--language takes ${languages.join(', ')} or both, not "${wanted}". --language 只接受 zh-CN、en 或 both。`,
  )
}

function inherited(env: Environment): Language {
  const set = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || ''
  return /^zh/i.test(set) ? 'zh-CN' : 'en'
}
