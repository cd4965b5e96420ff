import { ahead, inForce } from '#rules/promise'
import { notices, promises } from './facts.ts'
import { today } from './today.ts'

/** What governs a complaint that is filed today: the version that the Worker enforces, and no later one. */
export const promise = inForce(promises, today) ?? promises[0]
export const notice = inForce(notices, today) ?? notices[0]

/** Versions that were announced and are not in force yet, the nearest first. */
export const promisesAhead = ahead(promises, today)
export const noticesAhead = ahead(notices, today)
