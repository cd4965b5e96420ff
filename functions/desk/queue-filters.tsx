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
  const here = address(language, '/desk/')
  const chosen: Partial<Record<string, string | number>> = queue
  const list = (name: string, label: string, options: Options) => (
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
  return choices(language)
    .map(({ name, label, options }) => String(list(name, label, options)))
    .join('')
}

/** What is chosen, in words: where the filters are folded away nobody would see it. */
export function chosenFilters(queue: Queue, language: Language): string {
  const chosen: Partial<Record<string, string | number>> = queue
  const labels = choices(language).flatMap(({ name, options }) =>
    options.flatMap(([value, label]) => (chosen[name] === value ? [label] : [])),
  )
  return labels.join(' · ')
}

type Options = readonly (readonly [string | number, string])[]

/** Every filter with what it can be set to. */
function choices(language: Language): { name: string; label: string; options: Options }[] {
  const t = deskWords(language)
  const own = queueWords(language)
  const { severities } = categories
  return [
    { name: 'view', label: own.view, options: queueViews.map((view) => [view, own.views[view]]) },
    { name: 'with', label: own.with, options: holders.map((holder) => [holder, own.holders[holder]]) },
    { name: 'state', label: t.by.state, options: State.options.map((state) => [state, t.states[state]]) },
    { name: 'level', label: t.by.level, options: [1, 2, 3].map((level) => [level, t.level(level)]) },
    {
      name: 'severity',
      label: t.by.severity,
      options: Severity.options.map((severity) => [severity, severities[severity].name[language]]),
    },
    {
      name: 'category',
      label: t.by.category,
      options: categories.categories.map(({ id, name }) => [id, name[language]]),
    },
    {
      name: 'language',
      label: t.by.language,
      options: Language.options.map((other) => [other, t.languages[other]]),
    },
  ]
}
