import { openPortal } from '../../../scripts/portal.ts'

/** Opens a portal in the folder it is started in, says where, and waits to be killed. */
const portal = await openPortal({ port: 0, persist: 'state', vars: {}, bundle: 'worker' })
console.log(portal.origin)
setInterval(() => undefined, 60_000)
