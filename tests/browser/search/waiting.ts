import { expect as soon } from '../setup/portal.ts'

/** A first search loads its index and a program that reads it: on a busy machine more than what others wait for. */
export const expect = soon.configure({ timeout: 60_000 })
