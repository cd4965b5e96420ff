import { globSync, readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { Page } from '@playwright/test'
import type { Demo } from '../demo.ts'

/** One row of the contact sheet. `act` leads from the address to what is to be seen. */
export type PageType = {
  name: string
  path: string
  act?: (page: Page, demo: Demo | undefined) => Promise<void>
}

const document = (collection: string) =>
  basename(dirname(globSync(`content/${collection}/*/*.*`).sort()[0] ?? 'none/none'))
const survey = basename(globSync('content/surveys/*.yaml').sort().at(-1) ?? 'none', '.yaml')
const paper = document('white-papers')
const withdrawn = globSync('content/*/*/document.yaml').find((file) =>
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
    ? [{ name: 'withdrawn', path: withdrawn.slice('content'.length, -'document.yaml'.length) }]
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
  { name: 'desk-reply', path: '/desk/?view=late', act: beginReply },
  { name: 'desk-check', path: '/desk/?view=late', act: checkReply },
  { name: 'desk-case-file', path: '/desk/', act: readFile },
  { name: 'desk-queue', path: '/desk/?view=warned' },
  { name: 'desk-follow-ups', path: '/desk/?view=follow-ups' },
  { name: 'desk-causes', path: '/desk/causes/?cause=process' },
  { name: 'desk-find', path: '/desk/find/', act: find },
  { name: 'desk-intake', path: '/desk/intake/' },
  { name: 'desk-intake-check', path: '/desk/intake/', act: record },
  { name: 'desk-intake-receipt', path: '/desk/intake/', act: fileRecorded },
  { name: 'search', path: '/search/' },
  { name: 'changes', path: `/white-papers/${paper}/v2/changes/` },
  { name: 'survey', path: `/surveys/${survey}/` },
  { name: 'survey-thanks', path: '/surveys/thanks/' },
  { name: 'privacy', path: '/privacy/' },
  { name: 'accessibility', path: '/accessibility/' },
  { name: 'desk-alerts', path: '/desk/alerts/' },
  { name: 'desk-alert', path: '/desk/you/', act: warned },
  { name: 'problem', path: '/problems/stale/' },
  { name: 'not-found', path: '/nothing-here/' },
]

/** A form that comes back at once asks whether a person sent it, so the pictures take a person's time. */
const HASTE = 2100

/** Presses what leads on, and waits for the page behind it, which may have the same address. */
async function press(page: Page, selector: string): Promise<void> {
  const arrived = page.waitForEvent('framenavigated')
  await page.locator(selector).last().click()
  await arrived
  await page.waitForLoadState()
}

async function send(page: Page): Promise<void> {
  await page.waitForTimeout(HASTE)
  await press(page, 'main form button')
}

async function check(page: Page): Promise<void> {
  await page.locator('[name=category]').selectOption({ index: 1 })
  await page.locator('[name=impact]').first().check()
  const isEnglish = new URL(page.url()).pathname.startsWith('/en/')
  await page.locator('[name=story]').fill(isEnglish ? stories.en : stories.zh)
  await page.locator('[name=notice]').check()
  await page.locator('[name=overseas]').check()
  await send(page)
}

async function file(page: Page): Promise<void> {
  await check(page)
  await press(page, '[name=step][value=send]')
}

async function readFile(page: Page): Promise<void> {
  await page.locator('main a[href*="/desk/cases/"]').first().click()
  await page.waitForLoadState()
  await page.locator('main a[href$="/file/"]').click()
  await page.waitForLoadState()
}

/** A late case with a reply that was begun from a playbook. */
async function beginReply(page: Page): Promise<void> {
  await page.locator('tbody a').first().click()
  const step = page.locator('#step-respond')
  // The picture before may have left a draft, and then it stands open.
  if ((await step.getAttribute('open')) === null) await step.locator('summary').click()
  await step.locator('[name=choose-respond]').selectOption('heard-first')
  await step.locator('[name=begin]').click()
  await step.locator('[name=discard]').waitFor()
}

async function checkReply(page: Page): Promise<void> {
  await beginReply(page)
  const step = page.locator('#step-respond')
  await step
    .locator('[name=text-respond]')
    .fill('您的货今天上午已经发出，明天到。晚了三天，是我们没有通知您。')
  await step.locator('[name=breachReason-respond]').selectOption('mistake')
  await step.locator('form > .actions button').click()
  await page.locator('[name=answer][value=go]').waitFor()
}

async function find(page: Page): Promise<void> {
  await page.locator('#what').fill('CM-2026-1187')
  await page.locator('main form button').click()
  await page.waitForLoadState()
}

async function record(page: Page): Promise<void> {
  await page.locator('[name=channel]').first().check()
  await check(page)
}

async function fileRecorded(page: Page): Promise<void> {
  await record(page)
  await page.locator('[name=answer][value=go]').click()
  await page.waitForLoadState()
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

/** A case with an early warning before a supervisor, and the form that closes it. */
async function warned(page: Page): Promise<void> {
  await page.locator('#staff').selectOption('zhao-min')
  await press(page, 'main form button')
  await press(page, 'header nav a[href$="/alerts/"]')
  await press(page, 'tbody a')
  await page.locator('#step-close-alert summary').click()
}

const stories = {
  zh: '十一月十七日到货的一批支架，外箱进水，其中四十件表面生锈，装不上线。请说明原因并补货。',
  en: 'The brackets that arrived on 17 November were wet. Forty of them are rusty and cannot be fitted.',
}
