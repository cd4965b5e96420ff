/**
 * A name for good (RFC 4151): the portal's host, a day on which it was the company's, and what is named.
 * It stays when the address or the text changes, and says nothing else.
 */
export const tag = (origin: string, since: string, key: string) =>
  `tag:${new URL(origin).host},${since}:${key}`

/** A calendar day as an instant: its first in UTC, which is the same day from Greenwich to Auckland. */
export const instant = (day: string) => new Date(`${day}T00:00:00Z`)
