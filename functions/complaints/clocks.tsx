import type { Clock } from '#contract/clocks'
import type { Language } from '#contract/company'
import type { ServicePromise } from '#contract/promise'
import { isLate, isPaused, isRunning } from '#rules/clocks'
import { acting } from '#words/acting'
import { lengthInWords } from '#words/dates'
import { moment, span } from '#words/moments'
import type { Opened } from './store.ts'

/** For whom something is said: their language, under which promise, and when. */
export type Place = { language: Language; promise: ServicePromise; now: number }

const percent = (share: number) => `${(Math.min(1, Math.max(0, share)) * 100).toFixed(1)}%`

/** From the start to the due time, or to now where that is later; pauses stand in it, now is marked. */
function Bar({ clock, now }: { clock: Clock; now: number }) {
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
  if (clock.metAt !== undefined) {
    const by = span(clock.dueAt - clock.metAt, language)
    return late ? { tone: 'late', words: t.metLate(by) } : { tone: 'kept', words: t.met(by) }
  }
  if (clock.endedAt !== undefined)
    return late ? { tone: 'late', words: t.endedMissed } : { tone: '', words: t.ended }
  if (isPaused(clock)) return { tone: late ? 'late' : '', words: t.pausedNow }
  const by = span(clock.dueAt - now, language)
  return late ? { tone: 'late', words: t.late(by) } : { tone: '', words: t.running(by) }
}

function OneClock({ clock, place }: { clock: Clock; place: Place }) {
  const { language, promise, now } = place
  const t = acting(language).case
  const { tone, words } = verdict(clock, place)
  const zone = promise.calendar.timeZone
  return (
    <div class="clock">
      <h3>
        {t.clockNames[clock.name]}
        {clock.round > 1 ? ` · ${t.round(clock.round)}` : ''}
      </h3>
      <p class={`verdict ${tone}`}>{words}</p>
      <Bar clock={clock} now={now} />
      <p class="quiet">
        {t.due}{' '}
        <time datetime={new Date(clock.dueAt).toISOString()}>{moment(clock.dueAt, language, zone)}</time>
        {language === 'zh-CN' ? '，' : '; '}
        {t.promised(lengthInWords(clock.promised, language))}
      </p>
      {clock.pauses.length > 0 && (
        <ul>
          {clock.pauses.map((pause) => (
            <li>
              {moment(pause.from, language, zone)}
              {language === 'zh-CN' ? '：' : ': '}
              {t.pausedFor(span((pause.to ?? now) - pause.from, language), t.pauseReasons[pause.reason])}
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
