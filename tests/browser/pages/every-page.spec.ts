import AxeBuilder from '@axe-core/playwright'
import { securityHeaders } from '../../../functions/http/headers.ts'
import { pages } from '../setup/dist.ts'
import { expect, test } from '../setup/portal.ts'

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
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
    expect(foreign, 'requests to other origins').toEqual([])
    expect(await page.context().cookies(), 'cookies').toEqual([])
    const fits = await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)
    expect(fits, 'nothing is wider than the page').toBe(true)
  })
}
