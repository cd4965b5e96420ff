import type { Clock } from '#contract/clocks'
import { isLate, isPaused, isRunning, overrun } from '#rules/clocks'
import { acting } from '#words/acting'
import { lengthInWords } from '#words/dates'
import { span } from '#words/moments'
import type { Opened } from '../store.ts'
import { ours, type Place, reasonsFor, yours } from './place.ts'

const percent = (share: number) => `${(Math.min(1, Math.max(0, share)) * 100).toFixed(1)}%`

/** From the start to the due time, or to now where that is later; pauses stand in it, now is marked. */
export function Bar({ clock, now }: { clock: Clock; now: number }) {
  const reached = clock.metAt ?? clock.endedAt ?? now
  const whole = Math.max(clock.dueAt, reached) - clock.from || 1
  const at = (instant: number) => percent((instant - clock.from) / whole)
  const width = (from: number, to: number) => percent((to - from) / whole)
  const tone = isLate(clock, now) ? 'run late' : clock.metAt === undefined ? 'run' : 'run kept'
  return (
    <svg aria-hidden="true" focusable="false">
      <rect class="track" x="0" y="4" width="100%" height="4" />
      <rect class={tone} x="0" y="4" width={at(reached)} height="4" />
      {clock.pauses.map((pause) => (
        <rect class="pause" x={at(pause.from)} y="2" width={width(pause.from, pause.to ?? now)} height="8" />
      ))}
      <rect class="mark" x={at(clock.dueAt)} y="0" width="2" height="12" transform="translate(-2 0)" />
    </svg>
  )
}

function verdict(clock: Clock, { language, now }: Place): { tone: string; words: string } {
  const t = acting(language).case
  const late = isLate(clock, now)
  const over = span(overrun(clock, now), language)
  if (clock.metAt !== undefined) {
    return late
      ? { tone: 'late', words: t.metLate(over) }
      : { tone: 'kept', words: t.met(span(clock.dueAt - clock.metAt, language)) }
  }
  if (clock.endedAt !== undefined)
    return late ? { tone: 'late', words: t.endedMissed(over) } : { tone: '', words: t.ended }
  if (late) return { tone: 'late', words: t.late(over) }
  if (isPaused(clock)) return { tone: '', words: t.pausedNow }
  return { tone: '', words: t.running(span(clock.dueAt - now, language)) }
}

/** A time on both clocks: the company's, and the reader's where it shows another. */
function Both({ at, place }: { at: number; place: Place }) {
  const here = yours(at, place)
  return (
    <>
      <time datetime={new Date(at).toISOString()}>{ours(at, place)}</time>
      {here !== undefined && (
        <>
          <br />
          {acting(place.language).openCase.yours} <time datetime={new Date(at).toISOString()}>{here}</time>
        </>
      )}
    </>
  )
}

function OneClock({ clock, place }: { clock: Clock; place: Place }) {
  const { language, now } = place
  const t = acting(language).case
  const { tone, words } = verdict(clock, place)
  return (
    <div class="clock">
      <h3>
        {t.clockNames[clock.name]}
        {clock.round > 1 ? ` · ${t.round(clock.round)}` : ''}
      </h3>
      <p class={`verdict ${tone}`}>{words}</p>
      <Bar clock={clock} now={now} />
      <p class="quiet">{t.promised(lengthInWords(clock.promised, language))}</p>
      <p class="quiet">
        {t.due} <Both at={clock.dueAt} place={place} />
      </p>
      {clock.pauses.length > 0 && (
        <ul>
          {clock.pauses.map((pause) => (
            <li>
              {t.pausedFor(span((pause.to ?? now) - pause.from, language), reasonsFor(place)[pause.reason])}
              <br />
              {t.pausedFrom} <Both at={pause.from} place={place} />
              {pause.to !== undefined && (
                <>
                  <br />
                  {t.pausedTo} <Both at={pause.to} place={place} />
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** The promised clocks of every round, and silence only while it runs. */
export const clocksOf = ({ complaint }: Opened, place: Place): string =>
  complaint.facts.clocks
    .filter((clock) => clock.name !== 'silence' || isRunning(clock))
    .map((clock) => String(<OneClock clock={clock} place={place} />))
    .join('')
