type Call = { path: string; headers: Record<string, string>; body: string }
/** What the outside says: taken, refused in a 200, refused by status, or a gateway that does not know. */
const answers = {
  takes: () => Response.json({ errcode: 0, errmsg: 'ok' }),
  refuses: () => Response.json({ errcode: 45009, errmsg: 'api freq out of limit' }),
  'is-down': () => new Response('down', { status: 503 }),
  loses: () => new Response('timeout', { status: 524 }),
}
export type RobotAnswer = keyof typeof answers
const isAnswer = (word: string): word is RobotAnswer => word in answers

const robots = new Map<string, { says: RobotAnswer; calls: Call[] }>()

/**
 * Groups' robots in the outside world of a Worker under test: `/<name>/…` is one, which keeps what it is sent.
 * `PUT /<name>/<answer>` says how it answers from now on, `GET /<name>` tells what it was sent.
 */
export async function robotAnswer(request: {
  url: string
  method: string
  headers: Iterable<[string, string]>
  text: () => Promise<string>
}): Promise<Response> {
  const { pathname, search } = new URL(request.url)
  const [, name = '', word = ''] = pathname.split('/')
  const robot = robots.get(name) ?? { says: 'takes' as const, calls: [] }
  robots.set(name, robot)
  if (request.method === 'GET') return Response.json(robot.calls)
  if (request.method === 'PUT') {
    if (isAnswer(word)) robot.says = word
    return new Response(null, { status: 204 })
  }
  const headers = Object.fromEntries(request.headers)
  robot.calls.push({ path: pathname + search, headers, body: await request.text() })
  return answers[robot.says]()
}
