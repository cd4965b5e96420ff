import { readFileSync } from 'node:fs'
import ICAL from 'ical.js'
import { distFolder } from '../../../site/company-folder.ts'
import { company } from '../../company-facts.ts'
import { pages } from '../setup/dist.ts'
import { expect, test } from '../setup/portal.ts'

const text = readFileSync(`${distFolder}/remediation.ics`, 'utf8')
const calendar = new ICAL.Component(ICAL.parse(text))
const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
const timelines = pages.filter(({ address }) => /^\/remediation\/[^/]+\/$/.test(address))

test('every item of every timeline is one event, on the day that its page promises', () => {
  const items = timelines.flatMap(({ address, html }) =>
    html
      .split('<article class="item"')
      .slice(1)
      .map((item) => ({
        url: `${address}#${/id="([^"]+)"/.exec(item)?.[1]}`,
        days: [...(item.split('</header>')[0]?.matchAll(/datetime="([\d-]+)"/g) ?? [])].map(([, day]) => day),
      })),
  )
  expect(items.length).toBeGreaterThan(5)
  const told = events.map((event) => {
    const { pathname, hash } = new URL(String(event.component.getFirstPropertyValue('url')))
    return { url: pathname + hash, day: event.startDate.toString(), isDate: event.startDate.isDate }
  })
  expect(told.map(({ url }) => url).sort()).toEqual(items.map(({ url }) => url).sort())
  for (const { url, day, isDate } of told) {
    expect(isDate, url).toBe(true)
    expect(items.find((item) => item.url === url)?.days, url).toContain(day)
  }
})

test('an event has a UID of its own, and its SEQUENCE counts the dates that were given up', () => {
  expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length)
  const moved = events.filter(({ sequence }) => sequence > 0)
  expect(moved.map(({ uid, sequence, startDate }) => [uid, sequence, startDate.toString()])).toContainEqual([
    `measuring-room.supplier-gauges@${new URL(company.origin).host}`,
    1,
    '2026-12-15',
  ])
})

test('the lines are what RFC 5545 asks for: CRLF, 75 octets, a stamp and a status', () => {
  const lines = text.split('\r\n')
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([])
  for (const { component } of events) {
    expect(component.getFirstPropertyValue('dtstamp')).toBeTruthy()
    expect(['CONFIRMED', 'TENTATIVE']).toContain(component.getFirstPropertyValue('status'))
  }
})
