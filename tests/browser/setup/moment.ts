/** 11:00 in Shanghai on the Sunday for which the sample content is written. */
export const REHEARSAL_NOW = Date.parse('2026-11-22T03:00:00Z')
export const REHEARSAL_DAY = '2026-11-22'
