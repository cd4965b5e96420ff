/** Longer sides are made smaller before sending: what matters on a photograph can be seen at this size. */
const LONGEST = 2560
/** A picture that is longer than this for its width is a screenshot of a conversation, and could not be read smaller. */
const SLENDER = 3
const PREVIEW = 96
const QUALITY = 0.9
const types = ['image/jpeg', 'image/png', 'image/webp']

/** What is sent of a file, with its preview where it is a picture, and both sizes where it was made smaller. */
export type Sent = {
  blob: Blob
  preview?: HTMLCanvasElement | undefined
  smaller?: { from: string; to: string } | undefined
}

/** Drawn, not shown as an image: the Content-Security-Policy allows no picture that is not the portal's own. */
function drawn(picture: ImageBitmap, longest: number): HTMLCanvasElement {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return canvas
}

/** A picture that moves would stand still once it was drawn. */
async function isAnimated(file: File): Promise<boolean> {
  const head = await file.slice(0, 64).text()
  return file.type === 'image/webp' && head.includes('ANIM')
}

const encoded = (canvas: HTMLCanvasElement, type: string) =>
  new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, QUALITY))

/** Turned as its camera says, since a drawn picture has nothing left that says it. What does not read is sent as it is. */
export async function prepared(file: File): Promise<Sent> {
  if (!types.includes(file.type)) return { blob: file }
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => undefined)
  if (!picture) return { blob: file }
  const preview = drawn(picture, PREVIEW)
  const [shorter = 1, longer = 1] = [picture.width, picture.height].sort((a, b) => a - b)
  if (longer <= LONGEST || longer / shorter > SLENDER || (await isAnimated(file)))
    return { blob: file, preview }
  const canvas = drawn(picture, LONGEST)
  const blob = await encoded(canvas, file.type)
  if (!blob) return { blob: file, preview }
  const size = ({ width, height }: { width: number; height: number }) => `${width} × ${height}`
  return { blob, preview, smaller: { from: size(picture), to: size(canvas) } }
}

export async function sha256(blob: Blob): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()))
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
