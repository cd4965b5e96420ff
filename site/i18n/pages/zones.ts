import type { Language } from '#contract/company'
import { timeKept } from '../moments.ts'
import { actingPages } from './acting.ts'

const areaOf = (zone: string) => zone.split('/')[0] ?? ''

/** Every time zone by its area, with the time that is kept there: `Berlin – Central European Time`. */
export function zonesByArea(language: Language, at: number) {
  const areas = Object.entries(actingPages(language).openCase.zone.areas)
  const all = Intl.supportedValuesOf('timeZone')
  return areas.map(([area, name]) => ({
    name,
    zones: all
      .filter((zone) => areaOf(zone) === area)
      .map((zone) => ({ zone, label: labelOf(zone, language, at) })),
  }))
}

const labelOf = (zone: string, language: Language, at: number) => {
  const city = zone.split('/').slice(1).join(', ').replaceAll('_', ' ')
  return `${city} – ${timeKept(zone, language, at)}`
}
