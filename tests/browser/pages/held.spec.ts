import { request } from 'node:http'
import { expect, test } from '@playwright/test'
import { playbookSentences } from '../setup/written.ts'

const port = Number(process.env.REHEARSAL_PORT ?? 8797)

type Answer = { status: number; type: string; body: string; next: string | undefined }

/** Asks for exactly this address: fetch and browsers tidy an address up before they send it. */
const ask = (path: string, host: string) =>
  new Promise<Answer>((resolve, reject) => {
    const call = request({ port, host: 'localhost', path, headers: { host } }, (answer) => {
      let body = ''
      answer.setEncoding('utf8')
      answer.on('data', (chunk) => {
        body += chunk
      })
      answer.on('end', () => {
        const { location, 'content-type': type = '' } = answer.headers
        resolve({ status: answer.statusCode ?? 0, type, body, next: location })
      })
    })
    call.on('error', reject)
    call.end()
  })

/** What comes in the end of however many redirects. */
async function reached(path: string, host: string, hops = 5): Promise<Answer> {
  const answer = await ask(path, host)
  if (answer.next === undefined || hops === 0) return answer
  const { pathname } = new URL(answer.next, `http://${host}`)
  return reached(pathname, host, hops - 1)
}

const spellings = (path: string) => [
  path,
  `${path}/`,
  `/${path}`,
  `/.${path}`,
  `/en${path}`,
  `/en/..${path}`,
  `/faq/%2e%2e${path}`,
  path.toUpperCase(),
  path.replace('.json', ''),
  path.replace('.json', '%2ejson'),
  path.replace(/^\/./, (start) => `/%${start.charCodeAt(1).toString(16)}`),
  path.replaceAll(/(?<=.)\//g, '%2F'),
  path.replaceAll(/(?<=.)\//g, '%5C'),
  path.replaceAll(/(?<=.)\//g, '//'),
  `${path}?raw`,
  `${path}%00`,
  `/%2F..${path}`,
  `/_astro/..%2F..${path}`,
]

test('what the Worker keeps among the pages for itself is reached under no spelling, not even by staff', async () => {
  // Under the first name the rehearsal's browser is staff, under the second nobody is.
  for (const path of ['/desk/playbooks.json', '/api/surveys.json', '/api/problems.json'])
    for (const host of [`localhost:${port}`, 'trust.example.com'])
      for (const spelling of spellings(path)) {
        const { status, type, body } = await reached(spelling, host)
        const what = `${spelling} at ${host}: ${status} ${type}`
        expect([400, 403, 404], what).toContain(status)
        for (const kept of [...playbookSentences, '"questions"', '"key-reused"'])
          expect(body.includes(kept), what).toBe(false)
      }
})
