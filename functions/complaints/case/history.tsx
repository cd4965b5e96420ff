import type { SentFile } from '#contract/files'
import { acting } from '#words/acting'
import { FileList } from '../filing/staged-files.tsx'
import type { Opened } from '../store.ts'
import type { FilesByEvent } from '../view.ts'
import type { Words } from '../words.ts'
import { happenings } from './happenings.ts'
import { ours, type Place, yours } from './place.ts'

function Line({ label, text }: { label: string; text: string | undefined }) {
  if (!text) return null
  return (
    <div>
      <dt>{label}</dt>
      <dd>{text}</dd>
    </div>
  )
}

/** What the clock did has no subject, and so begins the sentence. */
const begun = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

type EntryProps = {
  event: Opened['events'][number]
  facts: Opened['complaint']['facts']
  words: Words | undefined
  files: readonly SentFile[]
  place: Place
}

function Entry({ event, facts, words, files, place }: EntryProps) {
  const { case: t, openCase } = acting(place.language)
  const told = Object.entries(t.events).find(([type]) => type === event.type)?.[1] ?? event.type
  const what = event.type === 'message' && !words?.text && files.length > 0 ? t.sentFiles : told
  const colon = place.language === 'zh-CN' ? '' : ' '
  const here = yours(event.at, place)
  const more = happenings(event, facts, place)
  const reference = event.type === 'duplicate' ? openCase.happened.otherCase : t.reference
  return (
    <li class={event.actor === 'clock' ? 'clock-did' : event.actor}>
      <p class="what">
        <strong>{event.actor === 'clock' ? begun(what) : `${t.by[event.actor]}${colon}${what}`}</strong>
        <time datetime={new Date(event.at).toISOString()}>{ours(event.at, place)}</time>
        {here !== undefined && (
          <span class="here">
            {openCase.yours} <time datetime={new Date(event.at).toISOString()}>{here}</time>
          </span>
        )}
      </p>
      {more.length > 0 && <p class="more">{more.join(' · ')}</p>}
      {words?.text && <p class="words">{words.text}</p>}
      <FileList files={files} language={place.language} />
      {(words?.wish || words?.reference || words?.remedy) && (
        <dl>
          <Line label={t.wish} text={words.wish} />
          <Line label={reference} text={words.reference} />
          <Line label={t.remedyLabel} text={words.remedy} />
        </dl>
      )}
    </li>
  )
}

/** What happened, as a conversation with dates; what staff do among themselves is not in it. */
export const historyOf = (
  { complaint, events }: Opened,
  words: ReadonlyMap<number, Words>,
  files: FilesByEvent,
  place: Place,
): string =>
  events
    .filter((event) => event.visibility === 'public')
    .map((event) =>
      String(
        <Entry
          event={event}
          facts={complaint.facts}
          words={words.get(event.version)}
          files={files.get(event.version) ?? []}
          place={place}
        />,
      ),
    )
    .join('')
