import { type Fault, nothing, quote, say } from './fault.ts'
import type { Entry, Library } from './library.ts'

type Version = { version: number; effective: string }

/**
 * The versions of the promise and of the privacy notice follow one another without a gap and in time: one that
 * governed from an earlier day on than the one before would change afterwards what people were promised.
 */
export const seriesFaults = ({ promises, notices }: Library): Fault[] => [
  ...orderFaults(promises),
  ...orderFaults(notices),
]

function orderFaults<Value extends Version>(entries: readonly Entry<Value>[]): Fault[] {
  const read = entries.flatMap(({ source, value }) => (value ? [{ source, value }] : []))
  return read.flatMap(({ source, value: { version, effective } }): Fault[] => {
    if (version === 1) return []
    const before = read.find(({ value }) => value.version === version - 1)?.value
    if (!before)
      return [
        {
          file: source.file,
          line: source.lineOf(['version']),
          at: 'version',
          expected: say(`version ${version - 1} before it`, `先有第 ${version - 1} 版`),
          came: nothing,
          mend: say('Number the versions one after the other.', '版本号依次递增。'),
        },
      ]
    if (effective > before.effective) return []
    return [
      {
        file: source.file,
        line: source.lineOf(['effective']),
        at: 'effective',
        expected: say(
          `a day after that of version ${before.version}, ${before.effective}`,
          `晚于第 ${before.version} 版的日期 ${before.effective}`,
        ),
        came: quote(effective),
        mend: say('Set the day from which it holds.', '写上从哪天起适用。'),
      },
    ]
  })
}
