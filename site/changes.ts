import type { PublishedLine } from './schemas/published.ts'

/** The days on which something at these paths changed after it was published, the newest first. */
export const changeDays = (lines: readonly PublishedLine[], paths: readonly string[]): string[] => [
  ...new Set(
    lines
      .flatMap((line) => (line.kind === 'changed' && paths.includes(line.path) ? [line.date] : []))
      .sort()
      .reverse(),
  ),
]

/** What was removed from below a path and is not back, by the name it had there. */
export function removals(lines: readonly PublishedLine[], within: string): { name: string; date: string }[] {
  const gone = new Map<string, string>()
  for (const line of lines) {
    if (line.kind === 'withdrawn' || !line.path.startsWith(within)) continue
    if (line.kind === 'removed') gone.set(line.path, line.date)
    else gone.delete(line.path)
  }
  return [...gone].map(([path, date]) => ({ name: path.slice(within.length).replace(/\.\w+$/, ''), date }))
}
