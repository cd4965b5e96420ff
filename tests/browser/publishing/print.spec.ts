import { company } from '../../company-facts.ts'
import { expect, test } from '../setup/portal.ts'
import { readPdf, tight } from './pdf.ts'

/** What has no PDF of its own is printed by whoever reads it. */
const documents = [
  '/faq/customers/',
  '/remediation/measuring-room/',
  '/privacy/',
  '/white-papers/measuring-room/v2/changes/',
]

for (const address of documents.flatMap((path) => [path, `/en${path}`])) {
  test(`${address} prints as a report`, async ({ page, request }) => {
    await page.goto(address)
    // A comparison is headed by what is compared.
    const title = await page.locator(address.endsWith('/changes/') ? '.kind' : 'h1').textContent()
    const sheet = await page.locator('link[media=print]').getAttribute('href')
    // Some systems' Chinese fonts draw two characters alike and then tell one for the other: 户 is read as 戶.
    expect(await (await request.get(sheet ?? '')).text()).toContain(title ?? 'none')

    const navigation = await page.locator('nav a').allTextContents()
    const { pages } = await readPdf(await page.pdf({ preferCSSPageSize: true, tagged: true }))
    for (const [index, { text, size }] of pages.entries()) {
      expect(size.map(Math.round), 'A4').toEqual([595, 842])
      expect(text).toContain(`${company.origin}${address}`)
      expect(text).toContain(`${index + 1}/${pages.length}`)
    }
    expect(navigation.length).toBeGreaterThan(5)
    expect(pages[0]?.text).not.toContain(tight(navigation.join('')))
  })
}
