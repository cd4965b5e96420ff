import type { Language } from '#contract/company'
import type { SentFile } from '#contract/files'
import { acting } from '#words/acting'
import { address } from '#words/address'
import { intakeWords } from '#words/intake'
import { reachingWords } from '#words/reaching'
import { FileList } from '../filing/staged-files.tsx'
import type { Opened } from '../store.ts'
import type { FilesByEvent } from '../view.ts'
import type { ReadWords, WordsByEvent } from '../words.ts'
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

type Event = Opened['events'][number]

/** For whom the history is told: which events in which order, and how each is named. */
export type Telling = {
  chosen: (events: readonly Event[]) => readonly Event[]
  says: (event: Event, bringsFilesAlone: boolean) => string
  marks: (event: Event) => readonly string[]
  adds: (event: Event) => readonly string[]
  /** What the root cause is called where it may be read. */
  rootCause?: string
  /** The address below which the case's files are fetched. */
  files: string
  /** What a picture is called that stands in the history; absent where files are only fetched. */
  picture?: string
}

/** The clock reminds by mail, and staff in every other way. */
export const isMailed = (actor: string, type: string) => actor === 'clock' && type === 'remind'

/** To the customer: 'you' and 'we', and nothing of what staff do among themselves. */
export function toCustomer(language: Language): Telling {
  const t = acting(language).case
  const gap = language === 'zh-CN' ? '' : ' '
  const names: Record<string, string> = t.events
  return {
    chosen: (events) => events.filter((event) => event.visibility === 'public'),
    says: ({ actor, type }, bringsFilesAlone) => {
      const isRecorded = type === 'filed' && actor === 'staff'
      const said = isRecorded
        ? intakeWords(language).recordedForYou
        : isMailed(actor, type)
          ? reachingWords(language).remindsByMail.customer
          : (names[type] ?? type)
      const what = type === 'message' && bringsFilesAlone ? t.sentFiles : said
      return actor === 'clock' ? begun(what) : `${t.by[actor]}${gap}${what}`
    },
    marks: () => [],
    adds: () => [],
    files: address(language, '/complaints/case/files/'),
  }
}

type EntryProps = {
  event: Event
  telling: Telling
  facts: Opened['complaint']['facts']
  words: ReadWords | undefined
  files: readonly SentFile[]
  place: Place
}

function Entry({ event, telling, facts, words, files, place }: EntryProps) {
  const { case: t, openCase } = acting(place.language)
  const doer = event.actor === 'clock' ? 'clock-did' : event.actor
  const here = yours(event.at, place)
  const more = [...happenings(event, facts, place), ...telling.adds(event)]
  const reference = event.type === 'duplicate' ? openCase.happened.otherCase : t.reference
  return (
    <li class={event.visibility === 'internal' ? `${doer} internal` : doer}>
      <p class="what">
        <strong>{telling.says(event, files.length > 0 && !words?.text)}</strong>
        {telling.marks(event).map((mark) => (
          <span class="mark">{mark}</span>
        ))}
        <time datetime={new Date(event.at).toISOString()}>{ours(event.at, place)}</time>
        {here !== undefined && (
          <span class="here">
            {openCase.yours} <time datetime={new Date(event.at).toISOString()}>{here}</time>
          </span>
        )}
      </p>
      {more.length > 0 && <p class="more">{more.join(' · ')}</p>}
      {words?.text && <p class="words">{words.text}</p>}
      {words?.unreadable && <p class="more">{t.unreadable}</p>}
      {telling.rootCause && words?.rootCause && (
        <div class="internal">
          <p class="more">{telling.rootCause}</p>
          <p class="words">{words.rootCause}</p>
        </div>
      )}
      <FileList files={files} at={telling.files} language={place.language} picture={telling.picture} />
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

/** What happened, as a conversation with dates. */
export const historyOf = (
  { complaint, events }: Opened,
  words: WordsByEvent,
  files: FilesByEvent,
  place: Place,
  telling: Telling = toCustomer(place.language),
): string =>
  telling
    .chosen(events)
    .map((event) =>
      String(
        <Entry
          event={event}
          telling={telling}
          facts={complaint.facts}
          words={words.get(event.version)}
          files={files.get(event.version) ?? []}
          place={place}
        />,
      ),
    )
    .join('')
