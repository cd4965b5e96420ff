import { securityHeaders } from '../../../functions/http/headers.ts'
import { pages } from '../setup/dist.ts'
import { flaws } from '../setup/flaws.ts'
import { expect, test } from '../setup/portal.ts'

// Recording what is done, for the sake of a failure, takes longer than axe; here the failure says all there is.
test.use({ trace: 'off' })

/** Every page in dist/, at the address where a visitor finds it: a new page is tested without a line here. */
for (const { address } of pages) {
  test(`${address} is accessible, guarded, silent and alone`, async ({ page, baseURL }) => {
    const foreign: string[] = []
    page.on('request', (request) => {
      if (!request.url().startsWith(`${baseURL}/`)) foreign.push(request.url())
    })
    const response = await page.goto(address)
    const headers = response?.headers() ?? {}
    for (const [name, value] of Object.entries(securityHeaders)) {
      expect(headers[name.toLowerCase()], name).toBe(value)
    }
    expect(await flaws(page)).toEqual([])
    expect(foreign, 'requests to other origins').toEqual([])
    // On this machine somebody is played at the desk, which has a session of its own.
    const own = /^\/(en\/)?desk\//.test(address) ? ['dev-desk'] : []
    const cookies = await page.context().cookies()
    expect(
      cookies.map(({ name }) => name),
      'cookies',
    ).toEqual(own)
  })
}
