import { promises } from './facts.ts'

const inZone = new Intl.DateTimeFormat('sv-SE', { timeZone: promises[0].calendar.timeZone })

/**
 * The day that every page is 'as of', in the company's time zone. Nothing else in the site reads a clock;
 * `TODAY=2026-11-22` builds the site of that day.
 */
export const today = process.env['TODAY'] ?? inZone.format(new Date())
