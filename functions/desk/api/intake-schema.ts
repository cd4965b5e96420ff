import * as z from 'zod/mini'
import { Channel } from '#contract/complaints'
import { filingSchema } from '../../complaints/filing/filing-schema.ts'

const newIntake = (filing: ReturnType<typeof filingSchema>) =>
  z.strictObject({
    ...filing.shape,
    channel: z.enum(Channel.options, 'channel.missing'),
    arrivedAt: z.iso
      .datetime({
        offset: true,
        error: ({ input }) => (typeof input === 'string' && input ? 'arrived.zone' : 'arrived.missing'),
      })
      .check(
        z.meta({
          description:
            'When it reached us: from here the clocks count. With its offset, or in UTC with Z (RFC 3339).',
        }),
      ),
    kind: z
      .optional(z.enum(['real', 'drill']))
      .check(z.meta({ description: 'A drill is a supervisor’s to file; else it is real.' })),
  })

const made = new WeakMap<ReturnType<typeof filingSchema>, ReturnType<typeof newIntake>>()

/** What staff can record at `now` for a complainant: a filing, how it came and when. */
export function intakeSchema(now: number) {
  const filing = filingSchema(now)
  const schema = made.get(filing) ?? newIntake(filing)
  made.set(filing, schema)
  return schema
}
