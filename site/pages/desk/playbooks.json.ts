import { parse } from 'yaml'
import { Playbook } from '#contract/playbooks'

/** For the Worker alone, which reads it through its binding; from outside it answers this address itself. */
export const GET = () => {
  const files = import.meta.glob<string>('@company/playbooks/*.yaml', {
    query: '?raw',
    import: 'default',
    eager: true,
  })
  const all = Object.values(files).map((file) => Playbook.parse(parse(file)))
  const texts = all.filter(({ draft }) => !draft).map(({ id, text }) => [id, text] as const)
  return Response.json(Object.fromEntries(texts))
}
