import * as z from 'zod'
import { CaseFacts } from '#contract/complaints'
import { CaseRecord } from '../../complaints/record/record-contract.ts'
import { DeskCase } from '../api/contract.ts'

const { events, deeds, assignee } = DeskCase.shape
const { causeOwed, cause, item, visitLate } = CaseFacts.shape

/**
 * The whole documentation of a case: what its customer may take along, and what only colleagues read. For an
 * assessor without words, files, contact data and names.
 */
export const CaseFile = z.strictObject({
  ...CaseRecord.shape,
  assignee,
  causeOwed,
  cause,
  item,
  /** When it is visited next after closing, and that this was missed. */
  visitDue: z.iso.datetime().optional(),
  visitLate,
  events,
  deeds,
})
export type CaseFile = z.output<typeof CaseFile>
