import { isMailAddress, isTelephone, mailAddress, telephone } from '#rules/contacts'
import { line } from '#rules/text'
import { CaseNumber } from '../../complaints/code.ts'
import { findableKinds, spellings } from '../../complaints/contact/finding.ts'

export type Way = 'number' | (typeof findableKinds)[number]

/** The longest e-mail address is shorter. */
export const LONGEST = 300

/** What somebody typed, as everything that it may be. */
export type LookedFor = {
  ways: Way[]
  number: string | undefined
  /** It looks like a case number, but its check character says that a letter is wrong. */
  isMistyped: boolean
  /** Each way of writing it, by what it would then be. */
  texts: { kind: (typeof findableKinds)[number]; text: string }[]
}

/** A case number, an e-mail address, a telephone number or an order: one field takes them all, as they were pasted. */
export function lookedFor(typed: string, callingCode: string | undefined): LookedFor {
  const written = line(typed)
  const number = CaseNumber.safeParse(written).data
  const address = mailAddress(written)
  const isPhone = isTelephone(telephone(written))
  // A reference may look like anything but a whole address: digits, or even a case number of the customer's own.
  const kinds = findableKinds.filter(
    (kind) =>
      (kind === 'email' && address.includes('@')) ||
      (kind === 'phone' && isPhone) ||
      (kind === 'reference' && !isMailAddress(address)),
  )
  return {
    ways: [...(number === undefined ? [] : ['number' as const]), ...kinds],
    number,
    isMistyped: number === undefined && /^MJ(?:[\s\p{P}]*[0-9A-Z]){8}[\s\p{P}]*$/iu.test(written),
    // What was typed, and not its line: references were once stored with what nobody sees in them.
    texts: kinds.flatMap((kind) => spellings(kind, typed, callingCode).map((text) => ({ kind, text }))),
  }
}
