import * as z from 'zod/mini'

/** A stretch in which the portal did not run, or was closed to be restored. Instants are epoch milliseconds. */
export const Outage = z.strictObject({ from: z.int(), to: z.int() })
export type Outage = z.output<typeof Outage>
