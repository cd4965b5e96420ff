import * as z from 'zod/mini'
import type { Keyring } from '../../secrets/keyring.ts'
import { openText, sealText } from '../../secrets/seal.ts'

/** Whose mail to stop: a case, and the event whose words held the address. It opens nothing and names nobody. */
const Stop = z.strictObject({ number: z.string(), version: z.int() })
type Stop = z.output<typeof Stop>

/** Without the equals signs at the end, which mail programs leave out of a link. */
export const stopToken = async (ring: Keyring, stop: Stop) =>
  (await sealText(ring, 'stop-mail', stop, 'stop')).replace(/=+$/, '')

export const readStopToken = async (ring: Keyring, token: string): Promise<Stop | undefined> =>
  Stop.safeParse(await openText(ring, 'stop-mail', token, 'stop')).data
