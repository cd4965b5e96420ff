import { ANIMATION_FRAMES, ANIMATION_PIXELS, PICTURE_PIXELS, PICTURE_SIDE } from '#contract/files'
import { Damaged } from './bytes.ts'

/** What a picture's headers say it is: nothing is decoded to know it. */
export type Picture = { width: number; height: number; frames: number }

/** True for a picture that would take a viewer's memory to open, however small its file is. */
export function isFlood({ width, height, frames }: Picture): boolean {
  if (width < 1 || height < 1) throw new Damaged()
  const pixels = width * height
  return (
    Math.max(width, height) > PICTURE_SIDE ||
    pixels > PICTURE_PIXELS ||
    frames > ANIMATION_FRAMES ||
    pixels * frames > ANIMATION_PIXELS
  )
}
