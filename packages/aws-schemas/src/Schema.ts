/**
 * The schemas that the SDK's clients export, as this package reads them. Their form is public and
 * young, so it is known here only.
 *
 * ```
 *   structure  [3, namespace, name, traits, members, schemas, how many of the first are required]
 *   list       [1, namespace, name, traits, schema of the items]
 *   simple     [0, namespace, name, traits, schema]
 *   operation  [9, namespace, name, traits, input, output]
 *   'unit'     a structure without members
 *   a member's schema is a number (a simple one), one of these, a function that returns it, or
 *   [schema, traits of the member]; traits are a bit set or names in a record
 * ```
 *
 * @source https://github.com/smithy-lang/smithy-typescript/tree/main/packages/types/src/schema
 */
import { upperFirst } from './upperFirst.ts'

// model

export type Schema = StructureSchema | ListSchema | SimpleSchema

export interface StructureSchema {
  readonly kind: 'structure'
  readonly name: string
  readonly members: ReadonlyArray<MemberSchema>
}

export interface ListSchema {
  readonly kind: 'list'
  readonly item: () => Schema
  /** The element of one item. */
  readonly itemName: string
}

export interface SimpleSchema {
  readonly kind: 'string' | 'number' | 'boolean' | 'timestamp'
}

export interface MemberSchema {
  readonly name: string
  readonly isRequired: boolean
  /** The element of the member in XML. */
  readonly xmlName: string
  /** The parameter of the member in EC2's query protocol. */
  readonly ec2QueryName: string
  readonly schema: () => Schema
}

export interface OperationSchema {
  readonly input: StructureSchema
  readonly output: StructureSchema
}

// reading

const simpleKinds: Readonly<Record<number, SimpleSchema['kind']>> = {
  0: 'string',
  1: 'number',
  2: 'boolean',
  4: 'timestamp',
}

const unreadable = (value: unknown): Error =>
  new Error(`the SDK has a schema of another form: ${JSON.stringify(value)}`)

const arrayOf = (value: unknown): ReadonlyArray<unknown> => {
  if (!Array.isArray(value)) throw unreadable(value)
  return value
}

const isReference = (value: unknown): value is () => unknown => typeof value === 'function'

/** What is written beside a schema about its use: `[schema, traits]`. */
const traitOf = (value: unknown, trait: string): unknown =>
  Array.isArray(value) && typeof value[1] === 'object' && value[1] !== null
    ? Reflect.get(value[1], trait)
    : undefined

const nameIn = (value: unknown, trait: string): string | undefined => {
  const name = traitOf(value, trait)
  return typeof name === 'string' ? name : undefined
}

const memberOf = (name: string, schema: unknown, isRequired: boolean): MemberSchema => {
  // No service that is read here flattens a list of its outputs; EC2 flattens those of inputs.
  if (traitOf(schema, 'xmlFlattened') !== undefined) throw unreadable(schema)
  const xmlName = nameIn(schema, 'xmlName') ?? name
  return {
    name,
    isRequired,
    xmlName,
    ec2QueryName: nameIn(schema, 'ec2QueryName') ?? upperFirst(xmlName),
    schema: () => schemaOf(schema),
  }
}

const structureOf = (value: ReadonlyArray<unknown>): StructureSchema => {
  const [, , name, , members, schemas, requiredCount = 0] = value
  const memberSchemas = arrayOf(schemas)
  return {
    kind: 'structure',
    name: String(name),
    members: arrayOf(members).map((member, index) =>
      memberOf(String(member), memberSchemas[index], index < Number(requiredCount)),
    ),
  }
}

const listOf = (item: unknown): ListSchema => ({
  kind: 'list',
  item: () => schemaOf(item),
  itemName: nameIn(item, 'xmlName') ?? 'member',
})

const schemaOf = (value: unknown): Schema => {
  if (isReference(value)) return schemaOf(value())
  if (value === 'unit') return { kind: 'structure', name: 'Unit', members: [] }
  if (typeof value === 'number') {
    // Lists of a simple kind are 64 more.
    const kind = simpleKinds[value & 63]
    if (kind === undefined) throw unreadable(value)
    return (value & 64) === 0 ? { kind } : listOf(value & 63)
  }
  const form = arrayOf(value)
  const [kind, namespace, , , target] = form
  if (typeof namespace !== 'string') return schemaOf(kind)
  if (kind === 3) return structureOf(form)
  return kind === 1 ? listOf(target) : schemaOf(target)
}

const structure = (value: unknown): StructureSchema => {
  const schema = schemaOf(value)
  if (schema.kind !== 'structure') throw unreadable(value)
  return schema
}

const exported = (client: object, name: string): unknown => {
  const schema: unknown = Reflect.get(client, `${name}$`)
  if (schema === undefined) throw new Error(`the SDK has no schema ${name}`)
  return schema
}

/** Lists the operations that a client exports, in alphabetical order. */
export const operationNames = (client: object): ReadonlyArray<string> =>
  Object.entries(client)
    .flatMap(([name, value]) => (Array.isArray(value) && value[0] === 9 ? [name.slice(0, -1)] : []))
    .toSorted()

/** Returns the schema of an operation that a client exports. */
export const operationSchema = (client: object, name: string): OperationSchema => {
  const [, , , , input, output] = arrayOf(exported(client, name))
  return { input: structure(input), output: structure(output) }
}

/** Returns the schema of a structure that a client exports. */
export const structureSchema = (client: object, name: string): StructureSchema =>
  structure(exported(client, name))

/** Lists the structure that a schema is, or is a list of; none for a simple one. */
export const structuresIn = (schema: Schema): ReadonlyArray<StructureSchema> => {
  if (schema.kind === 'list') return structuresIn(schema.item())
  return schema.kind === 'structure' ? [schema] : []
}
