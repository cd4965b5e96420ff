import type { Opened } from '../store.ts'

/** What one page shows of a history: so many entries, and so much of sealed words; one entry at least. */
const ENTRIES = 30
const WORDS = 45_000

/**
 * The newest part of what a customer reads, or the part before an entry: the rest is folded, and not decrypted until
 * it is asked for. `earlier` is how many entries come before it.
 */
export function unfolded(
  { events, words }: Pick<Opened, 'events' | 'words'>,
  before = Number.POSITIVE_INFINITY,
) {
  const sizes = new Map(words.map(({ version, sealed }) => [version, sealed.length]))
  const all = events.filter(({ visibility, version }) => visibility === 'public' && version < before)
  let size = 0
  const shown: typeof all = []
  for (const event of all.toReversed()) {
    size += sizes.get(event.version) ?? 0
    if (shown.length > 0 && (shown.length >= ENTRIES || size > WORDS)) break
    shown.unshift(event)
  }
  return { shown, earlier: all.length - shown.length, first: shown[0]?.version ?? 0 }
}
