import { Severity } from '#contract/categories'
import { Language } from '#contract/company'
import { State } from '#contract/complaints'
import { address } from '#words/address'
import { deskWords } from '#words/desk'
import { queueWords } from '#words/desk-queue'
import { categories } from '../content.ts'
import { holders, type Queue, queueAddress, queueViews } from './queue.ts'

type FilterProps = { to: string; isChosen: boolean; label: string; count: string | undefined }

function Filter({ to, isChosen, label, count }: FilterProps) {
  return (
    <li>
      <a href={to} aria-current={isChosen ? 'true' : undefined}>
        {label} {count !== undefined && <span class="count">{count}</span>}
      </a>
    </li>
  )
}

/** One list a kind, 'all' first; choosing one keeps the others. The counts are those of each filter by itself. */
export function queueFilters(queue: Queue, counts: Record<string, string>, language: Language): string {
  const t = deskWords(language)
  const own = queueWords(language)
  const here = address(language, '/desk/')
  const chosen: Partial<Record<string, string | number>> = queue
  const list = (name: string, label: string, options: readonly (readonly [string | number, string])[]) => (
    <section aria-labelledby={`by-${name}`}>
      <h2 id={`by-${name}`}>{label}</h2>
      <ul>
        <Filter
          to={here + queueAddress(queue, { [name]: undefined })}
          isChosen={chosen[name] === undefined}
          label={t.all}
          count={name === 'view' ? counts['all'] : undefined}
        />
        {options.map(([value, words]) => (
          <Filter
            to={here + queueAddress(queue, { [name]: value })}
            isChosen={chosen[name] === value}
            label={words}
            count={counts[`${name}=${value}`]}
          />
        ))}
      </ul>
    </section>
  )
  const { severities } = categories
  return [
    list(
      'view',
      own.view,
      queueViews.map((view) => [view, own.views[view]]),
    ),
    list(
      'with',
      own.with,
      holders.map((holder) => [holder, own.holders[holder]]),
    ),
    list(
      'state',
      t.by.state,
      State.options.map((state) => [state, t.states[state]]),
    ),
    list(
      'level',
      t.by.level,
      [1, 2, 3].map((level) => [level, t.level(level)]),
    ),
    list(
      'severity',
      t.by.severity,
      Severity.options.map((severity) => [severity, severities[severity].name[language]]),
    ),
    list(
      'category',
      t.by.category,
      categories.categories.map(({ id, name }) => [id, name[language]]),
    ),
    list(
      'language',
      t.by.language,
      Language.options.map((other) => [other, t.languages[other]]),
    ),
  ]
    .map(String)
    .join('')
}
