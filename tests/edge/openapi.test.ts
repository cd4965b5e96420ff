import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { filingSchema } from '../../functions/complaints/filing/filing-schema.ts'
import { categories } from '../../functions/content.ts'
import { problemTypes } from '../../functions/http/problem.ts'
import { portal } from '../../functions/index.ts'
import { caller, NOW } from './support.ts'

const Schema = z.record(z.string(), z.unknown())
type Schema = z.output<typeof Schema>
const Content = z.record(z.string(), z.strictObject({ schema: Schema }))
const Response = z.strictObject({
  description: z.string().check(z.minLength(1)),
  headers: z.optional(z.record(z.string(), z.strictObject({ schema: Schema }))),
  content: z.optional(Content),
})
const Parameter = z.looseObject({
  name: z.string(),
  in: z.enum(['path', 'header', 'query']),
  required: z.boolean(),
  schema: Schema,
})
const Operation = z.strictObject({
  operationId: z.string(),
  summary: z.string(),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z.optional(z.array(Parameter)),
  requestBody: z.optional(z.strictObject({ required: z.literal(true), content: Content })),
  responses: z.record(z.string().check(z.regex(/^[1-5]\d\d$/)), Response),
})
/** The parts of OpenAPI 3.1 that we use, strictly: what is misplaced or misspelt fails. */
const Document = z.strictObject({
  openapi: z.string().check(z.regex(/^3\.1\.\d+$/)),
  info: z.strictObject({
    title: z.string(),
    version: z.string(),
    license: z.strictObject({ name: z.string(), identifier: z.string() }),
  }),
  servers: z.array(z.strictObject({ url: z.string() })),
  paths: z.record(
    z.string().check(z.startsWith('/')),
    z.record(z.enum(['get', 'post', 'put', 'patch', 'delete']), z.optional(Operation)),
  ),
  components: z.strictObject({
    schemas: z.record(z.string(), Schema),
    securitySchemes: z.record(z.string(), Schema),
  }),
})

const raw = await (await caller().send('GET', '/api/openapi.json')).json()
const api = Document.parse(raw)
const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
  Object.entries(methods).flatMap(([method, operation]) => (operation ? [{ path, method, operation }] : [])),
)
const bodyOf = (path: string): Schema =>
  api.paths[path]?.post?.requestBody?.content['application/json']?.schema ?? {}
const part = (schema: unknown, ...keys: string[]): unknown =>
  keys.reduce<unknown>((inner, key) => Schema.parse(inner)[key], schema)

test('every reference leads somewhere', () => {
  const references = [...JSON.stringify(raw).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path ?? '')
  expect(references.length).toBeGreaterThan(0)
  for (const path of references) expect(part(raw, ...path.split('/'))).toBeTypeOf('object')
})

test('what is described is what is routed, and the other way round', () => {
  const routed = portal(() => NOW)
    .routes.filter(
      ({ method, path }) => method !== 'ALL' && path.startsWith('/api/') && path !== '/api/openapi.json',
    )
    .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
  const described = operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`)
  expect(described.sort()).toEqual([...new Set(routed)].sort())
})

test('each operation has its own name, and a parameter for each part of its path', () => {
  expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length)
  for (const { path, operation } of operations) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const parameters = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path')
    expect(parameters.map(({ name, required }) => [name, required])).toEqual(
      named.map((name) => [name, true]),
    )
  }
})

test('security names schemes that exist; what is about a case needs the code, and the desk the token of Access', () => {
  for (const { path, operation } of operations) {
    for (const scheme of operation.security.flatMap(Object.keys))
      expect(api.components.securitySchemes).toHaveProperty(scheme)
    const needed = path.startsWith('/api/desk/')
      ? [{ staffToken: [] }]
      : path.includes('{caseNumber}')
        ? [{ accessCode: [] }]
        : []
    expect(operation.security).toEqual(needed)
  }
})

test('refusals are problems, and name types that have a page', () => {
  for (const { operation } of operations) {
    for (const [status, { description, content }] of Object.entries(operation.responses)) {
      if (Number(status) < 400 || operation.operationId === 'health') continue
      expect(Object.keys(content ?? {})).toEqual(['application/problem+json'])
      for (const [, type] of description.matchAll(/\/problems\/([\w-]+)\//g))
        expect(problemTypes).toContain(type)
    }
  }
})

test('what can be filed stands in it as enum or const', () => {
  const offered = categories.categories.filter(({ retired }) => !retired).map(({ id }) => id)
  const properties = part(bodyOf('/api/complaints'), 'properties')
  expect(part(properties, 'category', 'enum')).toEqual(offered)
  expect(part(properties, 'impact', 'enum')).toEqual(['inconvenience', 'disruption', 'safety'])
  expect(part(properties, 'language', 'enum')).toEqual(['zh-CN', 'en'])
  expect(part(properties, 'consent', 'properties')).toMatchObject({
    notice: { const: '1' },
    overseas: { const: true },
  })
  expect(part(bodyOf('/api/complaints'), 'additionalProperties')).toBe(false)
  expect(part(properties, 'story')).toMatchObject({ type: 'string', minLength: 20, maxLength: 10_000 })
})

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** Something that the schema describes, made from nothing but the schema. */
function sampleOf(schema: Schema, isWhole: boolean, named = ''): unknown {
  if ('const' in schema) return schema['const']
  if (schema['examples']) return list(schema['examples'])[0]
  if (schema['enum']) return list(schema['enum'])[0]
  if (schema['anyOf']) return sampleOf(Schema.parse(list(schema['anyOf']).at(-1)), isWhole)
  switch (schema['type']) {
    case 'object': {
      const wanted = Object.entries(Schema.parse(schema['properties']))
      const required = list(schema['required'])
      const kept = wanted.filter(([name]) => isWhole || required.includes(name))
      return Object.fromEntries(
        kept.map(([name, inner]) => [name, sampleOf(Schema.parse(inner), isWhole, name)]),
      )
    }
    case 'boolean':
      return true
    case 'integer':
      return schema['minimum'] ?? schema['exclusiveMinimum'] ?? 1
    default:
      if (schema['format'] === 'email' || named === 'email') return 'someone@example.com'
      if (schema['pattern']) return '+86 21 0000 0188'
      return '字'.repeat(Number(schema['minLength'] ?? 1))
  }
}

test.each([
  ['no more than is required', false],
  ['all that can be said', true],
])('a filing made from the schema with %s is filed', async (_, isWhole) => {
  const sample = sampleOf(bodyOf('/api/complaints'), isWhole)
  expect(filingSchema(NOW).safeParse(sample)).toMatchObject({ success: true })
  const answer = await caller().sendJson('/api/complaints', sample)
  expect(answer.status).toBe(201)
  const described =
    api.paths['/api/complaints']?.post?.responses['201']?.content?.['application/json']?.schema
  expect(Object.keys(Schema.parse(part(described, 'properties'))).sort()).toEqual(
    Object.keys(Schema.parse(await answer.json())).sort(),
  )
})
