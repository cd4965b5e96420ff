import { company } from '../../facts.ts'
import { securityText } from '../../following/security.ts'
import { today } from '../../today.ts'

export const GET = () => {
  const { origin, contact } = company
  const text = securityText({ origin, contact: contact.security, today })
  return new Response(text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
}
