import * as z from 'zod/mini'
import { Text } from '#contract/company'

/** What a customer needs first: to know, to be heard, or to be able to rely on something. */
export const needs = ['data', 'heard', 'assurance'] as const
export type Need = (typeof needs)[number]

/** What a playbook can name of a case, written `{caseNumber}`; nothing else in braces is known. */
export const playbookFields = [
  'caseNumber',
  'name',
  'category',
  'reference',
  'filedAt',
  'respondBy',
  'proposeBy',
  'staffName',
  'company',
] as const
export type PlaybookField = (typeof playbookFields)[number]

/** The steps of staff whose words a customer reads. */
export const playbookSteps = [
  'respond',
  'message',
  'ask',
  'pause',
  'propose',
  'final',
  'refer',
  'deliver',
  'visit',
] as const

export const PlaybookId = z.string().check(z.regex(/^[a-z][a-z0-9-]{1,40}$/))

/** `content/playbooks/<id>.yaml`: words to begin an answer with, for staff alone. They stand on no page and in no feed. */
export const Playbook = z.strictObject({
  /** Stored with every answer that began with it: never rename one. */
  id: PlaybookId,
  title: Text,
  /** The categories it is written for; without them, any. */
  categories: z.optional(z.array(z.string()).check(z.minLength(1))),
  need: z.enum(needs),
  steps: z.array(z.enum(playbookSteps)).check(z.minLength(1)),
  text: Text,
  /** Still being written: it is not offered at the desk. */
  draft: z.optional(z.literal(true)),
})
export type Playbook = z.output<typeof Playbook>

/** What each of them says, by id. */
export const PlaybookTexts = z.record(PlaybookId, Text)
