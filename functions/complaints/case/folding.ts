import type { Opened } from '../store.ts'

/** What one page shows of a history: so many entries, and so much of sealed words; one entry at least. */
export const SHOWN = { entries: 30, bytes: 45_000 }

/**
 * The part of what a customer reads whose words were read: the rest is folded until it is asked for. `earlier` is how
 * many entries come before it.
 */
export function unfolded({ events, part }: Pick<Opened, 'events' | 'part'>) {
  if (!part) throw new Error('a case is not shown whose words were not read')
  const { first, before = Number.POSITIVE_INFINITY } = part
  const all = events.filter(({ visibility }) => visibility === 'public')
  return {
    shown: all.filter(({ version }) => version >= first && version < before),
    earlier: all.filter(({ version }) => version < first).length,
    first,
  }
}
