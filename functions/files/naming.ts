import { endings, type FileType } from '#contract/files'

const LONGEST = 200

/**
 * Marks that are not seen by themselves: without those that join what stands on either side, as the people of one
 * emoji, the letters of some scripts, and the parts of a flag.
 */
const joining = [
  String.raw`(?<=[\p{ExtPict}\p{EMod}\ufe0f])\u200d(?=\p{ExtPict})`,
  String.raw`(?<=[\p{scx=Arab}\p{scx=Deva}\p{scx=Beng}\p{scx=Guru}\p{scx=Gujr}\p{scx=Orya}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}\p{scx=Mlym}\p{scx=Sinh}])[\u200c\u200d](?=\p{L})`,
  String.raw`(?<=\u{1f3f4}[\u{e0020}-\u{e007f}]*)[\u{e0020}-\u{e007f}]`,
]
const unseen = new RegExp(`(?!${joining.join('|')})[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}]`, 'gu')

/** As many whole signs as have room, so that none is cut in two. */
function shortened(name: string): string {
  if ([...name].length <= LONGEST) return name
  let kept = ''
  let letters = 1
  for (const { segment } of new Intl.Segmenter().segment(name)) {
    letters += [...segment].length
    if (letters > LONGEST) break
    kept += segment
  }
  return `${kept}…`
}

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
    .replaceAll(unseen, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return shortened(bare)
}

/** The name under which the `position`th file of a case is served: nothing in it comes from its sender. */
export const servedName = (number: string, position: number, type: FileType) =>
  `${number}-${position}.${endings[type]}`
