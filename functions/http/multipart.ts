import {
  MaxFileSizeExceededError,
  MaxTotalSizeExceededError,
  MultipartParseError,
  MultipartParser,
  type MultipartPart,
} from '@remix-run/multipart-parser'
import { Problem } from './problem.ts'

/** A file as it came: its name is the sender's word, its bytes are all of it. */
export type Upload = { name: string; bytes: Uint8Array<ArrayBuffer> }

/** What ends a sending early; files before it were read whole, nothing behind it was read. */
export type CutOff = 'large' | 'many'

export type Limits = {
  /** Bytes of one file, and how many files. */
  fileBytes: number
  files: number
  /** Bytes of all text fields together. */
  textBytes: number
}

export type Multipart = {
  fields: [name: string, value: string][]
  /** True where the text was longer than it may be; `fields` then holds what there is of it. */
  isTooLong: boolean
  /** One after another: the bytes of a file are gone from memory when the next is asked for. */
  files: AsyncGenerator<Upload | CutOff, void, undefined>
}

const PARTS = 60

/** RFC 2046 §5.1.1. The parser's search runs for ever with a boundary of 252 letters. */
function boundaryOf(contentType: string): string {
  const [, quoted, bare] = /;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType) ?? []
  const boundary = quoted ?? bare ?? ''
  if (!/^[\w'()+,./:=? -]{0,69}[\w'()+,./:=?-]$/.test(boundary)) throw new Problem('malformed')
  return boundary
}

/** RFC 7578 §4.2 forbids `filename*`, and the parser would log what it cannot decode of it. */
function isFile(part: MultipartPart): boolean {
  if (/filename\*/i.test(part.headers['content-disposition'] ?? '')) throw new Problem('malformed')
  return part.isFile
}

/** A form's file field that was left empty is sent as a file without a name and without bytes. */
const isLeftEmpty = (part: MultipartPart) => !part.filename && part.size === 0

function isDone(parser: MultipartParser): boolean {
  try {
    parser.finish()
    return true
  } catch {
    return false
  }
}

/** Part by part as they come in; stops reading when whoever asks stops asking. */
async function* partsOf(body: ReadableStream<Uint8Array>, parser: MultipartParser) {
  const reader = body.getReader()
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      if (read.value.length === 0) continue
      try {
        yield* parser.write(read.value)
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

/** Whatever else is wrong with a multipart body is the sender's mistake: bad structure, bad UTF-8. */
const asProblem = (error: unknown) =>
  error instanceof MultipartParseError || error instanceof TypeError ? new Problem('malformed') : error

/**
 * Reads a multipart form (RFC 7578) as a stream: the text fields at once, the files one after another when
 * they are asked for. Text stands before files, so it is there whatever a file does. A file that is too large
 * ends the reading in its middle.
 */
export async function readMultipart(request: Request, limits: Limits): Promise<Multipart> {
  const boundary = boundaryOf(request.headers.get('Content-Type') ?? '')
  if (!request.body) throw new Problem('malformed')
  const parser = new MultipartParser(boundary, {
    maxFileSize: limits.fileBytes,
    maxParts: PARTS,
    maxTotalSize: limits.fileBytes * (limits.files + 1),
  })
  const parts = partsOf(request.body, parser)
  const fields: Multipart['fields'] = []
  let text = 0
  let first: MultipartPart | CutOff | undefined
  try {
    while (text <= limits.textBytes) {
      const next = await parts.next()
      if (next.done) break
      const part = next.value
      if (isFile(part)) {
        first = part
        break
      }
      text += part.size
      fields.push([part.name ?? '', part.text])
    }
  } catch (error) {
    if (!isOver(error)) throw asProblem(error)
    first = 'large'
  }
  const isTooLong = text > limits.textBytes
  if (isTooLong) await parts.return()
  return { fields, isTooLong, files: filesOf(parts, first, limits.files) }
}

async function* filesOf(
  parts: AsyncGenerator<MultipartPart, void, undefined>,
  first: MultipartPart | CutOff | undefined,
  limit: number,
): Multipart['files'] {
  let taken = 0
  try {
    for (let part = first; part !== undefined; part = (await parts.next()).value ?? undefined) {
      if (typeof part === 'string') return yield part
      // Text behind a file could no longer come back with the page, so nobody may send it there.
      if (!isFile(part)) throw new Problem('malformed')
      if (isLeftEmpty(part)) continue
      taken += 1
      if (taken > limit) return yield 'many'
      yield { name: part.filename ?? '', bytes: wholeOf(part) }
    }
  } catch (error) {
    if (!isOver(error)) throw asProblem(error)
    yield 'large'
  } finally {
    await parts.return()
  }
}

function wholeOf({ content, size }: MultipartPart): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of content.splice(0)) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}
