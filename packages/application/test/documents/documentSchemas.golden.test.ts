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

const sectionOf = (name: DocumentName): string => {
  const heading = `${name.slice(0, 1).toUpperCase()}${name.slice(1).replaceAll('-', ' ')}`
  return page.split('\n## ').find((text) => text.startsWith(`${heading}\n`)) ?? ''
}

const rowOf = (name: DocumentName, field: string): string =>
  sectionOf(name)
    .split('\n')
    .find((line) => line.includes(`\`${field}\` `)) ?? ''

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly oneOf?: ReadonlyArray<ObjectSchema>
}

const fieldsIn = ({ properties = {}, oneOf = [] }: ObjectSchema): ReadonlyArray<string> => [
  ...Object.keys(properties),
  ...oneOf.flatMap(fieldsIn),
]

test.each<DocumentName>(['request', 'inventory'])(
  'the reference states the bounds of every field of %s',
  (name) => {
    const { properties = {} }: ObjectSchema = documentSchema(name)
    for (const [field, schema] of Object.entries(properties)) {
      for (const bounds of boundsIn(schema)) expect(rowOf(name, field)).toContain(bounds)
    }
  },
)

/** The fields of every document, which the reference lists once. */
const sharedFields = ['version', 'kind', 'onboardingId', 'answers', 'signature']

test.each<DocumentName>(documentNames)('the reference names every field of %s', (name) => {
  const fields = fieldsIn(documentSchema(name)).filter((field) => !sharedFields.includes(field))
  const section = sectionOf(name)
  expect(fields.filter((field) => !section.includes(`\`${field}\``))).toEqual([])
})
