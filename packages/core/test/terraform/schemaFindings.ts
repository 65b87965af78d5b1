/**
 * What Terraform would say of a file when it compares it with the schema of the provider: unknown
 * types, blocks and attributes, missing ones, values of another kind, references to nothing. It is
 * stricter than Terraform, which turns text into numbers and back.
 *
 * @source https://developer.hashicorp.com/terraform/language/syntax/json
 */
import type {
  ProviderSchema,
  SchemaBlock,
  SchemaNestedBlock,
  SchemaType,
} from '@byoa/aws-schemas/ProviderSchema'

// model

type Body = Readonly<Record<string, unknown>>

type Types = Readonly<Record<string, Readonly<Record<string, Body>>>>

/** A file, as far as the provider has a say in it. */
export interface TerraformFile {
  readonly provider?: { readonly aws: Body }
  readonly data: Types
  readonly resource: Types
  readonly output: Readonly<Record<string, Body>>
}

type Findings = ReadonlyArray<string>

/** Where something stands, e.g. `aws_vpc.vpc`, and what may be referred to there. */
interface Place {
  readonly at: string
  readonly typeOfReference: (reference: string) => SchemaType | undefined
}

// values

/** @source https://developer.hashicorp.com/terraform/language/meta-arguments */
const metaArguments = ['depends_on', 'lifecycle']

const isList = (value: unknown): value is ReadonlyArray<unknown> => Array.isArray(value)

const isRecord = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !isList(value)

const textsIn = (value: unknown): ReadonlyArray<string> =>
  isList(value) ? value.filter((item) => typeof item === 'string') : []

/** Whatever is referred to, inside functions and comparisons, too; `$${` is text. */
const referencesIn = (text: string): ReadonlyArray<string> =>
  Array.from(text.matchAll(/(?<!\$)(?:\$\$)*\$\{((?:data\.)?[a-z]\w*(?:\.\w+)+(?:\[\d+\])?)/g)).map(
    ([, reference = '']) => reference,
  )

/** The type of text: that of what it refers to, when it is a reference and nothing else. */
const typeOfText = (text: string, { typeOfReference }: Place): SchemaType | undefined => {
  const [reference] = referencesIn(text)
  return reference !== undefined && text === `\${${reference}}`
    ? typeOfReference(reference)
    : 'string'
}

const jsTypes: Readonly<Record<string, string>> = { bool: 'boolean', number: 'number' }

const inside = (place: Place, name: string | number): Place => ({
  ...place,
  at: `${place.at}.${name}`,
})

const unlike = (place: Place, type: SchemaType): Findings => [
  `${place.at}: not a ${JSON.stringify(type)}`,
]

/** Compares a value with a type. */
const valueFindings = (value: unknown, type: SchemaType, place: Place): Findings => {
  if (typeof value === 'string') {
    const missing = referencesIn(value).filter((one) => place.typeOfReference(one) === undefined)
    if (missing.length > 0) return missing.map((one) => `${place.at}: nothing is called ${one}`)
    const same = JSON.stringify(typeOfText(value, place)) === JSON.stringify(type)
    return same ? [] : unlike(place, type)
  }
  if (typeof type === 'string') return typeof value === jsTypes[type] ? [] : unlike(place, type)
  const [form, of] = type
  if (form === 'object') return unlike(place, type)
  const items = form === 'map' ? isRecord(value) : isList(value)
  if (!items) return unlike(place, type)
  return Object.entries(value as object).flatMap(([name, item]) =>
    valueFindings(item, of as SchemaType, inside(place, name)),
  )
}

// blocks

/** Compares how often a block stands, and each block. */
const nestedFindings = (value: unknown, nested: SchemaNestedBlock, place: Place): Findings => {
  const { nesting_mode: mode, min_items: min = 0, max_items: max = Infinity, block } = nested
  const blocks = value === undefined ? [] : isList(value) ? value : [value]
  const most = mode === 'single' ? 1 : max
  return [
    ...(blocks.length < min ? [`${place.at}: fewer than ${min}`] : []),
    ...(blocks.length > most ? [`${place.at}: more than ${most}`] : []),
    ...blocks.flatMap((one, index) => blockFindings(one, block, inside(place, index))),
  ]
}

function blockFindings(body: unknown, schema: SchemaBlock, place: Place): Findings {
  if (!isRecord(body)) return [`${place.at}: not a block`]
  const { attributes, block_types: blocks = {} } = schema
  const unknown = Object.keys(body).filter(
    (name) => !Object.hasOwn(attributes, name) && !Object.hasOwn(blocks, name),
  )
  const ofAttributes = Object.entries(attributes).flatMap(([name, attribute]): Findings => {
    const value = body[name]
    const { at } = inside(place, name)
    if (value === undefined) return attribute.required ? [`${at}: missing`] : []
    return attribute.required || attribute.optional
      ? valueFindings(value, attribute.type, inside(place, name))
      : [`${at}: not to be set`]
  })
  return [
    ...unknown.map((name) => `${inside(place, name).at}: unknown`),
    ...ofAttributes,
    ...Object.entries(blocks).flatMap(([name, nested]) =>
      nestedFindings(body[name], nested, inside(place, name)),
    ),
  ]
}

// files

/** Compares what Terraform itself reads of a resource: what it waits for, what it ignores. */
const metaFindings = (
  { depends_on: before, lifecycle }: Body,
  { attributes }: SchemaBlock,
  place: Place,
): Findings => {
  const unknown = isRecord(lifecycle)
    ? textsIn(lifecycle['ignore_changes']).filter((name) => !Object.hasOwn(attributes, name))
    : []
  const named = [
    ...textsIn(before).map((address) => `${address}.id`),
    ...referencesIn(JSON.stringify(lifecycle ?? {})),
  ]
  return [
    ...unknown.map((name) => `${place.at}: ignores ${name}`),
    ...named
      .filter((reference) => place.typeOfReference(reference) === undefined)
      .map((reference) => `${place.at}: nothing is called ${reference}`),
  ]
}

const typesFindings = (
  types: Types,
  schemas: Readonly<Record<string, SchemaBlock>>,
  place: Place,
): Findings =>
  Object.entries(types).flatMap(([type, named]) => {
    const schema = schemas[type]
    if (schema === undefined) return [`${inside(place, type).at}: unknown`]
    return Object.entries(named).flatMap(([name, body]) => {
      const own = Object.entries(body).filter(([key]) => !metaArguments.includes(key))
      const there = inside(inside(place, type), name)
      return [
        ...blockFindings(Object.fromEntries(own), schema, there),
        ...metaFindings(body, schema, there),
      ]
    })
  })

/** The type of what a reference names; `undefined` when nothing in the file is called so. */
const typeOfReferenceIn =
  ({ data, resource }: TerraformFile, schema: ProviderSchema) =>
  (reference: string): SchemaType | undefined => {
    const [, isData, type = '', name = '', attribute = '', index] =
      /^(data\.)?(\w+)\.(\w+)\.(\w+)(\[\d+\])?$/.exec(reference) ?? []
    const declared = isData === undefined ? resource : data
    const schemas = isData === undefined ? schema.resources : schema.data
    if (declared[type]?.[name] === undefined) return undefined
    const found = schemas[type]?.attributes[attribute]?.type
    if (index === undefined || found === undefined) return found
    const [form, of] = found
    return form === 'list' ? (of as SchemaType) : undefined
  }

/** Returns everything in a file that the schema does not allow. */
export const schemaFindings = (file: TerraformFile, schema: ProviderSchema): Findings => {
  const place = (at: string): Place => ({ at, typeOfReference: typeOfReferenceIn(file, schema) })
  return [
    ...(file.provider === undefined
      ? []
      : blockFindings(file.provider.aws, schema.provider, place('provider'))),
    ...typesFindings(file.data, schema.data, place('data')),
    ...typesFindings(file.resource, schema.resources, place('resource')),
    ...Object.entries(file.output).flatMap(([name, { value }]) =>
      valueFindings(value, 'string', place(`output.${name}`)),
    ),
  ]
}
