import * as z from 'zod/mini'
import { CaseRecord } from '../../complaints/record/record-contract.ts'
import { DeskCase } from '../api/contract.ts'

const { events, deeds, assignee, causeOwed, cause, item, visitDue, visitLate } = DeskCase.shape

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
  visitDue,
  visitLate,
  events,
  deeds,
})
export type CaseFile = z.output<typeof CaseFile>
