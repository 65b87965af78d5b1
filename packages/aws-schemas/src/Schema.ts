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
 *   [schema, traits of the member]
 * ```
 *
 * @source https://github.com/smithy-lang/smithy-typescript/tree/main/packages/types/src/schema
 */

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
}

export interface SimpleSchema {
  readonly kind: 'string' | 'number' | 'boolean' | 'timestamp'
}

export interface MemberSchema {
  readonly name: string
  readonly isRequired: boolean
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

const structureOf = (value: ReadonlyArray<unknown>): StructureSchema => {
  const [, , name, , members, schemas, requiredCount = 0] = value
  const memberSchemas = arrayOf(schemas)
  return {
    kind: 'structure',
    name: String(name),
    members: arrayOf(members).map((member, index) => ({
      name: String(member),
      isRequired: index < Number(requiredCount),
      schema: () => schemaOf(memberSchemas[index]),
    })),
  }
}

const isReference = (value: unknown): value is () => unknown => typeof value === 'function'

const schemaOf = (value: unknown): Schema => {
  if (isReference(value)) return schemaOf(value())
  if (value === 'unit') return { kind: 'structure', name: 'Unit', members: [] }
  if (typeof value === 'number') {
    // Lists of a simple kind are 64 more.
    const kind = simpleKinds[value & 63]
    if (kind === undefined) throw unreadable(value)
    return (value & 64) === 0 ? { kind } : { kind: 'list', item: () => ({ kind }) }
  }
  const form = arrayOf(value)
  const [kind, namespace, , , target] = form
  if (typeof namespace !== 'string') return schemaOf(kind)
  if (kind === 3) return structureOf(form)
  return kind === 1 ? { kind: 'list', item: () => schemaOf(target) } : schemaOf(target)
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

/** Returns the schema of an operation that a client exports. */
export const operationSchema = (client: object, name: string): OperationSchema => {
  const [, , , , input, output] = arrayOf(exported(client, name))
  return { input: structure(input), output: structure(output) }
}

/** Returns the schema of a structure that a client exports. */
export const structureSchema = (client: object, name: string): StructureSchema =>
  structure(exported(client, name))
