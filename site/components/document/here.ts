import type { DocumentContext } from '../../documents.ts'

/** The document a component stands in. A page that forgets to say so is a bug, found by the first build. */
export function here(locals: App.Locals): DocumentContext {
  if (!locals.document) throw new Error('This page renders a document without setting Astro.locals.document.')
  return locals.document
}
