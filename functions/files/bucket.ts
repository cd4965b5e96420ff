import type { Bytes } from './bytes.ts'

const place = (id: string) => `files/${id}`

/** What R2 says when it cannot be reached is told apart from a fault of ours by this word. */
async function reached<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked
  } catch (error) {
    throw new Error(`R2_ERROR: ${error instanceof Error ? error.message : 'unknown'}`)
  }
}

export const put = (bucket: R2Bucket, id: string, sealed: Bytes) => reached(bucket.put(place(id), sealed))

export const remove = (bucket: R2Bucket, ...ids: string[]) => reached(bucket.delete(ids.map(place)))

export async function get(bucket: R2Bucket, id: string): Promise<Bytes | undefined> {
  const found = await reached(bucket.get(place(id)))
  return found ? new Uint8Array(await reached(found.arrayBuffer())) : undefined
}
