import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium, type Page } from '@playwright/test'
import { parse } from 'yaml'
import { Company, type Language } from '#contract/company'
import { inCompany } from '../site/company-folder.ts'
import { pictures } from '../site/following/places.ts'
import { certificateWords } from '../site/i18n/certificates.ts'
import { statementWords } from '../site/i18n/statements.ts'
import { words } from '../site/i18n/words.ts'
import { findChromium } from './chromium.ts'
import { step } from './step.ts'

const folder = 'site/public/social'
const size = { width: 1200, height: 630 }

/**
 * `node scripts/launch.mjs social-pictures`: what stands beside a link to the portal in a chat or a feed, one
 * picture a collection and language. They are committed, and drawn again when the company's name or colour changes.
 */
export async function run(): Promise<void> {
  const company = Company.parse(parse(readFileSync(inCompany('company.yaml'), 'utf8')))
  const browser = await chromium.launch(await findChromium())
  const page = await browser.newPage({ viewport: size })
  mkdirSync(folder, { recursive: true })
  mkdirSync('.cache', { recursive: true })
  for (const collection of pictures) {
    for (const language of company.languages) {
      const file = `${folder}/${collection}.${language}.png`
      await step(file, () => draw(page, file, template(company, collection, language)))
    }
  }
  await browser.close()
}

async function draw(page: Page, path: string, html: string): Promise<void> {
  const source = resolve('.cache/social-picture.html')
  writeFileSync(source, html)
  await page.goto(pathToFileURL(source).href)
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path })
}

function titles(language: Language): Record<(typeof pictures)[number], { title: string; lede: string }> {
  const t = words(language)
  const statements = statementWords(language)
  const certificates = certificateWords(language)
  return {
    portal: {
      title: t.frame.standing,
      lede: [t.home.happened, t.home.done, t.home.promise, t.home.reach].join(' · '),
    },
    'white-papers': { title: t.papers.title, lede: t.papers.description },
    statements: { title: statements.title, lede: statements.description },
    faq: { title: t.faq.title, lede: t.faq.description },
    remediation: { title: t.remediation.title, lede: t.remediation.description },
    certificates: { title: certificates.title, lede: certificates.description },
  }
}

/** The font comes with the dependencies, so that every machine draws the same. */
const fonts = 'node_modules/@fontsource-variable/noto-sans-sc'
const faces = () =>
  readFileSync(`${fonts}/index.css`, 'utf8').replaceAll(
    './files/',
    `${pathToFileURL(resolve(fonts)).href}/files/`,
  )

function template(company: Company, collection: (typeof pictures)[number], language: Language): string {
  const { title, lede } = titles(language)[collection]
  const [lightness, chroma, hue] = company.brand.light
  const mark = readFileSync('site/public/favicon.svg', 'utf8')
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><style>${faces()}
:root { --accent: oklch(${lightness} ${chroma} ${hue}); --ink: oklch(24% 0.02 260); --quiet: oklch(46% 0.015 260); }
body { margin: 0; inline-size: ${size.width}px; block-size: ${size.height}px; box-sizing: border-box; padding: 80px 88px 64px;
  display: grid; grid-template-rows: auto 1fr auto; background: oklch(98.5% 0.004 95); color: var(--ink);
  border-block-start: 16px solid var(--accent); font-family: "Liberation Sans", "Noto Sans SC Variable", sans-serif; }
:lang(zh) body, :lang(zh) { font-family: "Noto Sans SC Variable", sans-serif; }
.name { display: flex; align-items: center; gap: 20px; font-size: 36px; font-weight: 600; }
.name svg { inline-size: 52px; block-size: 52px; }
.what { align-self: center; display: grid; gap: 28px; }
h1 { margin: 0; font-size: 84px; line-height: 1.2; font-weight: 700; letter-spacing: ${language === 'en' ? '-0.02em' : '0'}; text-wrap: balance; }
p { margin: 0; font-size: 32px; line-height: 1.5; color: var(--quiet); max-inline-size: 30em; text-wrap: pretty; }
.where { max-inline-size: none; border-block-start: 2px solid oklch(88% 0.008 95); padding-block-start: 28px; font-size: 28px; }
</style>
<div class="name">${mark}${company.shortName[language]}</div>
<div class="what"><h1>${title}</h1><p>${lede}</p></div>
<p class="where">${new URL(company.origin).host}</p></html>`
}
