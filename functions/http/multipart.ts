import {
  MaxFileSizeExceededError,
  MaxTotalSizeExceededError,
  MultipartParseError,
  MultipartParser,
  type MultipartPart,
} from '@remix-run/multipart-parser'
import { joined } from './body.ts'
import { dispositionOf } from './disposition.ts'
import { notUtf8, requireCharset, textOf } from './encoding.ts'
import { Problem } from './problem.ts'

/** A file as it came: its name is the sender's word, its bytes are all of it. */
export type Upload = { name: string; bytes: Uint8Array<ArrayBuffer> }

/** What ends a sending early; files before it were read whole, nothing behind it was read. */
export type CutOff = 'large' | 'many'

export type Limits = {
  /** Bytes of one file, and how many files. */
  fileBytes: number
  files: number
  /** Bytes of all text fields together that are taken. */
  textBytes: number
}

/** Text is read this far, that it can come back; nobody fills more fields than that. */
export const FORM_BYTES = 1024 * 1024
export const FIELDS = 200

export type Multipart = {
  fields: [name: string, value: string][]
  /** True where the text was longer than it may be; `fields` then holds what there is of it, and no file is read. */
  isTooLong: boolean
  /** Whether a file came with the text. */
  hasFiles: boolean
  /** One after another: the bytes of a file are gone from memory when the next is asked for. */
  files: AsyncGenerator<Upload | CutOff, void, undefined>
}

/** Bytes before the first boundary, which are to be passed over (RFC 2046 §5.1.1): a line break, as a rule. */
const PREAMBLE_BYTES = 1024

const malformed = (detail: string) => new Problem('malformed', { detail })

/** RFC 2046 §5.1.1. The parser's search runs for ever with a boundary of 252 letters. */
function boundaryOf(contentType: string): string {
  const [, quoted, bare] = /;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType) ?? []
  const boundary = quoted ?? bare ?? ''
  if (!/^[\w'()+,./:=? -]{0,69}[\w'()+,./:=?-]$/.test(boundary))
    throw malformed('The Content-Type names no boundary, or one that RFC 2046 does not know.')
  return boundary
}

/** A part with its head read. */
type Part = { name: string; fileName: string | undefined; content: Uint8Array[]; size: number }

function read(part: MultipartPart): Part {
  const { content, size, headers } = part
  const encoding = headers['content-transfer-encoding'] ?? 'binary'
  if (!/^(binary|8bit|7bit)$/i.test(encoding))
    throw malformed(
      'A part is sent as it is: Content-Transfer-Encoding is not taken (RFC 7578, section 4.7).',
    )
  const { name, fileName } = dispositionOf(headers['content-disposition'] ?? '')
  if (fileName !== undefined) return { name, fileName, content, size }
  const type = (headers['content-type'] ?? 'text/plain').toLowerCase()
  if (!/^(text\/|application\/json\b)/.test(type)) return { name, fileName: '', content, size }
  requireCharset(type)
  return { name, fileName, content, size }
}

/** A form's file field that was left empty is sent as a file without a name and without bytes. */
const isFile = ({ fileName }: Part) => fileName !== undefined
const isLeftEmpty = (part: Part) => part.fileName === '' && part.size === 0

function isDone(parser: MultipartParser): boolean {
  try {
    parser.finish()
    return true
  } catch {
    return false
  }
}

/** What was read so far from its first boundary on; undefined where that has not come yet. */
function afterPreamble(bytes: Uint8Array, boundary: string): Uint8Array | undefined {
  const longest = PREAMBLE_BYTES + boundary.length
  const letters = new TextDecoder('latin1').decode(bytes.subarray(0, longest))
  for (let at = letters.indexOf(boundary); at !== -1; at = letters.indexOf(boundary, at + 1))
    if (at === 0 || letters[at - 1] === '\n') return bytes.subarray(at)
  if (bytes.length >= longest)
    throw malformed('The boundary that the Content-Type names does not stand at the beginning of the body.')
  return undefined
}

/** Part by part as they come in; stops reading when whoever asks stops asking. */
async function* partsOf(body: ReadableStream<Uint8Array>, parser: MultipartParser) {
  const reader = body.getReader()
  let before: Uint8Array | undefined = new Uint8Array(0)
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      if (piece.value.length === 0) continue
      let bytes: Uint8Array = piece.value
      if (before) {
        before = joined([before, bytes])
        const begun = afterPreamble(before, `--${parser.boundary}`)
        if (!begun) continue
        bytes = begun
        before = undefined
      }
      try {
        for (const part of parser.write(bytes)) yield read(part)
      } catch (error) {
        // What stands behind the last boundary is to be passed over; the parser takes it for a fault.
        if (isDone(parser)) return
        throw error
      }
    }
    parser.finish()
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

const isOver = (error: unknown) =>
  error instanceof MaxFileSizeExceededError || error instanceof MaxTotalSizeExceededError

/** Whatever else is wrong with a multipart body is the sender's mistake: bad structure, or the parser's bad UTF-8. */
function asProblem(error: unknown): unknown {
  if (error instanceof TypeError) return notUtf8()
  if (error instanceof MultipartParseError)
    return malformed('The body is not multipart/form-data as RFC 7578 has it, or was cut short.')
  return error
}

/**
 * Reads a multipart form (RFC 7578) as a stream: the text fields at once, the files one after another when
 * they are asked for. Text stands before files, so it is there whatever a file does. A file that is too large
 * ends the reading in its middle. Text that is too long is read all the same, as far as it can come back.
 */
export async function readMultipart(request: Request, limits: Limits): Promise<Multipart> {
  const contentType = request.headers.get('Content-Type') ?? ''
  const boundary = boundaryOf(contentType)
  requireCharset(contentType)
  if (!request.body) throw malformed('The body is empty.')
  const parser = new MultipartParser(boundary, {
    maxFileSize: limits.fileBytes,
    maxParts: FIELDS + 2 * limits.files + 2,
    maxTotalSize: limits.fileBytes * (limits.files + 1),
  })
  const parts = partsOf(request.body, parser)
  const fields: Multipart['fields'] = []
  let text = 0
  let first: Part | CutOff | undefined
  try {
    for (let next = await parts.next(); !next.done; next = await parts.next()) {
      const part = next.value
      if (isLeftEmpty(part)) continue
      if (isFile(part)) {
        first = part
        break
      }
      text += part.size
      if (text > FORM_BYTES || fields.length === FIELDS) {
        text = Number.POSITIVE_INFINITY
        break
      }
      fields.push([part.name, textOf(joined(part.content))])
    }
  } catch (error) {
    if (!isOver(error)) throw asProblem(error)
    first = 'large'
  }
  const isTooLong = text > limits.textBytes
  if (isTooLong) await parts.return()
  return {
    fields,
    isTooLong,
    hasFiles: first !== undefined,
    files: filesOf(parts, isTooLong ? undefined : first, limits.files),
  }
}

async function* filesOf(
  parts: AsyncGenerator<Part, void, undefined>,
  first: Part | CutOff | undefined,
  limit: number,
): Multipart['files'] {
  let taken = 0
  try {
    for (let part = first; part !== undefined; part = (await parts.next()).value ?? undefined) {
      if (typeof part === 'string') return yield part
      // Text behind a file could no longer come back with the page, so nobody may send it there.
      if (!isFile(part)) throw malformed('Text fields stand before files: one came behind a file.')
      if (isLeftEmpty(part)) continue
      taken += 1
      if (taken > limit) return yield 'many'
      // Taken out of the part, which lives until the next is read.
      yield { name: part.fileName ?? '', bytes: joined(part.content.splice(0)) }
    }
  } catch (error) {
    if (!isOver(error)) throw asProblem(error)
    yield 'large'
  } finally {
    await parts.return()
  }
}
