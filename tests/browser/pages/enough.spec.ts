import { expect, test } from '@playwright/test'
import { isTakenBack } from '../following/withdrawn.ts'
import { pages } from '../setup/dist.ts'
import { homeOfLag, lags } from '../setup/lag.ts'
import { playbookSentences, redactions } from '../setup/written.ts'

/** The other tests of pages hold for any content, and so for none: here is what they find on the tests' company. */
test('the tests’ company has one of everything that the tests of pages look for', () => {
  expect(pages.length).toBeGreaterThan(100)
  expect(lags.map(({ language }) => language)).toEqual(['en'])
  expect(pages.filter(({ address }) => homeOfLag(address)).length).toBeGreaterThan(0)
  expect(redactions.length).toBeGreaterThan(0)
  expect(pages.filter(({ address }) => isTakenBack(address)).length).toBeGreaterThan(0)
  expect(playbookSentences.length).toBeGreaterThan(5)
  const html = pages.map((page) => page.html).join()
  for (const shown of ['/evidence/', '<svg', '<table', '#section-1'])
    expect(html.includes(shown), shown).toBe(true)
})
