import { endings, type FileType } from '#contract/files'

const LONGEST = 200

/**
 * A name as it may stand on a page: without folders, line breaks, control characters and marks that turn the
 * direction of reading, by which `gpj.exe` would look like a picture. A browser writes `"` as `%22`.
 */
export function tidyName(given: string): string {
  const bare = given
    .replaceAll('%22', '"')
    .replaceAll(/%0[ad]/gi, ' ')
    .replace(/^.*[/\\]/s, '')
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  const letters = [...bare]
  return letters.length <= LONGEST ? bare : `${letters.slice(0, LONGEST - 1).join('')}…`
}

/** The name under which the `position`th file of a case is served: nothing in it comes from its sender. */
export const servedName = (number: string, position: number, type: FileType) =>
  `${number}-${position}.${endings[type]}`
