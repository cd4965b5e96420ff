import { readFileSync } from 'node:fs'
import { expect, test as plain } from '@playwright/test'
import type { Story } from './stories.ts'

export { expect }

let calls = 0

/**
 * A test on the rehearsal portal. It fails when a page writes an error to its console, and it comes from an
 * address of its own, as Cloudflare would name it, so that one test does not use up the limits of another.
 */
export const test = plain.extend<{ quietConsole: undefined }>({
  extraHTTPHeaders: async ({ baseURL: _ }, use, info) => {
    calls += 1
    const address = `2001:db8:${info.workerIndex.toString(16)}:${calls.toString(16)}::1`
    await use({ 'CF-Connecting-IP': address })
  },
  quietConsole: [
    async ({ page }, use) => {
      const errors: string[] = []
      // A refused form is a page with a status of its own, which Chromium also says in its console.
      const isOwnStatus = (text: string) => /^Failed to load resource: .* status of 4\d\d/.test(text)
      // A test that cuts the connection means it.
      const isCut = (text: string) => text.includes('net::ERR_INTERNET_DISCONNECTED')
      page.on('console', (message) => {
        const isPage = message.location().url === page.url()
        if (isCut(message.text())) return
        if (message.type() === 'error' && !(isPage && isOwnStatus(message.text())))
          errors.push(message.text())
      })
      page.on('pageerror', (error) => errors.push(error.message))
      await use(undefined)
      expect(errors, 'errors in the console').toEqual([])
    },
    { auto: true },
  ],
})

/** The demo case that the seed leaves to be opened by anyone who has its code. */
export function demo(): { caseNumber: string; accessCode: string } {
  return JSON.parse(readFileSync('.cache/rehearsal/demo.json', 'utf8'))
}

const port = Number(process.env.REHEARSAL_PORT ?? 8797)

/** A case of the test's own, in the state that a story leads to. */
export async function staged(story: Story): Promise<{ caseNumber: string; accessCode: string }> {
  const answer = await fetch(`http://localhost:${port + 1}/${story}`, { method: 'POST' })
  expect(answer.status, `the story ${story}`).toBe(201)
  return answer.json()
}
