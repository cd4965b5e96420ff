import type { Language } from '#contract/company'
import { inWords } from '../../i18n/dates.ts'
import { statementWords } from '../../i18n/statements.ts'
import type { Statement } from '../../schemas/statements.ts'
import type { Block } from './blocks.ts'

/** What a statement fills in besides its text, as lines to compare, in the order of its page. */
export function statementBlocks(statement: Statement, language: Language): Block[] {
  const t = statementWords(language)
  const { audiences, reason, times, responsible, compensation, rights, plan } = statement
  const heading = (text: string): Block => ({ kind: 'heading', depth: 2, text })
  const lines = (within: string, ...texts: (string | undefined)[]): Block[] =>
    texts.flatMap((text) => (text === undefined ? [] : [{ kind: 'part', within, text }]))
  const row = (...cells: (string | undefined)[]): Block => ({
    kind: 'row',
    text: cells.filter((cell) => cell !== undefined).join(' │ '),
  })
  const day = (date: string | undefined, say: (date: string) => string) =>
    date && say(inWords(date, language))

  return [
    ...lines('title', statement.title),
    ...lines('summary', statement.summary),
    heading(t.transparency),
    ...lines(t.dimensions.reason, reason.why, reason.whose),
    ...times.map(
      ({ what, date }): Block => ({ ...row(inWords(date, language), what), within: t.dimensions.times }),
    ),
    ...lines(
      t.dimensions.responsible,
      responsible.role,
      responsible.phone,
      responsible.email,
      responsible.hours,
      responsible.afterwards,
    ),
    ...lines(t.dimensions.compensation, compensation.offered, compensation.none, compensation.how),
    heading(t.audiences),
    ...audiences.map((text): Block => ({ kind: 'item', text })),
    ...(rights.length > 0 ? [heading(t.rights)] : []),
    ...rights.map(({ has, happens, takesOver, by, until, term, how }) =>
      row(has, happens, takesOver, day(by, t.by), day(until, t.until), term, how),
    ),
    ...(plan
      ? [
          heading(t.plan(100)),
          row(inWords(plan.starts, language)),
          ...plan.phases.flatMap(({ title, measures }, index) => [
            ...lines(t.phase(index + 1), title),
            ...measures.map((text): Block => ({ kind: 'item', text })),
          ]),
        ]
      : []),
  ]
}
