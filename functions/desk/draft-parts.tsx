import type { Context } from 'hono'
import { deskWords } from '#words/desk'
import { replyWords } from '#words/desk-replies'
import { ours, type Place } from '../complaints/case/place.ts'
import type { AppEnv } from '../env.ts'
import type { Fill } from '../http/page.ts'
import { boxesOf, fieldsOf, replyOf, type Typed, writtenIn } from './boxes.ts'
import { colleague } from './colleagues.tsx'
import type { Draft } from './drafts.ts'
import type { DraftRow } from './drafts-store.ts'

const textOf = (boxes: Typed) => writtenIn(boxes).join('\n\n')

/** Words that are shown so that they can be copied, with when they were saved. */
function Kept({ at, text, place }: { at: number; text: string; place: Place }) {
  return (
    <div>
      <p class="hint">
        <time datetime={new Date(at).toISOString()}>{ours(at, place)}</time>
      </p>
      <p class="words">{text}</p>
    </div>
  )
}

/** Colleagues who have begun a reply: who, to what and when, never what. */
function begunBy(c: Context<AppEnv>, rows: readonly DraftRow[], place: Place): string {
  const t = replyWords(c.var.language)
  const titles: Record<string, string> = deskWords(c.var.language).steps
  return rows
    .map(({ staff, action, savedAt }) =>
      t.begun(colleague(c, staff), titles[action] ?? action, ours(savedAt, place)),
    )
    .map((sentence) => String(<li>{sentence}</li>))
    .join('')
}

/**
 * The replies that are on their way, as a case page shows them: one's own in their boxes, with when each was saved and
 * what another window saved meanwhile; of colleagues' only that they have begun. What was just `typed` comes first.
 * A draft whose step is no longer open stands with what else was not sent.
 */
export function draftParts(
  c: Context<AppEnv>,
  { own, rows }: { own: readonly Draft[]; rows: readonly DraftRow[] },
  actions: readonly string[],
  { typed, me, place }: { typed: Typed; me: string; place: Place },
) {
  const t = replyWords(c.var.language)
  const open = own.filter(({ action }) => actions.includes(action))
  const left = own.filter(({ action }) => !actions.includes(action))
  const others = rows.filter(({ staff }) => staff !== me)
  const text: Record<string, string> = {}
  const html: Record<string, string> = {}
  const values: Typed = {}
  /** Up to when the page shows what was saved: a form brings them back. */
  const marks: Typed = { leftUntil: String(Math.max(0, ...left.map(({ savedAt }) => savedAt))) }
  const show: string[] = []
  const attributes: NonNullable<Fill['attributes']> = {}
  for (const draft of open) {
    const { action, savedAt, boxes } = draft
    const isTyped = `text-${action}` in typed
    Object.assign(values, fieldsOf(boxes, action))
    marks[`draft-${action}`] = String(savedAt)
    text[`draft-${action}`] = t.saved(ours(savedAt, place))
    show.push(`draft-${action}`)
    attributes[`step-${action}`] = { open: '' }
    const shown = textOf(isTyped ? boxesOf(typed, action) : boxes)
    // What the form had shown was changed by the one who saw it.
    const isUnseen = isTyped && savedAt > replyOf(typed, action).seen
    const beside = [...draft.earlier, ...(isUnseen ? [{ boxes, savedAt }] : [])]
      .map((one) => ({ at: one.savedAt, text: textOf(one.boxes) }))
      .filter((one) => one.text !== '' && one.text !== shown)
    if (beside.length === 0) continue
    show.push(`other-${action}`)
    html[`other-${action}`] = beside.map((one) => String(<Kept {...one} place={place} />)).join('')
  }
  if (others.length > 0) {
    show.push('begun')
    html['begun'] = begunBy(c, others, place)
  }
  if (left.length > 0) show.push('left')
  const versions = own.map(({ version }) => version)
  return {
    text,
    html,
    values,
    marks,
    show,
    attributes,
    /** What one wrote for steps that are no longer open. */
    left: left.map(({ boxes }) => textOf(boxes)),
    /** The version that the oldest draft was written on. */
    seen: versions.length === 0 ? undefined : Math.min(...versions),
  }
}
