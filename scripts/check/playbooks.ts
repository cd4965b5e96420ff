import { readFileSync } from 'node:fs'
import { playbookFields } from '#contract/playbooks'
import { gapIn, unknownFields } from '#rules/playbooks'
import { type Fault, plus, same, say } from './fault.ts'
import type { Library } from './library.ts'
import { nearest } from './near.ts'
import { meant, oneOf } from './shape-words.ts'

const known = playbookFields.map((field) => `{${field}}`)

/** What a playbook asks of a case is what the desk can fill in; a misspelt field would go out in its braces. */
export const playbookFaults = ({ playbooks }: Library): Fault[] =>
  playbooks.flatMap(({ source: { file } }) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((written, index) =>
        [...unknownFields(written), ...halfGaps(written)].map((came) => ({
          file,
          line: index + 1,
          at: '',
          ...said(came),
        })),
      ),
  )

/** A gap whose bracket does not close on its line would swallow the text behind it. */
function halfGaps(written: string): string[] {
  const gap = gapIn(written)
  return gap !== undefined && !/[\]］]$/.test(gap) ? [gap] : []
}

function said(came: string): Pick<Fault, 'expected' | 'came' | 'mend'> {
  if (!/^[{｛]/.test(came))
    return {
      expected: say('a gap that closes on its line', '在同一行里闭合的空格'),
      came: same(came),
      mend: say('Write it as [to fill: what is missing].', '写成［待填：缺什么］。'),
    }
  const bare = came.slice(1, -1).trim()
  const near =
    nearest(bare, [...playbookFields]) ?? known.find((field) => field === `{${bare}}`)?.slice(1, -1)
  return {
    expected: plus(oneOf(known), meant(near && `{${near}}`)),
    came: same(came),
    mend: near
      ? say(`Write {${near}}, in plain braces.`, `改成 {${near}}，用半角花括号。`)
      : say(
          'Use a field that is known, or a gap: [to fill: what is missing].',
          '换成认识的字段，或者写成空格：［待填：缺什么］。',
        ),
  }
}
