/** Whether somebody is just using it: it has the focus, or some of its text is selected. */
export function isInUse(element: Element): boolean {
  const selection = getSelection()
  const isSelected = selection !== null && !selection.isCollapsed && selection.containsNode(element, true)
  return isSelected || element.contains(document.activeElement)
}

/** Takes over what is new in a row, cell by cell, but for a cell that is in use. */
function renew(ours: Element, theirs: Element): void {
  const [mine, other] = [[...ours.children], [...theirs.children]]
  if (mine.length !== other.length) {
    if (!isInUse(ours)) ours.replaceChildren(...other)
    return
  }
  mine.forEach((cell, place) => {
    const fresh = other[place]
    if (fresh && !cell.isEqualNode(fresh) && !isInUse(cell)) cell.replaceWith(fresh)
  })
}

/**
 * Makes the rows of a table those of another, told apart by their ids, in the other's order. A row that stays is the
 * same element as before, and one that is in use neither moves nor goes: the others move around it.
 */
export function merge(ours: Element, theirs: Element): void {
  const wanted = [...theirs.children].map((fresh) => {
    const known = [...ours.children].find(({ id }) => id === fresh.id)
    if (known) renew(known, fresh)
    return known ?? fresh
  })
  for (const row of [...ours.children]) if (!wanted.includes(row) && !isInUse(row)) row.remove()
  let place = ours.firstElementChild
  for (const row of wanted) {
    while (place && !wanted.includes(place)) place = place.nextElementSibling
    if (row !== place && row.isConnected && isInUse(row)) {
      while (place && place !== row) {
        const passed = place
        place = place.nextElementSibling
        ours.append(passed)
      }
    }
    if (row === place) place = row.nextElementSibling
    else ours.insertBefore(row, place)
  }
}

/** The cases that were not here before: those that only moved up from a further page stand behind the last one. */
export function fresh(before: readonly string[], after: readonly string[], isWhole: boolean): number {
  const last = after.findLastIndex((id) => before.includes(id))
  return after.filter((id, place) => !before.includes(id) && (isWhole || place < last)).length
}
