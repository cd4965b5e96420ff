import * as z from 'zod/mini'
import { Impact, Severity } from '#contract/categories'
import { Clock } from '#contract/clocks'
import { Day, Language } from '#contract/company'
import { Reach, Way } from '#contract/reach'
import { Aftercare } from '#contract/visits'
import { isMailAddress, isTelephone, mailAddress, telephone } from '#rules/contacts'
import { isVisible, isWhole, LINE_MAX, line, nameLine, visibleLength } from '#rules/text'

export const State = z.enum(['received', 'investigating', 'waiting', 'proposed', 'closed'])
export type State = z.output<typeof State>
export const Basis = z.enum([
  'agreed',
  'silence',
  'not-reached',
  'final',
  'withdrawn',
  'referred',
  'duplicate',
])
export type Basis = z.output<typeof Basis>
export const Outcome = z.enum(['upheld', 'partly-upheld', 'not-upheld'])
export type Outcome = z.output<typeof Outcome>

/** Why a promised time was missed, as those see it who missed it: for the desk and the statistics, not for the customer. */
export const BreachReason = z.enum([
  'workload',
  'complexity',
  'information-missing',
  'outside-party',
  'handed-over-late',
  'mistake',
  'absence',
  'system-fault',
])
export type BreachReason = z.output<typeof BreachReason>

const Instant = z.int()

/** Real cases alone count: a demo case was invented, a drill is an exercise. */
export const CaseKind = z.enum(['real', 'demo', 'drill'])
export type CaseKind = z.output<typeof CaseKind>

/** How a complaint came that staff recorded; one without was filed by its complainant. */
export const Channel = Way
export type Channel = z.output<typeof Channel>

/** What is known of the contact data without reading them; `version` is the event that holds them. */
export const CaseContact = z.strictObject({
  version: z.int().check(z.positive()),
  email: z.enum(['none', 'unconfirmed', 'confirmed']),
  /** The customer wants no more news by mail. */
  stopped: z.boolean(),
  /** Whether there is a telephone number; absent where nobody has looked since this is asked. */
  phone: z.optional(z.boolean()),
})
export type CaseContact = z.output<typeof CaseContact>

/** Everything the rules know of a case; nothing in it is personal or was written by a person. */
export const CaseFacts = z.strictObject({
  category: z.string(),
  impact: Impact,
  severity: Severity,
  state: State,
  level: z.int().check(z.gte(1), z.lte(3)),
  round: z.int().check(z.positive()),
  basis: z.optional(Basis),
  outcome: z.optional(Outcome),
  /** The promise's version at filing, which governs the case for good. */
  promiseVersion: z.int().check(z.positive()),
  /** How long words and record are kept, in ms, as the notice said that was agreed to. */
  keepFor: z.strictObject({ content: z.int().check(z.positive()), record: z.int().check(z.positive()) }),
  /** Absent where none was given, and once it was erased. */
  contact: z.optional(CaseContact),
  /** When it reached us: from here the clocks count, however late staff recorded it. */
  filedAt: Instant,
  channel: z.optional(Channel),
  recordedAt: z.optional(Instant),
  closedAt: z.optional(Instant),
  remedyDue: z.optional(Day),
  deliveredAt: z.optional(Instant),
  ratedAt: z.optional(Instant),
  erasureAskedAt: z.optional(Instant),
  erasedAt: z.optional(Instant),
  customerWroteLast: z.boolean(),
  ...Reach.shape,
  /** A promised clock that runs was warned about, and is not late. */
  warned: z.optional(z.literal(true)),
  assignee: z.optional(z.string()),
  /** A promise was missed, and no step of staff has said why. */
  unexplained: z.optional(z.literal(true)),
  ...Aftercare.shape,
  clocks: z.array(Clock),
  version: z.int().check(z.positive()),
})
export type CaseFacts = z.output<typeof CaseFacts>

const whole = z.refine<string>(isWhole, { error: 'text.unreadable', abort: true })

/** Limits count code points, so that a 4-byte character is one. Codes, not sentences: site/i18n has the words. */
const written = (name: string, min: number, max: number, none = `${name}.missing`) =>
  z.string(none).check(
    z.trim(),
    whole,
    z.refine(isVisible, { error: none, abort: true }),
    z.refine((text) => visibleLength(text) >= min, `${name}.short`),
    z.refine((text) => [...text].length <= max, `${name}.long`),
    z.meta({ minLength: min, maxLength: max }),
  )

/** A form sends '' for a field left empty, a thumb may leave a blank, pasting what nobody sees. */
const emptyAs = (none: null | undefined) =>
  z.transform((written: unknown) =>
    typeof written === 'string' && isWhole(written) && !isVisible(written) ? none : written,
  )

/** A field left empty in a form is one that the API simply omits. */
const optional = <T extends z.ZodMiniType>(schema: T) =>
  z.optional(z.pipe(emptyAs(undefined), z.optional(schema)))

export const STORY_MIN = 20
export const STORY_MAX = 10_000
const Story = written('story', STORY_MIN, STORY_MAX)
const MessageText = written('text', 1, STORY_MAX)

/** A value in one line, as `canonical` writes it. */
const inLine = (tooLong: string, canonical: (written: string) => string) =>
  z.string().check(whole, z.maxLength(LINE_MAX, { error: tooLong, abort: true }), z.overwrite(canonical))
const NAME_MAX = 200
const Line = (name: string, canonical: typeof line) =>
  inLine(`${name}.long`, canonical).check(
    z.refine(isVisible, { error: 'malformed', abort: true }),
    z.refine((text) => [...text].length <= NAME_MAX, `${name}.long`),
    z.meta({ minLength: 1, maxLength: NAME_MAX }),
  )

const Name = Line('name', nameLine)
const Organisation = Line('organisation', nameLine)
const Email = inLine('email.long', mailAddress).check(
  z.refine(isMailAddress, { error: 'email.malformed', abort: true }),
  z.maxLength(254, 'email.long'),
  z.meta({
    format: 'email',
    description: 'A domain in Unicode is taken, and kept as punycode.',
  }),
)
const Phone = inLine('phone.malformed', telephone).check(
  z.refine(isTelephone, 'phone.malformed'),
  z.meta({
    examples: ['+86 21 0000 0188'],
    description:
      'At least five digits, with blanks, brackets and hyphens between, and an extension such as x12 behind.',
  }),
)

export const Contact = z.strictObject({
  name: optional(Name),
  organisation: optional(Organisation),
  email: optional(Email),
  phone: optional(Phone),
})
export type Contact = z.output<typeof Contact>

/** Null removes, and so does a field that a form sends empty. */
const clearable = <T extends z.ZodMiniType>(schema: T) =>
  z.optional(z.pipe(emptyAs(null), z.optional(z.nullable(schema))))

/** A correction of the contact data, as JSON Merge Patch (RFC 7396) has it: what is not named stays. */
export const ContactChange = z.strictObject({
  name: clearable(Name),
  organisation: clearable(Organisation),
  email: clearable(Email),
  phone: clearable(Phone),
})
export type ContactChange = z.output<typeof ContactChange>

/** What a filing brings; `categories` and `notice` are what the company offers and asks today. */
export const newComplaint = (categories: readonly [string, ...string[]], notice: string) =>
  z.strictObject({
    category: z.enum(categories, 'category.missing'),
    impact: z.enum(Impact.options, 'impact.missing'),
    story: Story,
    wish: optional(written('wish', 1, 2000, 'malformed')),
    reference: optional(Line('reference', line)),
    ...Contact.shape,
    onBehalf: z.optional(z.boolean('onBehalf.malformed')),
    language: z.enum(Language.options, 'language.missing'),
    consent: z.strictObject(
      { notice: z.literal(notice, 'consent.notice'), overseas: z.literal(true, 'consent.overseas') },
      'consent.missing',
    ),
  })
export type NewComplaint = z.output<ReturnType<typeof newComplaint>>

export const NewMessage = z.strictObject({ text: MessageText })

const version = z.int('version.missing').check(z.positive('version.missing'))
const remark = optional(written('text', 1, STORY_MAX, 'malformed'))

/** The steps a customer takes besides writing; `version` is the case's version that the customer saw. */
export const Action = z.discriminatedUnion(
  'action',
  [
    z.strictObject({
      action: z.enum(['reject', 'withdraw', 'reopen', 'escalate', 'not-received']),
      version,
      text: remark,
    }),
    z.strictObject({
      action: z.literal('accept'),
      version,
      text: remark,
      /** Agreeing to later visits too: said of one's own accord, or not at all. */
      visits: z
        .optional(z.literal(true, 'malformed'))
        .check(z.meta({ description: 'Agrees to later follow-up visits; see `agree-visits`.' })),
    }),
    z.strictObject({
      action: z.enum(['agree-visits', 'withdraw-visits']),
      version,
    }),
    z.strictObject({
      action: z.literal('rate'),
      version,
      score: z.int('score.missing').check(z.gte(1, 'score.missing'), z.lte(5, 'score.missing')),
      text: remark,
    }),
  ],
  'action.missing',
)
export type Action = z.output<typeof Action>

const Time = z.iso.datetime()

export const Filed = z.strictObject({
  caseNumber: z.string(),
  /** Absent in a replay after 24 hours, or after the code was renewed. */
  accessCode: z.optional(z.string()),
  filedAt: Time,
  respondBy: Time,
  proposeBy: Time,
})
export type Filed = z.output<typeof Filed>
