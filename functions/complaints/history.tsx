import { acting } from '#words/acting'
import { moment } from '#words/moments'
import type { Place } from './clocks.tsx'
import type { Opened } from './store.ts'
import type { Words } from './words.ts'

function Line({ label, text }: { label: string; text: string | undefined }) {
  if (!text) return null
  return (
    <div>
      <dt>{label}</dt>
      <dd>{text}</dd>
    </div>
  )
}

function Entry({
  event,
  words,
  place,
}: {
  event: Opened['events'][number]
  words: Words | undefined
  place: Place
}) {
  const { language, promise } = place
  const t = acting(language).case
  const what = Object.entries(t.events).find(([type]) => type === event.type)?.[1] ?? event.type
  const score = readScore(event.facts)
  const colon = language === 'zh-CN' ? '' : ' '
  return (
    <li class={event.actor === 'clock' ? 'clock-did' : event.actor}>
      <p class="what">
        <strong>{event.actor === 'clock' ? what : `${t.by[event.actor]}${colon}${what}`}</strong>
        <time datetime={new Date(event.at).toISOString()}>
          {moment(event.at, language, promise.calendar.timeZone)}
        </time>
      </p>
      {score !== undefined && <p>{t.score(score)}</p>}
      {words?.text && <p class="words">{words.text}</p>}
      {(words?.wish || words?.reference || words?.remedy) && (
        <dl>
          <Line label={t.wish} text={words.wish} />
          <Line label={t.reference} text={words.reference} />
          <Line label={t.remedyLabel} text={words.remedy} />
        </dl>
      )}
    </li>
  )
}

const readScore = (facts: unknown): number | undefined =>
  typeof facts === 'object' && facts !== null && 'score' in facts && typeof facts.score === 'number'
    ? facts.score
    : undefined

export const historyOf = ({ events }: Opened, words: ReadonlyMap<number, Words>, place: Place): string =>
  events
    .filter((event) => event.visibility === 'public')
    .map((event) => String(<Entry event={event} words={words.get(event.version)} place={place} />))
    .join('')
