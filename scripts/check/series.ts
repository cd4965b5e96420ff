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
  return entries.flatMap(({ source, value }): Fault[] => {
    const version = numberOf(source.file)
    if (!value || version === 1) return []
    const { effective } = value
    const earlier = entries.find((one) => numberOf(one.source.file) === version - 1)
    if (!earlier)
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
    // One that cannot be read is refused as such.
    const before = earlier.value
    if (!before || effective > before.effective) return []
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

/** A file that says another number than its name is refused as such. */
const numberOf = (file: string) => Number(/\/v(\d+)\.yaml$/.exec(file)?.[1])
