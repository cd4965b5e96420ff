import { readFileSync } from 'node:fs'

const frontmatter = /^---\r?\n[\s\S]*?^---[ \t]*(?:\r?\n|$)/m

/** A document's text as it was written, below its frontmatter. Its collection holds the path alone. */
export const textIn = ({ filePath = '' }: { filePath?: string | undefined }): string =>
  readFileSync(filePath, 'utf8').replace(frontmatter, '').trim()
