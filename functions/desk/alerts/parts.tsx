import type { Language } from '#contract/company'
import type { OpenAlert } from '../../alerts/store.ts'
import { option } from '../colleagues.tsx'
import { reasonOf } from './reasons.ts'

/** What a case's page shows of its open early warnings, on top; the only one there is to close is chosen already. */
export function alertParts(
  alerts: readonly OpenAlert[],
  actions: readonly string[],
  chosen: string | undefined,
  language: Language,
): { html: Record<string, string>; show: string[] } {
  if (alerts.length === 0) return { html: {}, show: [] }
  const choice = chosen ?? (alerts.length === 1 ? alerts[0]?.id : undefined)
  return {
    html: {
      'alerts-open': alerts.map((one) => String(<li>{reasonOf(one, language)}</li>)).join(''),
      'alerts-choice': alerts
        .map((one) => option(one.id, reasonOf(one, language), one.id === choice))
        .join(''),
    },
    show: ['alerts', ...(actions.includes('close-alert') ? [] : ['alerts-wait'])],
  }
}
