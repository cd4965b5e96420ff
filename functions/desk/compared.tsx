import type { Context } from 'hono'
import { acting } from '#words/acting'
import { deskWords } from '#words/desk'
import { replyWords } from '#words/desk-replies'
import type { Telling } from '../complaints/case/history.tsx'
import { ours, type Place } from '../complaints/case/place.ts'
import type { Opened } from '../complaints/store.ts'
import type { FilesByEvent } from '../complaints/view.ts'
import type { WordsByEvent } from '../complaints/words.ts'
import type { AppEnv } from '../env.ts'
import { boxesOf, type Typed, writtenIn } from './boxes.ts'
import { colleague } from './colleagues.tsx'
import type { DeedBy } from './store.ts'

type Written = { opened: Opened; words: WordsByEvent; files: FilesByEvent }
type Mine = { seen: number; typed: Typed; action: string }

/** An event as its line in the history has it, but with the colleague's name where the record knows it. */
function whoDid(
  c: Context<AppEnv>,
  event: Opened['events'][number],
  told: Telling,
  deeds: readonly DeedBy[],
) {
  const t = deskWords(c.var.language).told
  const by = deeds.find(({ version }) => version === event.version)
  const did: Record<string, string> = t.did
  return by ? t.sentence(colleague(c, by.staff), did[event.type] ?? event.type) : told.says(event, false)
}

/**
 * For whoever was slower: what came since the version that they had before them, and beside it what they wrote
 * themselves, so that one look says whether it is still needed.
 */
export function compared(
  c: Context<AppEnv>,
  { opened, words, files }: Written,
  { seen, typed, action }: Mine,
  { telling, place, deeds }: { telling: Telling; place: Place; deeds: readonly DeedBy[] },
): { html: Record<string, string>; show: string[] } {
  const t = replyWords(c.var.language)
  const fresh = opened.events.filter(({ version }) => version > seen)
  const written = writtenIn(boxesOf(typed, action))
  if (fresh.length === 0 || written.length === 0) return { html: {}, show: [] }
  const meanwhile = fresh.map((event) => {
    const written = words.get(event.version)
    const brought = files.get(event.version) ?? []
    return String(
      <li class={event.visibility === 'internal' ? 'internal' : undefined}>
        <p class="what">
          <strong>{whoDid(c, event, telling, deeds)}</strong>{' '}
          <time datetime={new Date(event.at).toISOString()}>{ours(event.at, place)}</time>
        </p>
        {written?.text && <p class="words">{written.text}</p>}
        {written?.unreadable && <p class="more">{acting(c.var.language).case.unreadable}</p>}
        {written?.remedy && <p class="words">{written.remedy}</p>}
        {brought.length > 0 && <p class="hint">{t.withFiles(brought.map(({ name }) => name))}</p>}
      </li>,
    )
  })
  const mine = written.map((one) => String(<p class="words">{one}</p>))
  return { html: { meanwhile: meanwhile.join(''), mine: mine.join('') }, show: ['compared'] }
}
