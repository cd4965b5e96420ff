import { expect } from 'vitest'
import type * as store from '../../../functions/complaints/store.ts'
import { type Case, stored } from '../support.ts'

/** A case to which things happen, with what they have led to. */
export type Story = {
  filed: Case
  /** What was written, in the order in which it was taken; what only colleagues read is marked. */
  said: { text: string; isInternal: boolean }[]
  now: number
  opened: store.Opened
}

export function one<T>(from: readonly T[], pick: number): T {
  for (const chosen of from.slice(pick % from.length)) return chosen
  throw new Error('there is nothing to choose from')
}

/** The events without what was written with them, which an erasure takes. */
const bare = ({ events }: store.Opened) =>
  events.map(({ version, at, actor, role, type, visibility, facts }) => ({
    version,
    at,
    actor,
    role,
    type,
    visibility,
    facts,
  }))

export async function look(story: Story) {
  const before = bare(story.opened)
  story.opened = await stored(story.filed.caseNumber)
  expect(bare(story.opened).slice(0, before.length), 'what happened stays as it was').toEqual(before)
}
