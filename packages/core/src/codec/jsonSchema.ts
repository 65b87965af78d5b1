/**
 * The JSON Schema of a codec. A schema describes types, text patterns, bounds and field names. Only
 * the codec refuses what takes a computation, such as host bits or the 30th of February.
 *
 * Laws
 * 1. A schema accepts what its codec decodes.
 * 2. A schema refuses values of another shape than its codec decodes.
 *
 * @source https://json-schema.org/draft/2020-12/json-schema-validation
 */
import type * as t from 'io-ts'

// model

/** A JSON Schema, or a part of one. */
export interface JsonSchema {
  readonly [keyword: string]: unknown
}

/** A custom codec with its schema, which io-ts cannot derive. */
interface CodecWithSchema extends t.Mixed {
  readonly jsonSchema: JsonSchema
}

/** The codec of an object, with the codecs of its fields. */
interface RecordCodec extends t.Mixed {
  readonly required: Readonly<Record<string, t.Mixed>>
  readonly optional: Readonly<Record<string, t.Mixed>>
}

/** The codec of a union, with the codecs of its members. */
interface UnionCodec extends t.Mixed {
  readonly members: ReadonlyArray<t.Mixed>
}

type BuiltInCodec =
  | t.StringType
  | t.NumberType
  | t.BooleanType
  | t.LiteralType<string | number | boolean>
  | t.KeyofType<Readonly<Record<string, unknown>>>
  | t.ReadonlyArrayType<t.Mixed>

// constructors

/** Adds a schema to a codec. */
export const withJsonSchema = <Codec extends t.Mixed>(
  codec: Codec,
  jsonSchema: JsonSchema,
): Codec => Object.assign(codec, { jsonSchema })

/** Returns the schema of text that a pattern matches. */
export const schemaOfPattern = (pattern: RegExp): JsonSchema => ({
  type: 'string',
  pattern: pattern.source.replaceAll('\\/', '/'),
})

// queries

const hasSchema = (codec: t.Mixed): codec is CodecWithSchema => 'jsonSchema' in codec

const isRecord = (codec: t.Mixed): codec is RecordCodec => 'required' in codec

const isUnion = (codec: t.Mixed): codec is UnionCodec => 'members' in codec

const builtInTags: ReadonlyArray<unknown> = [
  'StringType',
  'NumberType',
  'BooleanType',
  'LiteralType',
  'KeyofType',
  'ReadonlyArrayType',
] satisfies ReadonlyArray<BuiltInCodec['_tag']>

const isBuiltIn = (codec: t.Mixed): codec is t.Mixed & BuiltInCodec =>
  '_tag' in codec && builtInTags.includes(codec._tag)

const propertiesOf = (fields: Readonly<Record<string, t.Mixed>>): JsonSchema =>
  Object.fromEntries(Object.entries(fields).map(([name, codec]) => [name, schemaOf(codec)]))

const schemaOfRecord = ({ required, optional }: RecordCodec): JsonSchema => ({
  type: 'object',
  properties: propertiesOf({ ...required, ...optional }),
  required: Object.keys(required),
  additionalProperties: false,
})

const schemaOfBuiltIn = (codec: BuiltInCodec): JsonSchema => {
  switch (codec._tag) {
    case 'StringType':
      return { type: 'string' }
    case 'NumberType':
      return { type: 'number' }
    case 'BooleanType':
      return { type: 'boolean' }
    case 'LiteralType':
      return { const: codec.value }
    case 'KeyofType':
      return { enum: Object.keys(codec.keys) }
    case 'ReadonlyArrayType':
      return { type: 'array', items: schemaOf(codec.type) }
  }
}

const shapeOf = (codec: t.Mixed): JsonSchema => {
  if (hasSchema(codec)) return codec.jsonSchema
  if (isRecord(codec)) return schemaOfRecord(codec)
  if (isUnion(codec)) return { oneOf: codec.members.map(schemaOf) }
  return isBuiltIn(codec) ? schemaOfBuiltIn(codec) : {}
}

/** Returns the schema of a part; the description is the text of the codec's errors. */
export const schemaOf = (codec: t.Mixed): JsonSchema => ({
  // io-ts's own codecs have one-word names; names of our codecs are phrases.
  ...(codec.name.includes(' ') ? { description: codec.name } : {}),
  ...shapeOf(codec),
})

/**
 * Returns the JSON Schema of the documents that a codec decodes. For a codec that is neither one of
 * io-ts's simple codecs nor has a schema, any value is accepted.
 */
export const jsonSchemaOf = (codec: t.Mixed): JsonSchema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  ...schemaOf(codec),
})
