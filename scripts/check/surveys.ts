import type { Question } from '#contract/surveys'
import { DRAFT_DAY } from '../../site/schemas/published.ts'
import { type Fault, quote, say } from './fault.ts'
import type { Library } from './library.ts'
import { later, twiceIn } from './order.ts'
import type { Source } from './source.ts'

/** A survey closes after it has opened, and every question and option has a name of its own. */
export const surveyFaults = (library: Library): Fault[] => [
  ...questionsFaults(library),
  ...versionFaults(library),
]

function questionsFaults({ surveys }: Library): Fault[] {
  return surveys.flatMap(({ source, value }) => {
    if (!value) return []
    const ids = value.questions.map(({ id }) => id)
    return [
      ...later(source, ['closes'], value.opens, value.closes, 'closes'),
      ...twiceIn(source, ['questions'], ids),
      ...ids.flatMap((id, index) =>
        formsOwn.includes(id) ? [ownNameFault(source, ['questions', index, 'id'], id)] : [],
      ),
      ...value.questions.flatMap((question, index) =>
        'options' in question
          ? twiceIn(
              source,
              ['questions', index, 'options'],
              question.options.map(({ id }) => id),
            )
          : question.kind === 'scale' && question.from >= question.to
            ? [
                {
                  file: source.file,
                  line: source.lineOf(['questions', index, 'to']),
                  at: 'to',
                  expected: say(`a number above ${question.from}`, `大于 ${question.from} 的数`),
                  came: quote(question.to),
                  mend: say('Let the scale rise from `from` to `to`.', '刻度从 `from` 升到 `to`。'),
                },
              ]
            : [],
      ),
    ]
  })
}

/** Fields that the form of every survey has besides its questions. */
const formsOwn = ['token', 'version', 'website']

const ownNameFault = (source: Source, path: (string | number)[], id: string): Fault => ({
  file: source.file,
  line: source.lineOf(path),
  at: path.join('.'),
  expected: say('an id that the form does not use itself', '表单自己没有用到的 id'),
  came: quote(id),
  mend: say('Give the question another id.', '给这道题换一个 id。'),
})

/**
 * The versions of a survey are one survey: opened on one day, numbered without a gap, one after the other while it is
 * open, and what is asked under an id stays the same kind of question.
 */
function versionFaults({ surveys }: Library): Fault[] {
  const read = surveys.flatMap(({ source, value }) => (value ? [{ source, value }] : []))
  return read.flatMap(({ source, value }) => {
    const { version, effective, opens, closes, changes } = value
    const fault = (key: string, expected: Fault['expected'], came: unknown, mend: Fault['mend']): Fault => ({
      file: source.file,
      line: source.lineOf([key]),
      at: key,
      expected,
      came: quote(came),
      mend,
    })
    const before = read.find((one) => one.value.id === value.id && one.value.version === version - 1)?.value
    if (version === 1)
      return effective === opens
        ? []
        : [
            fault(
              'effective',
              say(`the day on which it opens, ${opens}`, `开放的那天 ${opens}`),
              effective,
              say('Write the same day in both.', '两处写同一天。'),
            ),
          ]
    if (!before)
      return [
        fault(
          'version',
          say(`version ${version - 1} before it`, `先有第 ${version - 1} 版`),
          version,
          say(
            'Number the versions one after the other; npm run revise does.',
            '版本号依次递增；npm run revise 会自动编号。',
          ),
        ),
      ]
    const isDraft = effective === DRAFT_DAY
    return [
      ...(opens === before.opens
        ? []
        : [
            fault(
              'opens',
              say(
                `${before.opens}, as in version ${before.version}`,
                `${before.opens}，与第 ${before.version} 版一致`,
              ),
              opens,
              say(
                'A survey opens once; start another survey instead.',
                '一份调查只开放一次；要再问，另建一份。',
              ),
            ),
          ]),
      ...(isDraft || (effective > before.effective && effective <= closes)
        ? []
        : [
            fault(
              'effective',
              say(
                `a day after ${before.effective} and not after ${closes}`,
                `晚于 ${before.effective}、不晚于 ${closes} 的日期`,
              ),
              effective,
              say('Set the first day on which this version is asked.', '写上这一版开始使用的那天。'),
            ),
          ]),
      ...(changes
        ? []
        : [
            fault(
              'changes',
              say('what is different from the version before', '与上一版有什么不同'),
              changes,
              say('Say it in one sentence, in both languages.', '用一句话写明，两种语言都写。'),
            ),
          ]),
      ...value.questions.flatMap((question, index) => {
        const asked = before.questions.find(({ id }) => id === question.id)
        return asked === undefined || meaningOf(asked) === meaningOf(question)
          ? []
          : [
              {
                ...fault(
                  'questions',
                  say('the same kind of question under the same id', '同一个 id 下是同一种题目'),
                  question.id,
                  say('Give the new question another id.', '给新的题目换一个 id。'),
                ),
                line: source.lineOf(['questions', index, 'id']),
                at: `questions.${index}.id`,
              },
            ]
      }),
    ]
  })
}

/** Answers under one id are counted together, so they have to be comparable. */
const meaningOf = (question: Question): string =>
  question.kind === 'scale' ? `scale ${question.from} ${question.to}` : question.kind
