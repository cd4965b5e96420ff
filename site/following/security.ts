import { languages } from '#contract/company'

/** RFC 9116: whom to tell about a weakness of the portal itself, and until when that is known to be right. */
export function securityText(facts: { origin: string; contact: string; until: string }): string {
  const { origin, contact, until } = facts
  return [
    `Contact: mailto:${contact}`,
    `Expires: ${until}T00:00:00.000Z`,
    `Preferred-Languages: ${languages.map((language) => language.slice(0, 2)).join(', ')}`,
    `Canonical: ${origin}/.well-known/security.txt`,
    '',
  ].join('\n')
}
