import type { Context } from 'hono'
import { address } from '#words/address'
import { deskWords } from '#words/desk'
import { causesWords } from '#words/desk-causes'
import { ours, placeOf } from '../../complaints/case/place.ts'
import { categories, items } from '../../content.ts'
import type { AppEnv } from '../../env.ts'
import { page } from '../../http/page.ts'
import { youAre } from '../gate.ts'
import { inDigits } from '../queue-store.ts'
import type { Causes } from './contract.ts'
import * as store from './store.ts'

const PATH = '/desk/causes/'

type LineProps = { to: string; isChosen: boolean; label: string; count: number }

function Line({ to, isChosen, label, count }: LineProps) {
  return (
    <li>
      <a href={to} aria-current={isChosen ? 'true' : undefined}>
        {label} <span class="count">{inDigits(count)}</span>
      </a>
    </li>
  )
}

function CaseLine({ row, c }: { row: store.Row; c: Context<AppEnv> }) {
  const { language } = c.var
  const { facts, number } = row
  const t = deskWords(language)
  const category = categories.categories.find(({ id }) => id === facts.category)
  const place = placeOf(c, facts)
  return (
    <tr>
      <th scope="row">
        <a class="mono" href={`${address(language, '/desk/')}cases/${number}/`}>
          {number}
        </a>
        {row.kind !== 'real' && <span class="kind">{row.kind === 'demo' ? t.demo : t.drill}</span>}
      </th>
      <td>{facts.closedAt === undefined ? t.states[facts.state] : ours(facts.closedAt, place)}</td>
      <td>{category?.name[language] ?? facts.category}</td>
      <td>{facts.cause && causesWords(language).causes[facts.cause]}</td>
    </tr>
  )
}

/** Where complaints come from, and what is being done about it: kinds of cause and remediation items with their cases. */
export async function causesPage(c: Context<AppEnv>, asked: Causes) {
  const { language, db } = c.var
  const t = causesWords(language)
  const here = address(language, PATH)
  const { byCause, byItem, unnamed, rows, more } = await store.causes(db, asked)
  const title = items.find(({ id }) => id === asked.item)?.title[language]
  const chosen = asked.item === undefined ? asked.cause && t.causes[asked.cause] : (title ?? asked.item)
  const search = (values: Record<string, string | undefined>) => {
    const given = Object.entries(values).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    )
    return given.length === 0 ? '' : `?${new URLSearchParams(given)}`
  }
  const titles = new Map(items.map(({ id, title: words }) => [id, words[language]]))
  return page(c, PATH, {
    text: { you: youAre(c), unnamed: t.unnamed(inDigits(unnamed)), chosen: chosen ?? '' },
    html: {
      causes: Object.entries(t.causes)
        .map(([cause, label]) => {
          const count = byCause.find(({ value }) => value === cause)?.count ?? 0
          const isChosen = asked.item === undefined && asked.cause === cause
          return String(
            <Line to={here + search({ cause })} isChosen={isChosen} label={label} count={count} />,
          )
        })
        .join(''),
      items: byItem
        .map(({ value, count }) =>
          String(
            <Line
              to={here + search({ item: value })}
              isChosen={asked.item === value}
              label={titles.get(value) ?? value}
              count={count}
            />,
          ),
        )
        .join(''),
      rows: rows.map((row) => String(<CaseLine row={row} c={c} />)).join(''),
    },
    attributes: {
      twin: { href: address(language === 'en' ? 'zh-CN' : 'en', PATH) + search(asked) },
      ...(more === undefined ? {} : { more: { href: here + search({ ...asked, after: more }) } }),
    },
    show: [
      ...(chosen === undefined ? [] : ['chosen', rows.length === 0 ? 'no-cases' : 'cases']),
      ...(more === undefined ? [] : ['more']),
    ],
  })
}
