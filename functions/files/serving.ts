import { securityHeaders } from '../http/headers.ts'
import * as bucket from './bucket.ts'
import { openContent, type Sealed } from './sealed.ts'

/**
 * A file as it is handed out: never shown by the browser in our name, whatever is in it. Throws when the row
 * is there and its content is not, which only a fault brings about.
 */
export async function download(
  r2: R2Bucket,
  { id, about }: { id: string; about: Sealed },
  name: string,
): Promise<{ content: ArrayBuffer; headers: Record<string, string> }> {
  const sealed = await bucket.get(r2, id)
  const content = sealed && (await openContent(about, id, sealed))
  if (!content) throw new Error('the content of a file is gone or does not open')
  const headers = {
    ...securityHeaders,
    'Content-Type': about.type,
    'Content-Disposition': `attachment; filename="${name}"`,
    'Content-Security-Policy':
      "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'Cache-Control': 'no-store',
  }
  return { content, headers }
}
