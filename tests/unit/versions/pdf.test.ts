import { expect, test } from 'vitest'
import { linkPdfs, pdfAt, placeOfPdf, unlinked, versionsOn } from '../../../site/pdf.ts'

const chinese = '/statements/closure/v2/'
const english = '/en/statements/closure/v2/'
const page = (version: string) => `<dl>${placeOfPdf(version)}<div><dt>…</dt></div></dl>`

test('a PDF lies beside its version, under a name that says what it is', () => {
  expect(pdfAt(chinese)).toBe('/statements/closure/v2/closure-v2.zh-CN.pdf')
  expect(pdfAt(english)).toBe('/en/statements/closure/v2/closure-v2.en.pdf')
})

test('a page is built without a link, and says which version is to be printed', () => {
  expect(page(english)).not.toContain('<a')
  expect(versionsOn(page(english))).toEqual([english])
  expect(versionsOn('<dl></dl>')).toEqual([])
})

test.each([
  [
    chinese,
    999,
    '<a href="/statements/closure/v2/closure-v2.zh-CN.pdf" type="application/pdf">PDF，1 KB</a>',
  ],
  [
    english,
    1_240_000,
    '<a href="/en/statements/closure/v2/closure-v2.en.pdf" type="application/pdf">PDF, 1.2 MB</a>',
  ],
])('%s is linked with its size', (version, size, link) => {
  expect(linkPdfs(page(version), () => size)).toContain(link)
})

test('linking again changes the size and nothing else', () => {
  const once = linkPdfs(page(chinese), () => 1000)
  expect(linkPdfs(once, () => 2000)).toBe(linkPdfs(page(chinese), () => 2000))
  expect(unlinked(once)).toBe(page(chinese))
})
