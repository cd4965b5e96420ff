import { addressesOf } from '../../../scripts/check/addresses.ts'
import { readLibrary } from '../../../scripts/check/library.ts'
import { isTakenBack } from '../following/withdrawn.ts'
import { builtOn } from '../setup/day.ts'
import { isActing, pages } from '../setup/dist.ts'
import { expect, test } from '../setup/portal.ts'

const known = addressesOf(readLibrary(), builtOn)
/** What belongs to drawings and forms, and is no part of a text. */
const parts = (html: string) =>
  new Set(
    [...html.replaceAll(/<(svg|form|site-search)\b[\s\S]*?<\/\1>/g, '').matchAll(/\sid="([^"]+)"/g)].map(
      ([, id = '']) => id,
    ),
  )

test('the check knows every page that is built, but for those that answer somebody', () => {
  const answering =
    /^\/(en\/)?(404-nothing-here|problems\/[^/]+|complaints\/(new\/check|case|receipt|export|mail)|desk)\//
  const unknown = pages.filter(({ address }) => !known.has(address) && !answering.test(address))
  // A withdrawn version keeps its address, and nothing new links to it.
  expect(unknown.map(({ address }) => address).filter((address) => !isTakenBack(address))).toEqual([])
})

test('every part of a page can be linked to, and the check takes no other for one', () => {
  const compared = pages.flatMap((page) => {
    const { anchors } = known.get(page.address) ?? {}
    return anchors ? [{ ...page, anchors, own: parts(page.html) }] : []
  })
  const wrong = compared.flatMap(({ address, html, anchors, own, file }) => {
    const isListed = /^\/(en\/)?(search\/|remediation\/(?:$|\w+\/[^/]+\/$))/.test(address)
    // A form's fields are no parts, and neither is what changes with the day: an item's column on the board.
    const isPart = (id: string) => !isActing({ address, html, file }) && !isListed && !anchors.has(id)
    const dead = [...anchors].filter((id) => !own.has(id) && !isListed)
    return [
      ...dead.map((id) => `${address}#${id} is taken for a part`),
      ...[...own].filter(isPart).map((id) => `${address}#${id} is refused`),
    ]
  })
  expect(wrong).toEqual([])
})
