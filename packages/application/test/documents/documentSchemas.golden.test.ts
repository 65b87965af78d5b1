import { readFileSync } from 'node:fs'

import type { JsonSchema } from '@byoa/core/codec'
import { expect, test } from 'vitest'

import {
  type DocumentName,
  documentNames,
  documentSchema,
} from '../../src/documents/documentSchemas.ts'

test.each<DocumentName>(documentNames)(
  'the schema of %s is the one in the reference',
  async (name) => {
    const text = `${JSON.stringify(documentSchema(name), null, 2)}\n`
    const file = `../../../../docs/reference/schemas/${name}.schema.json`
    await expect(text).toMatchFileSnapshot(file)
  },
)

/** Lists the bounds of a schema and of its parts, as the reference writes them. */
const boundsIn = (schema: JsonSchema): ReadonlyArray<string> => {
  const {
    minLength = 0,
    maxLength,
    minimum = 0,
    maximum,
  } = schema as Readonly<
    Record<'minLength' | 'maxLength' | 'minimum' | 'maximum', number | undefined>
  >
  return [
    ...(maxLength === undefined ? [] : [`${minLength} to ${maxLength} characters`]),
    ...(maximum === undefined ? [] : [`${minimum} to ${maximum}`]),
    ...Object.values(schema).flatMap((part) =>
      typeof part === 'object' && part !== null ? boundsIn(part as JsonSchema) : [],
    ),
  ]
}

const page = readFileSync(
  new URL('../../../../docs/reference/documents.md', import.meta.url),
  'utf8',
).replaceAll(/(?<=\d),(?=\d{3})/g, '')

const rowOf = (heading: string, field: string): string => {
  const section = page.split('\n## ').find((text) => text.startsWith(`${heading}\n`)) ?? ''
  return section.split('\n').find((line) => line.includes(`\`${field}\` `)) ?? ''
}

test.each([
  ['request', 'Request'],
  ['inventory', 'Inventory'],
] as const)('the reference states the bounds of every field of %s', (name, heading) => {
  const { properties } = documentSchema(name) as { properties: Record<string, JsonSchema> }
  for (const [field, schema] of Object.entries(properties)) {
    for (const bounds of boundsIn(schema)) expect(rowOf(heading, field)).toContain(bounds)
  }
})
