import type { Page } from '@playwright/test'
import { check, type PageType, press } from './filling.ts'

/** What staff see, as the rehearsal's development identity, or whom it plays. */
export const deskTypes: PageType[] = [
  { name: 'desk-queue', path: '/desk/' },
  { name: 'desk-case', path: '/desk/?view=late', act: openFirst },
  { name: 'desk-reply', path: '/desk/?view=late', act: beginReply },
  { name: 'desk-check', path: '/desk/?view=late', act: checkReply },
  { name: 'desk-case-file', path: '/desk/', act: readFile },
  { name: 'desk-follow-ups', path: '/desk/?view=follow-ups' },
  { name: 'desk-causes', path: '/desk/causes/?cause=process' },
  { name: 'desk-find', path: '/desk/find/', act: find },
  { name: 'desk-intake', path: '/desk/intake/' },
  { name: 'desk-intake-check', path: '/desk/intake/', act: record },
  { name: 'desk-intake-receipt', path: '/desk/intake/', act: fileRecorded },
  { name: 'desk-alerts', path: '/desk/alerts/' },
  { name: 'desk-alert', path: '/desk/you/', act: warned },
  { name: 'desk-compared', path: '/desk/?with=nobody', act: compare },
  { name: 'desk-you', path: '/desk/you/' },
  { name: 'desk-running', path: '/desk/you/', act: (page) => play(page, 'ops') },
  { name: 'desk-hand-over', path: '/desk/you/', act: handOver },
  { name: 'desk-hand-over-check', path: '/desk/you/', act: checkHandOver },
]

async function openFirst(page: Page): Promise<void> {
  await page.locator('main a[href*="/desk/cases/"]').first().click()
  await page.waitForLoadState()
}

async function readFile(page: Page): Promise<void> {
  await openFirst(page)
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

/** A case with an early warning before a supervisor, and the form that closes it. */
async function warned(page: Page): Promise<void> {
  await play(page, 'zhao-min')
  await press(page, 'header nav a[href$="/alerts/"]')
  await press(page, 'tbody a')
  await page.locator('#step-close-alert summary').click()
}

async function play(page: Page, staff: string): Promise<void> {
  await page.locator('#staff').selectOption(staff)
  await press(page, 'main form button')
}

async function keepNote(page: Page, text: string): Promise<void> {
  const step = page.locator('#step-note')
  await step.locator('summary').click()
  await step.locator('[name=text-note]').fill(text)
  await press(page, '#step-note form > .actions button')
}

/** Two windows on one case: the second is too late, and reads both texts. */
async function compare(page: Page): Promise<void> {
  await openFirst(page)
  const other = await page.context().newPage()
  await other.goto(page.url())
  await keepNote(other, '仓库说货已经装车。')
  await other.close()
  await keepNote(page, '仓库还没有回话，下午再问。')
}

async function handOver(page: Page): Promise<void> {
  await play(page, 'zhao-min')
  await press(page, 'header nav a[href$="/hand-over/"]')
}

async function checkHandOver(page: Page): Promise<void> {
  await handOver(page)
  await page.locator('#from').selectOption({ index: 1 })
  await page.locator('#to').selectOption('zhao-min')
  await press(page, 'main form button')
}
