import { company } from '../../facts.ts'
import { securityText } from '../../following/security.ts'

export const GET = () => {
  const { origin, contact } = company
  const text = securityText({ origin, contact: contact.security, until: contact.securityUntil })
  return new Response(text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
}
