import { generateKeyPairSync } from 'node:crypto'

const keyId = 'a-key-of-the-team'
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const keySet = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: keyId, alg: 'RS256', use: 'sig' }] }

/** What the outside world says to a Worker under test: a team's key set, or what may come in its place. */
function answer(request: { url: string }): Response {
  const { hostname, pathname } = new URL(request.url)
  if (pathname !== '/cdn-cgi/access/certs') return new Response('nothing here', { status: 404 })
  if (hostname === 'team.test') return Response.json(keySet)
  if (hostname === 'garbage.test') return new Response('<p>Please sign in</p>')
  if (hostname === 'empty.test') return Response.json({ keys: [] })
  return new Response('down', { status: 503 })
}

export const access = {
  privateKey: { ...privateKey.export({ format: 'jwk' }), kid: keyId, alg: 'RS256' },
  answer,
}
