import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import * as z from 'zod/mini'
import type { AppEnv } from '../env.ts'
import { openText, sealText } from '../secrets/seal.ts'

/** A cookie that only we can read, and only for a while: AES-256-GCM, its name and last moment bound to it. */
const Envelope = z.strictObject({ until: z.int(), value: z.unknown() })

/** On https the `__Host-` prefix pins the cookie to this origin; plain-http localhost is for development. */
function place(c: Context<AppEnv>, name: string) {
  const isSecure = new URL(c.req.url).protocol === 'https:'
  const options = { path: '/', httpOnly: true, secure: isSecure, sameSite: 'Strict' } as const
  return { name: isSecure ? `__Host-${name}` : `dev-${name}`, options }
}

export async function putCookie(
  c: Context<AppEnv>,
  named: string,
  value: unknown,
  lifetime: number,
): Promise<void> {
  const { name, options } = place(c, named)
  const envelope = { until: c.var.now + lifetime, value }
  setCookie(c, name, await sealText(c.var.ring, 'cookie', envelope, name), {
    ...options,
    maxAge: lifetime / 1000,
  })
}

/** Undefined when there is none, it was tampered with, it is over, or it does not fit the schema. */
export async function readCookie<T extends z.ZodMiniType>(
  c: Context<AppEnv>,
  named: string,
  schema: T,
): Promise<z.output<T> | undefined> {
  const { name } = place(c, named)
  const sealed = getCookie(c, name)
  if (sealed === undefined) return undefined
  const envelope = Envelope.safeParse(await openText(c.var.ring, 'cookie', sealed, name))
  if (!envelope.success || envelope.data.until <= c.var.now) return undefined
  return schema.safeParse(envelope.data.value).data
}

export function dropCookie(c: Context<AppEnv>, named: string): void {
  const { name, options } = place(c, named)
  deleteCookie(c, name, options)
}
