import { parse } from 'yaml'
import { Survey } from '#contract/surveys'

/** For the Worker alone, which reads it through its binding; from outside it answers this address itself. */
export const GET = () => {
  const files = import.meta.glob<string>('@company/surveys/*/v*.yaml', {
    query: '?raw',
    import: 'default',
    eager: true,
  })
  return Response.json(Object.values(files).map((file) => Survey.parse(parse(file))))
}
