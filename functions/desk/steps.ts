import type { Calendar } from '#contract/promise'
import type { Step } from '#rules/complaints'
import { endOfDay } from '#rules/promise'
import type { Words } from '../complaints/words.ts'
import type { StaffAction } from './contract.ts'

type Put = { step: Step; words: Words | undefined }

/** A wanted action as the rules know it, and the words that come with it. */
export function asStep(wanted: StaffAction, calendar: Calendar): Put {
  const { step, words } = put(wanted, calendar)
  if (!('breachReason' in wanted || 'playbook' in wanted)) return { step, words }
  const { breachReason, playbook } = wanted
  const beside = { ...(breachReason && { breachReason }), ...(playbook && { playbook }) }
  return { step: { ...step, ...beside }, words }
}

function put(wanted: StaffAction, calendar: Calendar): Put {
  const words = 'text' in wanted && wanted.text !== undefined ? { text: wanted.text } : undefined
  switch (wanted.action) {
    case 'assign':
      return { step: { step: 'assign', assignee: wanted.assignee }, words: undefined }
    case 'pause':
      return { step: { step: 'pause', reason: wanted.reason }, words }
    case 'allow-longer-pause':
      return { step: { step: 'allow-longer-pause', limit: endOfDay(calendar, wanted.until) }, words }
    case 'propose':
      return {
        step: {
          step: 'propose',
          outcome: wanted.outcome,
          ...(wanted.remedyDue === undefined ? {} : { remedyDue: wanted.remedyDue }),
        },
        words: { text: wanted.text, ...(wanted.remedy === undefined ? {} : { remedy: wanted.remedy }) },
      }
    case 'final': {
      const { outcome, cause, item, rootCause } = wanted
      return { step: { step: 'final', outcome, cause, item }, words: { ...words, rootCause } }
    }
    case 'refer': {
      const { cause, item, rootCause } = wanted
      return { step: { step: 'refer', cause, item }, words: { ...words, rootCause } }
    }
    case 'told':
    case 'remind':
      return { step: { step: wanted.action, way: wanted.way, on: wanted.on }, words }
    case 'visit':
      return { step: { step: 'visit', result: wanted.result }, words }
    case 'name-cause':
      return { step: { step: 'name-cause', cause: wanted.cause, item: wanted.item }, words }
    case 'duplicate': {
      const { cause, item, rootCause, other } = wanted
      return { step: { step: 'duplicate', cause, item }, words: { ...words, reference: other, rootCause } }
    }
    case 'close-alert':
      return { step: { step: 'close-alert', alert: wanted.alert }, words }
    case 'reassess':
      return { step: { step: 'reassess', severity: wanted.severity }, words }
    default:
      return { step: { step: wanted.action }, words }
  }
}
