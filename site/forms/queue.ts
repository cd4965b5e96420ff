import { queuePageWords } from '../i18n/pages/desk-queue.ts'
import { fresh, isInUse, merge } from './rows.ts'

const language = document.documentElement.lang === 'en' ? 'en' : 'zh-CN'
const t = queuePageWords(language)

const SECOND = 1000
const MINUTE = 60 * SECOND
/** Not everybody at once. */
const pause = () => (30 + Math.random() * 30) * SECOND
/** A portal that does not answer is asked ever more seldom. */
const MOST = 15 * MINUTE
const PATIENCE = 20 * SECOND

const clock = (at: number) =>
  new Date(at).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** What stands below the heading, in this order, where the page has it. */
const parts = ['none', 'cut', 'some', 'more'].map((name) => `[data-if=${name}]`)

/**
 * Keeps the queue up to date while somebody looks at it: fetches the page's own address and takes over what changed,
 * leaving alone what is in use. Without it the page is what it was when it was loaded.
 */
class QuietQueue extends HTMLElement {
  #timer = 0
  #failures = 0
  #asked = Date.now()
  /** Since when what is shown stands. */
  #shown = Date.now()
  #wait = pause()
  #isAsking = false
  #isOver = false

  connectedCallback(): void {
    document.addEventListener('visibilitychange', () => this.#plan())
    this.#plan()
  }

  #plan(): void {
    clearTimeout(this.#timer)
    if (this.#isOver || this.#isAsking || document.hidden) return
    const left = Math.max(0, this.#asked + this.#wait - Date.now())
    this.#timer = window.setTimeout(() => void this.#ask(), left)
  }

  async #ask(): Promise<void> {
    this.#isAsking = true
    let retryAfter = 0
    try {
      const answer = await fetch(location.href, {
        // Says that this is no click, and does not lengthen the session.
        headers: { 'Desk-Refresh': '1' },
        // Whoever has to sign in again is sent elsewhere.
        redirect: 'manual',
        signal: AbortSignal.timeout(PATIENCE),
      })
      retryAfter = Number(answer.headers.get('Retry-After') ?? 0) * SECOND
      if (answer.type === 'opaqueredirect' || answer.status === 403) this.#end()
      else if (answer.ok) this.#show(new DOMParser().parseFromString(await answer.text(), 'text/html'))
      else throw new Error(`the portal answered ${answer.status}`)
      this.#failures = 0
    } catch {
      this.#failures += 1
      // Once is a hiccup.
      if (this.#failures === 2) this.#say(t.behind(clock(this.#shown)))
    }
    this.#isAsking = false
    this.#wait = Math.max(retryAfter, Math.min(MOST, pause() * 2 ** this.#failures))
    this.#asked = Date.now()
    this.#plan()
  }

  #show(page: Document): void {
    const theirs = page.querySelector('quiet-queue')
    const section = this.querySelector('#list')
    if (!theirs || !section) throw new Error('this is not the queue')
    const anchor = [...this.querySelectorAll('tbody > tr')].find(
      (row) => row.getBoundingClientRect().top >= 0,
    )
    const top = anchor?.getBoundingClientRect().top ?? 0
    const before = this.#numbers()
    const isWhole = !this.querySelector('[data-if=more]')
    for (const [place, part] of parts.entries()) this.#renew(part, parts.slice(place + 1), theirs, section)
    for (const slot of ['[data-slot=waiting]', '.filters .count']) this.#retell(slot, theirs)
    if (anchor?.isConnected && scrollY > 0) scrollBy(0, anchor.getBoundingClientRect().top - top)
    this.#shown = Date.now()
    const count = fresh(before, this.#numbers(), isWhole)
    this.#say(count === 0 ? '' : t.fresh(count))
  }

  /** Brings, renews or takes away one part of the page; `behind` are those that stand after it. */
  #renew(part: string, behind: string[], theirs: Element, section: Element): void {
    const [mine, other] = [section.querySelector(part), theirs.querySelector(part)]
    const [rows, fresher] = [mine?.querySelector('tbody'), other?.querySelector('tbody')]
    if (rows && fresher) merge(rows, fresher)
    else if (mine && other) {
      const [link, next] = [mine.querySelector('a'), other.querySelector('a')]
      if (link && next) link.href = next.href
    } else if (mine && !isInUse(mine)) mine.remove()
    else if (other) {
      const next = behind.map((one) => section.querySelector(one)).find((one) => one !== null)
      if (next) next.before(other)
      else section.append(other)
    }
  }

  /** Words that changed, in the elements that hold them. */
  #retell(selector: string, theirs: Element): void {
    const fresher = theirs.querySelectorAll(selector)
    this.querySelectorAll(selector).forEach((mine, place) => {
      const words = fresher[place]?.textContent
      if (words !== undefined && words !== null && words !== mine.textContent) mine.textContent = words
    })
  }

  readonly #numbers = () => [...this.querySelectorAll('tbody > tr')].map(({ id }) => id)

  #end(): void {
    this.#isOver = true
    const link = document.createElement('a')
    link.href = ''
    link.textContent = t.reload
    this.#say(`${t.over} `, link)
  }

  #say(...said: (string | Node)[]): void {
    const news = this.querySelector('[data-news]')
    if (said.join('') !== news?.textContent) news?.replaceChildren(...said)
  }
}

customElements.define('quiet-queue', QuietQueue)
