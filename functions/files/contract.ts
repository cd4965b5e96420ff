import * as z from 'zod/mini'

/** What a file may weigh, how many come in one sending and how many a case holds. */
export const FILE_BYTES = 10 * 1024 * 1024
export const FILES_A_SENDING = 5
export const FILES_A_CASE = 20

/** Larger pictures are not decoded by anybody who looks at a complaint: side in pixels, picture and animation in all. */
export const PICTURE_SIDE = 16_384
export const PICTURE_PIXELS = 50_000_000
export const ANIMATION_PIXELS = 500_000_000
export const ANIMATION_FRAMES = 1000
/** Chunks and segments of one picture: an encoder that writes 8 KB at a time needs 1,300 for the largest file. */
export const PICTURE_PARTS = 5000

/** The four types, judged by content, with the ending under which each is served. */
export const endings = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
} as const
export const FileType = z.enum(['image/jpeg', 'image/png', 'image/webp', 'application/pdf'])
export type FileType = z.output<typeof FileType>

/** Why a file is not taken. */
export const fileFaults = [
  'file.empty',
  'file.type',
  'file.damaged',
  'file.pixels',
  'file.parts',
  'file.mixed',
  'file.large',
  'file.many',
  'file.full',
  'file.missing',
] as const
export type FileFault = (typeof fileFaults)[number]

/** A file as the customer sent it; what is served is the same picture or document without its metadata. */
export const SentFile = z.strictObject({
  id: z.uuid(),
  name: z.string().check(z.meta({ description: 'As it was sent; it is served under another name.' })),
  type: FileType,
  size: z.int().check(z.meta({ description: 'Bytes as they were sent.' })),
  sha256: z
    .string()
    .check(
      z.regex(/^[0-9a-f]{64}$/),
      z.meta({ description: 'Of the bytes as they were sent, before metadata were removed.' }),
    ),
})
export type SentFile = z.output<typeof SentFile>
