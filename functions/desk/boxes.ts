/** What was typed, by the names of the page's fields. */
export type Typed = Record<string, string>

/**
 * A box of a step's form is named `<box>-<step>`, so that nothing is lost when another step is refused. No box has a
 * hyphen in its own name; steps have.
 */
export function boxOf(name: string): { box: string; action: string } | undefined {
  const hyphen = name.indexOf('-')
  return hyphen < 1 ? undefined : { box: name.slice(0, hyphen), action: name.slice(hyphen + 1) }
}

/** What stands in the boxes of one step, by box. */
export const boxesOf = (typed: Typed, action: string): Typed =>
  Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]) => {
      const found = boxOf(name)
      return found?.action === action ? [[found.box, value]] : []
    }),
  )

/** The boxes of every step in which a person writes; in the others something is chosen. */
export const writingBoxes = ['text', 'remedy', 'rootCause'] as const

/** What a person wrote in a step's boxes, box by box. */
export const writtenIn = (boxes: Typed): string[] => writingBoxes.flatMap((box) => boxes[box] || [])

/** The same boxes by the names of the page's fields again. */
export const fieldsOf = (boxes: Typed, action: string): Typed =>
  Object.fromEntries(Object.entries(boxes).map(([box, value]) => [`${box}-${action}`, value]))

/** What a step's form brings: its boxes, and what the page put beside them to find drafts and files again. */
export function replyOf(typed: Typed, action: string) {
  const { draft, sending = '', files, file: _, choose: __, ...boxes } = boxesOf(typed, action)
  return { boxes, seen: Number(draft) || 0, sending, listed: Number(files) || 0 }
}
