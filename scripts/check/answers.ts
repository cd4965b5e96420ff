import type { Handbook } from '../../site/schemas/documents.ts'
import { type Body, readAnswer } from './body.ts'
import type { Entry } from './library.ts'

const known = new WeakMap<Entry<Handbook>, Body[]>()

/**
 * The answers of a handbook, which are Markdown inside its frontmatter, each piece with its line in the file.
 * Several checks ask for them, and reading Markdown is most of what a check costs: they are read once.
 */
export function answersOf(entry: Entry<Handbook>): Body[] {
  const answers = known.get(entry) ?? readAnswers(entry)
  known.set(entry, answers)
  return answers
}

function readAnswers({ source, value }: Entry<Handbook>): Body[] {
  return (value?.sections ?? []).flatMap(({ questions }, s) =>
    questions.map(({ answer }, q) => {
      const line = source.lineOf(['sections', s, 'questions', q, 'answer'])
      // Text of several lines begins below its key.
      return readAnswer(answer, answer.includes('\n') ? line + 1 : line)
    }),
  )
}
