import { inWords } from '../i18n/dates.ts'
import { searchWords } from '../i18n/search.ts'
import { type Answer, type Ask, type Found, type Hit, load, open } from './pagefind.ts'

const language = document.documentElement.lang === 'en' ? 'en' : 'zh-CN'
const t = searchWords(language)
/** Results come in lots, for each is a file of its own to fetch. */
const LOT = 20
/** Long enough that a word is typed before it is looked for. */
const PAUSE = 250
/** Words in an excerpt; in Chinese a character is one. */
const EXCERPT = language === 'en' ? 32 : 64

/** The search field and what it finds. Without it the page still lists every document. */
class SiteSearch extends HTMLElement {
  #ask: Promise<Ask> | undefined
  #timer = 0
  /** Only the answer to the last question is shown. */
  #asked = 0

  connectedCallback(): void {
    const field = this.#part('input', HTMLInputElement)
    this.#part('form', HTMLFormElement).addEventListener('submit', (event) => {
      event.preventDefault()
      void this.#look(field.value)
    })
    field.addEventListener('input', (event) => {
      clearTimeout(this.#timer)
      // A syllable that is still being turned into characters is not yet a word.
      if (event instanceof InputEvent && event.isComposing) return
      this.#timer = window.setTimeout(() => void this.#look(field.value), PAUSE)
    })
    field.addEventListener('compositionend', () => field.dispatchEvent(new Event('input')))
    addEventListener('hashchange', () => this.#lookAtAddress(field))
    this.#lookAtAddress(field)
  }

  /** What is looked for stands behind the `#`, which a browser sends to nobody. */
  #lookAtAddress(field: HTMLInputElement): void {
    const term = new URLSearchParams(location.hash.slice(1)).get('q') ?? ''
    if (term === field.value) return
    field.value = term
    void this.#look(term)
  }

  async #look(written: string): Promise<void> {
    clearTimeout(this.#timer)
    this.#asked += 1
    const asked = this.#asked
    const term = written.replaceAll(/["\s]+/g, ' ').trim()
    history.replaceState(null, '', term ? `#${new URLSearchParams({ q: term })}` : location.pathname)
    if (term === '') return this.#show([], [], '')
    this.#say(t.searching)
    try {
      this.#ask ??= load(EXCERPT)
      const answer = await (await this.#ask)(term)
      const found = await open(answer.hits.slice(0, LOT))
      if (asked === this.#asked) this.#show(found, answer.hits.slice(LOT), sentence(answer, term))
    } catch {
      // The index may be out of reach; the list of all documents is not.
      this.#ask = undefined
      if (asked === this.#asked) this.#show([], [], t.failed)
    }
  }

  #show(found: Found[], rest: Hit[], said: string): void {
    const list = this.#part('ol', HTMLOListElement)
    this.toggleAttribute('data-found', found.length > 0)
    list.replaceChildren(...found.map((one) => this.#item(one)))
    this.#say(said)
    this.#offer(list, rest)
  }

  #offer(list: HTMLOListElement, rest: Hit[]): void {
    const more = this.#part('[data-more]', HTMLButtonElement)
    more.hidden = rest.length === 0
    more.textContent = t.more(Math.min(rest.length, LOT))
    more.onclick = async () => {
      const last = list.lastElementChild
      list.append(...(await open(rest.slice(0, LOT))).map((one) => this.#item(one)))
      this.#offer(list, rest.slice(LOT))
      last?.nextElementSibling?.querySelector('a')?.focus()
    }
  }

  #item({ url, excerpt, meta }: Found): Node {
    const item = document.importNode(this.#part('template', HTMLTemplateElement).content, true)
    const link = item.querySelector('a')
    link?.setAttribute('href', url)
    link?.replaceChildren(meta.title)
    const superseded = meta.standing === 'superseded' ? [t.superseded] : []
    item.querySelector('.kind')?.append([...(meta.kind ? [meta.kind] : []), ...superseded].join(' · '))
    const date = item.querySelector('time')
    if (meta.date) date?.setAttribute('datetime', meta.date)
    if (meta.date) date?.append(inWords(meta.date, language))
    else date?.remove()
    item.querySelector('.excerpt')?.append(...marked(excerpt))
    return item
  }

  #say(said: string): void {
    this.#part('[role=status]', HTMLElement).textContent = said
  }

  #part<Part extends Element>(selector: string, type: new () => Part): Part {
    const part = this.querySelector(selector)
    if (!(part instanceof type)) throw new Error(`The search has no ${selector}.`)
    return part
  }
}

function sentence({ hits, isLoose }: Answer, term: string): string {
  if (hits.length === 0) return t.none(term)
  return isLoose ? t.loosely(hits.length, term) : t.found(hits.length, term)
}

/** The excerpt as text in which what was found is marked, characters in a row as one; nothing else becomes markup. */
function marked(excerpt: string): Node[] {
  const { body } = new DOMParser().parseFromString(excerpt.replaceAll('</mark><mark>', ''), 'text/html')
  return [...body.childNodes].map((node) => {
    const text = document.createTextNode(node.textContent ?? '')
    if (node.nodeName !== 'MARK') return text
    const mark = document.createElement('mark')
    mark.append(text)
    return mark
  })
}

customElements.define('site-search', SiteSearch)
