import { languages } from '#contract/company'

const DAY = 86_400_000
/** Half a year after the last build: a portal that nobody builds any more should stop naming a contact. */
const LASTS = 180

/** RFC 9116: whom to tell about a weakness of the portal itself. */
export function securityText(facts: { origin: string; contact: string; today: string }): string {
  const { origin, contact, today } = facts
  const expires = new Date(Date.parse(today) + LASTS * DAY).toISOString()
  return [
    `Contact: mailto:${contact}`,
    `Expires: ${expires}`,
    `Preferred-Languages: ${languages.map((language) => language.slice(0, 2)).join(', ')}`,
    `Canonical: ${origin}/.well-known/security.txt`,
    '',
  ].join('\n')
}
