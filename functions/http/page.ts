import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Language } from '#contract/company'
import { acting } from '#words/acting'
import { address } from '#words/address'
import type { AppEnv } from '../env.ts'
import { securityHeaders } from './headers.ts'
import { ERRORS_TOLD } from './problem.ts'

export type Fill = {
  /** Words for `data-slot` elements; escaped. */
  text?: Record<string, string>
  /** Markup for `data-slot` elements, made with hono/jsx, which escapes what it is given. */
  html?: Record<string, string>
  /** The `data-if` elements that stay, with `sends-mail` where the portal does; all others go. */
  show?: readonly string[]
  /** What stands in the fields, by name. */
  values?: Record<string, string>
  /** Words by field name: a summary that links to the fields, and the same words at each. */
  errors?: { title: string; fields: Record<string, string> } | undefined
  /** Attributes of `data-slot` elements. */
  attributes?: Record<string, Record<string, string>>
}

/** HTMLRewriter's setAttribute escapes quotation marks only. */
const attribute = (value: string) => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** A field may hold several values (check boxes); they are kept one a line. */
const holds = (values: Record<string, string>, name: string, value: string) =>
  (values[name] ?? '').split('\n').includes(value)

/** For what is put together by hand: a field's name comes from whoever sent the form. */
const escaped = (words: string) => attribute(words).replaceAll('"', '&quot;')

function summary(fields: Record<string, string>, language: Language): string {
  const all = Object.entries(fields)
  const told = all
    .slice(0, ERRORS_TOLD)
    .map(([name, message]) => `<li><a href="#${escaped(name)}">${escaped(message)}</a></li>`)
  const more = all.length - told.length
  return [...told, ...(more > 0 ? [`<li>${acting(language).andMore(more)}</li>`] : [])].join('')
}

/** Field handlers: what was typed, and what is wrong with it. */
function fields(
  rewriter: HTMLRewriter,
  values: Record<string, string>,
  errors: Record<string, string>,
): HTMLRewriter {
  let select = ''
  return (
    rewriter
      .on('input[name]', {
        element(input) {
          const name = input.getAttribute('name') ?? ''
          const type = input.getAttribute('type')
          if (errors[name]) input.setAttribute('aria-invalid', 'true')
          if (!(name in values)) return
          if (type === 'radio' || type === 'checkbox') {
            if (holds(values, name, input.getAttribute('value') ?? 'on')) input.setAttribute('checked', '')
            else input.removeAttribute('checked')
          } else input.setAttribute('value', attribute(values[name] ?? ''))
        },
      })
      .on('textarea[name]', {
        element(area) {
          const name = area.getAttribute('name') ?? ''
          if (errors[name]) area.setAttribute('aria-invalid', 'true')
          // A parser drops the first line break of a textarea; this one is for it.
          if (name in values) area.setInnerContent(`\n${values[name]}`)
        },
      })
      .on('select[name]', {
        element(element) {
          select = element.getAttribute('name') ?? ''
          if (errors[select]) element.setAttribute('aria-invalid', 'true')
        },
      })
      // A list as long as that of all time zones is chosen from otherwise: a handler for each costs too much.
      .on('select:not([data-listed]) option', {
        element(option) {
          if (select in values && values[select] === option.getAttribute('value'))
            option.setAttribute('selected', '')
        },
      })
      .on('[data-field]', {
        element(field) {
          if (errors[field.getAttribute('data-field') ?? '']) field.setAttribute('data-invalid', '')
        },
      })
      .on('[data-error]', {
        element(message) {
          const words = errors[message.getAttribute('data-error') ?? '']
          if (!words) return
          message.removeAttribute('hidden')
          message.setInnerContent(words)
        },
      })
  )
}

/**
 * Fills a page that Astro built. Everything is known before the first byte is sent: a rewriter that throws
 * would leave a broken page with status 200.
 */
export async function page(c: Context<AppEnv>, path: string, fill: Fill, status: ContentfulStatusCode = 200) {
  // A fresh request: the visitor's conditional headers would bring back a page without a body.
  const shell = await c.env.ASSETS.fetch(new Request(new URL(address(c.var.language, path), c.req.url)))
  if (shell.status !== 200) throw new Error(`the site has no page ${path}`)
  const { text = {}, html = {}, show = [], errors, attributes = {} } = fill
  const values = { ...c.var.frame?.values, ...fill.values }
  const problems = errors?.fields ?? {}
  const slots: Record<string, string> = errors ? { ...html, errors: summary(problems, c.var.language) } : html
  const kept = [
    ...show,
    ...(c.var.frame?.show ?? []),
    ...(Object.keys(problems).length > 0 ? ['errors'] : []),
    ...(c.var.sender ? ['sends-mail'] : []),
  ]

  const rewriter = new HTMLRewriter()
    .on('title', {
      element(title) {
        if (errors || show.some((one) => one.startsWith('problem')))
          title.prepend(acting(c.var.language).errorPrefix)
      },
    })
    .on('[data-if]', {
      element(block) {
        if (!kept.includes(block.getAttribute('data-if') ?? '')) block.remove()
      },
    })
    .on('[data-slot]', {
      element(slot) {
        // What a rewriter sets in an element that is gone would be left standing without it.
        if (slot.removed) return
        const name = slot.getAttribute('data-slot') ?? ''
        if (slots[name] !== undefined) slot.setInnerContent(slots[name], { html: true })
        else if (text[name] !== undefined) slot.setInnerContent(text[name])
        for (const [key, value] of Object.entries(attributes[name] ?? {}))
          slot.setAttribute(key, attribute(value))
      },
    })
  const body = fields(rewriter, values, problems).transform(new Response(shell.body)).body
  if (!body) throw new Error(`the page ${path} is empty`)
  // Through the context, so that cookies which were set on it go out too.
  return c.body(body, status, {
    ...securityHeaders,
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'private, no-store',
  })
}
