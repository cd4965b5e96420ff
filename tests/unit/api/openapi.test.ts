import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import { openapi } from '../../../functions/openapi.ts'

test('the API description is OpenAPI 3.1 by the word of an independent validator', async () => {
  const description = openapi(Date.parse('2026-11-22T03:00:00Z'))
  const written: Record<string, unknown> = JSON.parse(JSON.stringify(description))
  expect(await new Validator().validate(written)).toMatchObject({ valid: true })
})
