import * as z from 'zod/mini'

/**
 * Where a complaint comes from, by kinds that can be counted: complaints are classified so that what recurs is found
 * and its cause removed (ISO 10002:2018, 8.2). What a kind cannot say stands in the words.
 */
export const Cause = z.enum([
  'product',
  'process',
  'not-followed',
  'skills',
  'capacity',
  'equipment',
  'supplier',
  'information',
  'agreement',
  'outside',
  'not-found',
])
export type Cause = z.output<typeof Cause>
