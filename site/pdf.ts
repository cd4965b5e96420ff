import type { Language } from '#contract/company'
import { sizeInWords } from './evidence.ts'
import { versionWords } from './i18n/versions.ts'

/**
 * Marks on a page where its PDF is linked once there is one. PDFs are printed from the finished pages, so the
 * pages are built without a link, and `npm run pdf` puts it in; a build alone promises no file that it lacks.
 */
export const placeOfPdf = (page: string) => `<!--pdf ${page}-->`

const place = /<!--pdf (\S+?)-->(?:<div class="screen-only">.*?<\/div>)?/g

/** The addresses of the versions that a finished page says are to be printed. */
export const versionsOn = (html: string): string[] => [...html.matchAll(place)].map(([, page = '']) => page)

/** The address of a version's PDF, beside its page: the file's name says which document, version and language it is. */
export function pdfAt(page: string): string {
  const [version = '', slug = ''] = page.split('/').filter(Boolean).reverse()
  return `${page}${slug}-${version}.${languageAt(page)}.pdf`
}

/** A finished page with a link to each PDF that it has a place for. `bytes` is the size of the PDF of a version. */
export function linkPdfs(html: string, bytes: (page: string) => number): string {
  return html.replaceAll(place, (_, page: string) => {
    const words = versionWords(languageAt(page))
    const link = `<a href="${pdfAt(page)}" type="application/pdf">${words.pdf(sizeInWords(bytes(page)))}</a>`
    return `${placeOfPdf(page)}<div class="screen-only"><dt>${words.toKeep}</dt><dd>${link}</dd></div>`
  })
}

/** A page as it was before its PDFs were linked. */
export const unlinked = (html: string): string =>
  html.replaceAll(place, (_, page: string) => placeOfPdf(page))

const languageAt = (page: string): Language => (page.startsWith('/en/') ? 'en' : 'zh-CN')
