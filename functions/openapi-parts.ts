import * as z from 'zod/mini'
import { FileType } from '#contract/files'
import type { ProblemType } from './http/problem.ts'

/** What goes in is described as it is sent, what comes out as it is received. */
const sent = (schema: z.ZodMiniType) => strip(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }))
export const received = (schema: z.ZodMiniType) =>
  strip(z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }))
const strip = ({ $schema: _, ...schema }: Record<string, unknown>) => schema

export const json = (schema: Record<string, unknown>) => ({ 'application/json': { schema } })
export const body = (schema: z.ZodMiniType) => ({ required: true, content: json(sent(schema)) })
/** As JSON, or with files: then the JSON is the part of that name, and every part behind it is a file. */
export function bodyWithFiles(part: string, schema: z.ZodMiniType) {
  const whole = sent(schema)
  const form = {
    type: 'object',
    properties: { [part]: whole },
    required: [part],
    additionalProperties: { type: 'string', format: 'binary' },
  }
  return { required: true, content: { ...json(whole), 'multipart/form-data': { schema: form } } }
}
const problem = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }

const refusals = (types: Record<string, ProblemType[]>) =>
  Object.fromEntries(
    Object.entries(types).map(([status, names]) => [
      status,
      { description: names.map((name) => `/problems/${name}/`).join(', '), content: problem },
    ]),
  )

export const always = {
  403: ['forbidden'],
  429: ['too-many-requests'],
  500: ['internal'],
  503: ['unavailable'],
} as const
/** Staff are known by name: nobody counts their calls. */
const { 429: _, ...known } = always
export const forStaff = known
export const withBody = { 400: ['malformed'], 413: ['too-large'], 415: ['unsupported-media-type'] } as const
export const onCase = { 404: ['not-found'] } as const

type Refusals = Record<string, readonly ProblemType[]>
export const refused = (...all: Refusals[]) =>
  refusals(
    Object.fromEntries(
      all.flatMap((one) => Object.entries(one)).map(([status, types]) => [status, [...types]]),
    ),
  )

export const caseNumber = {
  name: 'caseNumber',
  in: 'path',
  required: true,
  schema: { type: 'string' },
  example: 'MJ-4F7K-2Q9V',
}
export const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'The same key and content give the same answer and one effect, for 24 hours.',
  schema: { type: 'string', format: 'uuid' },
}
export const fileId = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }
export const attachment = Object.fromEntries(
  FileType.options.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]),
)

export const staffToken = {
  type: 'apiKey',
  in: 'header',
  name: 'Cf-Access-Jwt-Assertion',
  description:
    'The token of Cloudflare Access, for an address that the list of staff knows. Whoever else calls hears 403, whatever they ask for.',
}
export const staffOnly = [{ staffToken: [] }]

export const queries = (shape: Record<string, z.ZodMiniType>) =>
  Object.entries(shape).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema: received(schema),
  }))
