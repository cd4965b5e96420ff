const PATIENCE = 5 * 60_000
/** What a page that is about the files themselves is answered with; everything else is no answer to them. */
const told = [200, 413, 422]

/** Too much was sent in a short time: it is taken again in a minute. */
export class Busy extends Error {}

/** Posts to a page and says how much has gone; resolves to the page that came back, rejects when none did. */
export const send = (to: string, body: FormData, onProgress: (share: number) => void): Promise<Document> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', to)
    request.responseType = 'document'
    request.timeout = PATIENCE
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 1 : loaded / total)
    request.onload = () => {
      const page: unknown = request.response
      if (page instanceof Document && told.includes(request.status)) resolve(page)
      else if (request.status === 429) reject(new Busy())
      else reject(new Error(`the answer was ${request.status}`))
    }
    request.onerror = () => reject(new Error('no answer came'))
    request.ontimeout = request.onerror
    request.send(body)
  })

/** Whether the portal can be reached, asked of a file that costs next to nothing. */
export const isReachable = (): Promise<boolean> =>
  fetch('/favicon.svg', { method: 'HEAD', cache: 'no-store' }).then(
    () => true,
    () => false,
  )
