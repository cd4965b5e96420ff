import { acting } from '#words/acting'
import { address } from '#words/address'
import { inWords } from '#words/dates'
import { deskWords } from '#words/desk'
import type { Place } from '../../complaints/case/place.ts'
import { today } from '../../content.ts'
import type { Earlier } from './earlier-store.ts'

/** Other cases of the same confirmed address: number, day, state, and what was found. */
export function earlierList(cases: Earlier, { language }: Place): string {
  const t = deskWords(language)
  const { outcomes } = acting(language).case
  return cases
    .map(({ number, kind, facts }) => {
      const said = [
        inWords(today(facts.filedAt), language),
        t.states[facts.state],
        ...(facts.outcome === undefined ? [] : [outcomes[facts.outcome]]),
        ...(kind === 'real' ? [] : [t[kind]]),
      ]
      return String(
        <li>
          <a class="mono" href={`${address(language, '/desk/')}cases/${number}/`}>
            {number}
          </a>{' '}
          {said.join(' · ')}
        </li>,
      )
    })
    .join('')
}
