import { Problem } from './problem.ts'

/**
 * All text comes in as UTF-8. A decoder that puts U+FFFD for whatever else comes would keep that in the place of what
 * was meant, with nobody the wiser: so what is not UTF-8 is refused.
 */
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })

export const notUtf8 = () =>
  new Problem('malformed', { detail: 'The text is not UTF-8. Send it again in UTF-8.' })

function inUtf8<Text>(decode: () => Text): Text {
  try {
    return decode()
  } catch {
    throw notUtf8()
  }
}

export const textOf = (bytes: Uint8Array) => inUtf8(() => decoder.decode(bytes))

/** A form's fields. What percent signs stand for has to be UTF-8 too; a sign that stands for nothing is itself. */
export function formOf(bytes: Uint8Array): URLSearchParams {
  const form = textOf(bytes)
  inUtf8(() => decodeURIComponent(form.replaceAll(/%(?![0-9a-f]{2})/gi, '%25')))
  return new URLSearchParams(form)
}

/** A sender that names another character set means it, even where its bytes would pass. ASCII is UTF-8 already. */
export function requireCharset(contentType: string | undefined): void {
  const [, charset] = /;\s*charset\s*=\s*["']?([^\s"';,]*)/i.exec(contentType ?? '') ?? []
  if (charset !== undefined && !/^(utf-?8|us-ascii)$/i.test(charset))
    throw new Problem('unsupported-media-type', { detail: 'Text is taken in UTF-8 alone: charset=utf-8.' })
}
