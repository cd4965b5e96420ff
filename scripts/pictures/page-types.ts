import { globSync, readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { Page } from '@playwright/test'
import { companyFolder, inCompany } from '../../site/company-folder.ts'
import type { Demo } from '../demo.ts'
import { deskTypes } from './desk-types.ts'
import { check, type PageType, press, send } from './filling.ts'

const document = (collection: string) =>
  basename(dirname(globSync(`${companyFolder}/${collection}/*/*.*`).sort()[0] ?? 'none/none'))
const survey = basename(globSync(inCompany('surveys/*/')).sort().at(-1) ?? 'none')
const paper = document('white-papers')
const withdrawn = globSync(inCompany('*/*/document.yaml')).find((file) =>
  /^withdrawn:/m.test(readFileSync(file, 'utf8')),
)

/** Every kind of page there is, in the order of the contract's addresses. */
export const pageTypes: PageType[] = [
  { name: 'home', path: '/' },
  { name: 'white-papers', path: '/white-papers/' },
  { name: 'white-paper', path: `/white-papers/${paper}/` },
  { name: 'older-version', path: `/white-papers/${paper}/v1/` },
  { name: 'statements', path: '/statements/' },
  { name: 'statement', path: `/statements/${document('statements')}/` },
  ...(withdrawn
    ? [{ name: 'withdrawn', path: withdrawn.slice(companyFolder.length, -'document.yaml'.length) }]
    : []),
  { name: 'faq', path: '/faq/' },
  { name: 'handbook', path: `/faq/${document('faq')}/` },
  { name: 'remediation', path: '/remediation/' },
  { name: 'timeline', path: `/remediation/${document('remediation')}/` },
  { name: 'certificates', path: '/certificates/' },
  { name: 'service-promise', path: '/service-promise/' },
  { name: 'complaints', path: '/complaints/' },
  { name: 'form', path: '/complaints/new/' },
  { name: 'form-errors', path: '/complaints/new/', act: send },
  { name: 'check', path: '/complaints/new/', act: check },
  { name: 'receipt', path: '/complaints/new/', act: file },
  { name: 'track', path: '/complaints/track/' },
  { name: 'track-errors', path: '/complaints/track/', act: send },
  { name: 'case', path: '/complaints/track/', act: open },
  { name: 'case-confirm', path: '/complaints/track/', act: accept },
  { name: 'case-record', path: '/complaints/track/', act: printed },
  ...deskTypes,
  { name: 'search', path: '/search/' },
  { name: 'changes', path: `/white-papers/${paper}/v2/changes/` },
  { name: 'survey', path: `/surveys/${survey}/` },
  { name: 'survey-thanks', path: '/surveys/thanks/' },
  { name: 'privacy', path: '/privacy/' },
  { name: 'accessibility', path: '/accessibility/' },
  { name: 'problem', path: '/problems/stale/' },
  { name: 'not-found', path: '/nothing-here/' },
]

async function file(page: Page): Promise<void> {
  await check(page)
  await press(page, '[name=step][value=send]')
}

async function open(page: Page, demo: Demo | undefined): Promise<void> {
  await page.locator('[name=number]').fill(demo?.caseNumber ?? '')
  await page.locator('[name=code]').fill(demo?.accessCode ?? '')
  await send(page)
}

async function accept(page: Page, demo: Demo | undefined): Promise<void> {
  await open(page, demo)
  await press(page, 'button[value=accept]')
}

async function printed(page: Page, demo: Demo | undefined): Promise<void> {
  await open(page, demo)
  await press(page, 'main a[href$="/case/export/"]')
}
