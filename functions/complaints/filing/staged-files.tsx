import type { Language } from '#contract/company'
import { endings, type SentFile } from '#contract/files'
import { acting } from '#words/acting'
import type { RefusedFile } from '../../files/staging.ts'

const KB = 1024

/** A size as people read it: `1.4 MB`, `88 KB`. */
function sizeOf(bytes: number): string {
  const [size, unit] = bytes < KB * KB ? [bytes / KB, 'KB'] : [bytes / KB / KB, 'MB']
  return `${size < 10 ? Math.max(0.1, size).toFixed(1) : size.toFixed(0)} ${unit}`
}

function Staged({ file, language }: { file: SentFile; language: Language }) {
  const t = acting(language).files
  return (
    <li>
      <p class="name">
        {file.name} <span class="quiet">{`${endings[file.type].toUpperCase()}, ${sizeOf(file.size)}`}</span>
      </p>
      <p class="hash">SHA-256 {file.sha256}</p>
      <button class="button plain" type="submit" name="remove" value={file.id}>
        {t.remove}
        <span class="unseen"> {file.name}</span>
      </button>
    </li>
  )
}

/** Files that wait for a filing: by name, type, size and hash of what was sent, each with a way to take it back. */
export const stagedList = (files: readonly SentFile[], language: Language): string =>
  String(
    <ul class="staged">
      {files.map((file) => (
        <Staged file={file} language={language} />
      ))}
    </ul>,
  )

/** Files that are about to be sent, to be looked over once more. */
export const fileListed = (files: readonly SentFile[], language: Language): string =>
  files
    .map((file) =>
      String(
        <li>
          {file.name} <span class="quiet">{`${endings[file.type].toUpperCase()}, ${sizeOf(file.size)}`}</span>
          <p class="hash">
            {acting(language).files.hash} {file.sha256}
          </p>
        </li>,
      ),
    )
    .join('')

type FileListProps = {
  files: readonly SentFile[]
  at: string
  language: Language
  picture?: string | undefined
}

/** A larger picture is fetched when somebody unfolds it. */
const SHOWN = KB * KB

/** An image and no other type: in a page it is drawn, whatever else may be in it. */
function Picture({ file: { id, name, size }, at, label }: { file: SentFile; at: string; label: string }) {
  return (
    <details class="picture" open={size <= SHOWN}>
      <summary>{label}</summary>
      <img src={`${at}${id}`} alt={name} loading="lazy" />
    </details>
  )
}

/**
 * Files that an event brought, each to be fetched below `at`; without the metadata that it came with. Images are shown
 * where there is a word for that.
 */
export function FileList({ files, at, language, picture }: FileListProps) {
  if (files.length === 0) return null
  return (
    <ul class="files">
      {files.map((file) => (
        <li>
          <a href={`${at}${file.id}`}>{file.name}</a>{' '}
          <span class="quiet">{`${endings[file.type].toUpperCase()}, ${sizeOf(file.size)}`}</span>
          {picture && file.type.startsWith('image/') && <Picture file={file} at={at} label={picture} />}
          <p class="hash">
            {acting(language).files.hash} {file.sha256}
          </p>
        </li>
      ))}
    </ul>
  )
}

/** Why files were not taken, one after another; what was cut off has no name. */
export function refusedInWords(refused: readonly RefusedFile[], language: Language): string {
  const { errors, files: t } = acting(language)
  const told = refused.map(({ name, position, why }) => {
    const words = errors[why] ?? ''
    return name === undefined ? `${t.nth(position)}${words}${t.cut}` : `${t.named(name)}${words}`
  })
  return told.join(language === 'zh-CN' ? '' : ' ')
}
