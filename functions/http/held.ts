import * as z from 'zod/mini'

/**
 * What is needed seldom lies among the pages' files, under an address that the Worker answers itself and tells
 * nobody; the bundle does not grow with it. Each isolate reads it once. What is kept is the value and never the
 * promise, which belongs to the request that made it.
 */
export function held<T extends z.ZodMiniType>(path: `/${'api' | 'desk'}/${string}.json`, schema: T) {
  let kept: z.output<T> | undefined
  return async ({ ASSETS }: Pick<Env, 'ASSETS'>): Promise<z.output<T>> => {
    if (kept === undefined) {
      const file = await ASSETS.fetch(new Request(`https://assets.invalid${path}`))
      if (file.status !== 200) throw new Error(`the site has no file ${path}`)
      kept = z.parse(schema, await file.json())
    }
    return kept
  }
}
