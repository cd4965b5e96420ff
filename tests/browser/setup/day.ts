import { today } from '../../../scripts/today.ts'
import { REHEARSAL_DAY } from './moment.ts'

/** The day for which the pages under test were built: the company's own on the real day, the tests' on theirs. */
export const builtOn = process.env['PAGES_OF'] === 'ours' ? today(new Date()) : REHEARSAL_DAY
