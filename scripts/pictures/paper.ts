import type { BrowserContext } from '@playwright/test'

const desk = 'https://paper.invalid/'
const MOST = 8

/**
 * Draws the first pages of a PDF side by side. Chromium prints but does not show what it printed, so the
 * reader that the tests use draws it, in a page of its own that asks nobody for anything.
 */
export async function drawPages(context: BrowserContext, pdf: Buffer, path: string): Promise<void> {
  const page = await context.newPage()
  await page.route(`${desk}**`, (route) => {
    const { pathname } = new URL(route.request().url())
    if (pathname === '/print.pdf') return route.fulfill({ body: pdf })
    if (pathname === '/pdfjs.mjs') return route.fulfill({ path: 'node_modules/unpdf/dist/pdfjs.mjs' })
    return route.fulfill({ body: empty, contentType: 'text/html' })
  })
  await page.setViewportSize({ width: 2224, height: 400 })
  await page.goto(desk)
  await page.evaluate(draw, MOST)
  await page.screenshot({ path, fullPage: true })
  await page.close()
}

const empty = `<!doctype html><style>
  body { margin: 8px; display: flex; flex-wrap: wrap; gap: 8px; background: #777; }
</style>`

/** Runs in the page. */
async function draw(most: number): Promise<void> {
  const reader: string = '/pdfjs.mjs'
  const { getDocument } = await import(reader)
  const data = new Uint8Array(await (await fetch('/print.pdf')).arrayBuffer())
  const document_ = await getDocument({ data }).promise
  for (let number = 1; number <= Math.min(most, document_.numPages); number += 1) {
    const sheet = await document_.getPage(number)
    const viewport = sheet.getViewport({ scale: 0.91 })
    const canvas = document.createElement('canvas')
    Object.assign(canvas, { width: viewport.width, height: viewport.height })
    document.body.appendChild(canvas)
    await sheet.render({ canvasContext: canvas.getContext('2d'), viewport }).promise
  }
}
