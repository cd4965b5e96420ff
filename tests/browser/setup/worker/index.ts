import { worker } from '../../../../functions/index.ts'
import { REHEARSAL_NOW } from '../moment.ts'

let began: number | undefined

/**
 * The Worker with its clock set to the day that the sample content is written for, so that no test turns red
 * because a date passed. Time runs on from there; everything else is the Worker that is deployed.
 */
export default worker(() => {
  began ??= Date.now()
  return REHEARSAL_NOW + (Date.now() - began)
})
