/**
 * An address of this server, whatever was asked for: `//other.host/desk/` and `http://other.host/desk/` are paths here,
 * and name no other host.
 */
export function addressAt(origin: string, asked: string): URL {
  const path = asked.startsWith('/') ? asked : pathOf(asked)
  return new URL(`${new URL(origin).origin}${path}`)
}

/** A proxy's client names the whole address (RFC 9112, 3.2.2). */
function pathOf(asked: string): string {
  if (!URL.canParse(asked)) return '/'
  const { pathname, search } = new URL(asked)
  return pathname.startsWith('/') ? `${pathname}${search}` : '/'
}
