import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../site/components/document/', import.meta.url))

/** An attribute that a component knows; `choices` where only certain words will do. */
export type Attribute = { name: string; isRequired: boolean; choices: string[] }
export type Offer = ReadonlyMap<string, Attribute[]>

/**
 * The components that the site offers to documents, with their attributes. Node cannot load Astro's
 * components, so the list and each component's `Props` are read as text.
 */
export function offered(): Offer {
  const text = readFileSync(`${folder}components.ts`, 'utf8')
  const files = new Map(
    [...text.matchAll(/^import (\w+) from '\.\/([\w.]+)'/gm)].map(([, name, file]) => [name, file]),
  )
  const [, list = ''] = text.match(/components = \{([^}]*)\}/) ?? []
  const names = [...list.matchAll(/^\s*([A-Z]\w*)(?::\s*(\w+))?/gm)]
  return new Map(names.map(([, name = '', of = name]) => [name, attributesIn(files.get(of))]))
}

function attributesIn(file = ''): Attribute[] {
  const path = `${folder}${file}`
  const source = file && existsSync(path) ? readFileSync(path, 'utf8') : ''
  const [, props = ''] = source.match(/^interface Props[^{]*\{\n([\s\S]*?)^\}/m) ?? []
  return [...props.matchAll(/^ {2}(\w+)(\??): (.*)$/gm)].map(([, name = '', optional, type = '']) => ({
    name,
    isRequired: optional === '',
    choices: /^('[\w-]+'( \| )?)+$/.test(type)
      ? [...type.matchAll(/'([\w-]+)'/g)].map(([, one = '']) => one)
      : [],
  }))
}
