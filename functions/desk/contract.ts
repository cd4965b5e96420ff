import * as z from 'zod/mini'
import { Severity } from '#contract/categories'
import { Cause } from '#contract/causes'
import { PauseReason } from '#contract/clocks'
import { Day } from '#contract/company'
import { BreachReason, Channel, Outcome, STORY_MAX } from '#contract/complaints'
import { PlaybookId } from '#contract/playbooks'
import { VisitResult } from '#contract/visits'
import { gapIn } from '#rules/playbooks'
import { isVisible, isWhole } from '#rules/text'

const version = z.int('version.missing').check(z.positive('version.missing'))
/** What a customer will read, or a colleague: never empty. */
const written = (none: string) =>
  z.string(none).check(
    z.trim(),
    z.refine(isWhole, { error: 'text.unreadable', abort: true }),
    // What nobody can see stops no clock.
    z.refine(isVisible, { error: none, abort: true }),
    z.refine((words) => [...words].length <= STORY_MAX, 'text.long'),
    z.refine((words) => gapIn(words) === undefined, 'text.gap'),
    z.meta({ maxLength: STORY_MAX }),
  )
const text = written('text.missing')
/** A form sends '' for a field left empty, and a thumb may leave a blank; the API omits it. */
const optional = <T extends z.ZodMiniType>(schema: T) =>
  z.optional(
    z.pipe(
      z.transform((value: unknown) =>
        typeof value === 'string' && isWhole(value) && !isVisible(value) ? undefined : value,
      ),
      z.optional(schema),
    ),
  )

/** What every step that the customer reads may bring: why a promise was missed, and the playbook that it began with. */
const read = {
  version,
  breachReason: optional(z.enum(BreachReason.options, 'breachReason.missing')),
  playbook: optional(PlaybookId),
}

const cause = z.enum(Cause.options, 'cause.missing')
/** The remediation item that will stop it, as `<timeline>/<item>`. */
const item = optional(z.string())
/** In words, for colleagues alone. */
const rootCause = written('rootCause.missing')
/** Who closes a case without a finding of ours may know its cause: then it is named whole, or not at all. */
const mayNameCause = { cause: optional(cause), item, rootCause: optional(rootCause) }
type Named = { cause?: unknown; item?: unknown; rootCause?: unknown }
const isNamedWhole = [
  z.refine<Named>(({ cause, item, rootCause }) => cause !== undefined || !(item || rootCause), {
    error: 'cause.missing',
    path: ['cause'],
  }),
  z.refine<Named>(({ cause, rootCause }) => cause === undefined || rootCause !== undefined, {
    error: 'rootCause.missing',
    path: ['rootCause'],
  }),
] as const

const filesSpeak = z.meta({ description: 'May be left out where files come with it.' })

/** How, and on which day of the company's zone, the customer was told or reminded. */
const telling = { way: z.enum(Channel.options, 'way.missing'), on: z.pipe(z.string('on.missing'), Day) }
const tellsCustomer = <Name extends string>(name: Name) =>
  z.strictObject({ action: z.literal(name), ...read, ...telling, text })

const withText = <Name extends string>(name: Name) =>
  z.strictObject({ action: z.literal(name), ...read, text })
const mayHaveText = <Name extends string>(name: Name) =>
  z.strictObject({ action: z.literal(name), ...read, text: optional(text) })
const amongUs = <Name extends string>(name: Name) =>
  z.strictObject({ action: z.literal(name), version, text })

/** The steps of staff as domain.md names them; `version` is the case's version that was seen. Codes, not sentences. */
export const StaffAction = z.discriminatedUnion(
  'action',
  [
    withText('respond'),
    z.strictObject({ action: z.literal('message'), ...read, text: optional(text.check(filesSpeak)) }),
    amongUs('note'),
    withText('ask'),
    z.strictObject({ action: z.literal('refer'), ...read, text, ...mayNameCause }).check(...isNamedWhole),
    withText('deliver'),
    z.strictObject({
      action: z.literal('close-alert'),
      version,
      text,
      /** Which of the case's open early warnings. */
      alert: z
        .string('alert.missing')
        .check(z.minLength(1, 'alert.missing'), z.maxLength(64, 'alert.missing')),
    }),
    mayHaveText('resume'),
    mayHaveText('escalate'),
    withText('confirm-told'),
    tellsCustomer('told'),
    tellsCustomer('remind'),
    z.strictObject({
      action: z.literal('visit'),
      ...read,
      text,
      result: z.enum(VisitResult.options, 'result.missing'),
    }),
    z.strictObject({
      action: z.literal('name-cause'),
      version,
      text,
      cause,
      item,
    }),
    z.strictObject({
      action: z.literal('assign'),
      version,
      assignee: z
        .string('assignee.missing')
        .check(z.minLength(1, 'assignee.missing'), z.maxLength(32, 'assignee.missing')),
    }),
    z.strictObject({
      action: z.literal('pause'),
      ...read,
      text,
      reason: z.enum(PauseReason.options, 'reason.missing'),
    }),
    z.strictObject({
      action: z.literal('allow-longer-pause'),
      ...read,
      text,
      /** The last day of the pause, in the company's zone. */
      until: Day,
    }),
    z
      .strictObject({
        action: z.literal('propose'),
        ...read,
        text,
        outcome: z.enum(Outcome.options, 'outcome.missing'),
        /** What is offered, in words; with a day by which it will have been done, or neither. */
        remedy: optional(text),
        remedyDue: optional(Day),
      })
      .check(
        z.refine(({ remedy, remedyDue }) => !remedy === !remedyDue, {
          error: 'remedy.incomplete',
          path: ['remedyDue'],
        }),
      ),
    z.strictObject({
      action: z.literal('final'),
      ...read,
      text,
      outcome: z.enum(Outcome.options, 'outcome.missing'),
      cause,
      item,
      rootCause,
    }),
    z
      .strictObject({
        action: z.literal('duplicate'),
        ...read,
        text,
        other: z.string('other.missing'),
        ...mayNameCause,
      })
      .check(...isNamedWhole),
    z.strictObject({
      action: z.literal('reassess'),
      ...read,
      text,
      severity: z.enum(Severity.options, 'severity.missing'),
    }),
  ],
  'action.missing',
)
export type StaffAction = z.output<typeof StaffAction>

/** The steps that staff can take, by name. */
export const staffActions = StaffAction.def.options.flatMap((one) => [...one.shape.action.def.values])

/** Those that may bring files: what a customer reads and can keep. */
export const stepsWithFiles = [
  'respond',
  'message',
  'propose',
  'deliver',
] as const satisfies StaffAction['action'][]
