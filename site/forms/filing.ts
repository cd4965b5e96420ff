import { uploadWords } from '../i18n/uploads.ts'
import { prepared, type Sent, sha256 } from './pictures.ts'
import { Busy, isReachable, send } from './sending.ts'

const language = document.documentElement.lang === 'en' ? 'en' : 'zh-CN'
const t = uploadWords(language)

const made = <Name extends keyof HTMLElementTagNameMap>(name: Name, className = '', text = '') => {
  const element = document.createElement(name)
  element.className = className
  element.textContent = text
  return element
}

/** One file on its way: its name, how much has gone, and what can be done when it got stuck. */
class Line {
  readonly item = made('li')
  readonly #progress = made('progress')
  readonly #said = made('p', 'hint')
  readonly #buttons = made('p', 'actions')

  constructor(name: string) {
    this.#progress.max = 1
    this.#progress.setAttribute('aria-label', t.sending(name))
    this.item.append(made('p', 'name', name), this.#progress, this.#said, this.#buttons)
  }

  share(gone: number): void {
    this.#progress.value = gone
  }

  stuck(why: string, actions: Record<string, () => void>): void {
    this.#progress.remove()
    this.#said.textContent = why
    this.#buttons.replaceChildren(
      ...Object.entries(actions).map(([label, act]) => {
        const button = made('button', 'button plain', label)
        button.type = 'button'
        button.onclick = act
        return button
      }),
    )
  }
}

/**
 * Comforts for filing a complaint. Files are sent as soon as they are chosen, while the rest is still being
 * written, and what comes back is the same page that a form without a script would get. Where the portal cannot
 * be reached the form stays as it is.
 */
class ComplaintForm extends HTMLElement {
  #form: HTMLFormElement | undefined
  #queue: Promise<void> = Promise.resolve()
  #way = made('ul', 'staged')
  #status = made('p', 'hint')
  #sent = new Map<string, Sent>()
  #isSure = false

  connectedCallback(): void {
    const form = this.querySelector('form')
    if (!form) return
    this.#form = form
    this.#status.setAttribute('role', 'status')
    form.querySelector('[data-said]')?.append(this.#status)
    form.addEventListener('submit', (event) => void this.#submit(event))
    const input = form.querySelector<HTMLInputElement>('input[type=file]')
    if (!input) return
    input.closest('.field')?.before(this.#way)
    input.addEventListener('change', () => {
      for (const file of input.files ?? []) this.#bring(file)
      input.value = ''
    })
  }

  #bring(file: File): void {
    const line = new Line(file.name)
    this.#way.append(line.item)
    this.#queue = this.#queue.then(() => this.#upload(file, line))
  }

  async #upload(file: File, line: Line): Promise<void> {
    const dismiss = { [t.leaveOut]: () => line.item.remove() }
    const most = Number(this.dataset['bytes'])
    const places = Number(this.dataset['count'])
    const sent = await prepared(file)
    if (sent.blob.size > most) return this.#stuck(line, t.tooLarge(most / 1024 / 1024), dismiss)
    if (this.querySelectorAll('[data-slot=staged] li').length >= places)
      return this.#stuck(line, t.tooMany(places), dismiss)
    this.#say(t.sending(file.name))
    try {
      const page = await this.#post({ change: 'file' }, { name: file.name, blob: sent.blob }, (gone) =>
        line.share(gone),
      )
      const fault = page.querySelector('[data-error=file]:not([hidden])')?.textContent
      if (fault) return this.#stuck(line, fault, dismiss)
      this.#sent.set(await sha256(sent.blob), sent)
      line.item.remove()
      this.#show(page)
      this.#say(t.arrived(file.name))
    } catch (error) {
      const retry = () => {
        line.item.remove()
        this.#bring(file)
      }
      this.#stuck(line, error instanceof Busy ? t.busy : t.lost, { [t.retry]: retry, ...dismiss })
    }
  }

  /** Sends the token with one file, or with the id of one to take back; text stands before files. */
  async #post(
    what: Record<string, string>,
    file: { name: string; blob: Blob } | undefined,
    onProgress: (gone: number) => void,
    isAgain = false,
  ): Promise<Document> {
    const body = new FormData()
    const token = this.#field('token')?.value ?? ''
    body.set('token', token)
    for (const [name, value] of Object.entries(what)) body.set(name, value)
    if (file) body.set('file', file.blob, file.name)
    const page = await send(this.#form?.getAttribute('action') ?? '', body, onProgress)
    for (const name of ['token', 'files']) {
      const [ours, theirs] = [this.#field(name), page.querySelector<HTMLInputElement>(`input[name=${name}]`)]
      if (ours && theirs) ours.value = theirs.value
    }
    // A form that was open for more than a day has a fresh token now, and its file was not taken.
    const isTaken = isAgain || this.#field('token')?.value === token
    return isTaken ? page : this.#post(what, file, onProgress, true)
  }

  readonly #field = (name: string) =>
    this.querySelector<HTMLInputElement>(`input[type=hidden][name=${name}]`) ?? undefined

  /** The list of what has arrived, as the page that came back has it, with what only this browser knows. */
  #show(page: Document): void {
    const list = page.querySelector('[data-if=staged]')
    this.querySelector('[data-if=staged]')?.remove()
    if (list) this.#way.before(document.adoptNode(list))
    for (const item of this.querySelectorAll('[data-slot=staged] li')) {
      const sent = this.#sent.get(item.querySelector('.hash')?.textContent?.split(' ').at(-1) ?? '')
      if (sent?.smaller) item.append(made('p', 'hint', t.smaller(sent.smaller.from, sent.smaller.to)))
      if (!sent?.preview) continue
      sent.preview.setAttribute('aria-hidden', 'true')
      item.prepend(sent.preview)
    }
  }

  #stuck(line: Line, why: string, actions: Record<string, () => void>): void {
    line.stuck(why, actions)
    this.#say(why)
  }

  #say(said: string): void {
    this.#status.textContent = said
  }

  /** Waits for files on their way, and asks whether anybody is there before the browser leaves the page. */
  async #submit(event: SubmitEvent): Promise<void> {
    if (this.#isSure) return
    event.preventDefault()
    const { submitter } = event
    if (this.#way.querySelector('progress')) this.#say(t.waiting)
    await this.#queue
    if (this.#way.childElementCount > 0) {
      this.#say(t.unfinished)
      return this.#way.querySelector('button')?.focus()
    }
    if (!(await isReachable())) return this.#say(t.offline)
    this.#isSure = true
    this.#form?.requestSubmit(submitter)
    // A page that comes back by the back button asks again.
    this.#isSure = false
  }
}

customElements.define('complaint-form', ComplaintForm)
