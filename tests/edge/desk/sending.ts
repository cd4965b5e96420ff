import { multipart, multipartType, type Part } from '../files/samples.ts'
import type { Colleague } from './staff.ts'

/** Sends a step's form as a browser does that has files to send: the text first. */
export function post(
  who: Colleague,
  path: string,
  form: Record<string, string>,
  chosen: readonly Part[] = [],
) {
  const fields = Object.entries(form).map(([field, content]) => ({ field, content }))
  const files = chosen.map((one) => ({ field: `file-${form['action']}`, ...one }))
  const headers = { Origin: 'http://localhost', ...multipartType }
  return who.send('POST', path, headers, multipart([...fields, ...files]))
}
