/** The types of structures: those of inputs are exact, outputs may lack everything. */
import { type Schema, type StructureSchema, structuresIn } from './Schema.ts'
import { type MemberTable, type ServedMember, servedMembers } from './ServedMember.ts'

// model

export type Side = 'input' | 'output'

/** A structure with the side it is on; one that is on both has a type for each. */
export interface Used {
  readonly structure: StructureSchema
  readonly side: Side
}

/** Structures that are used, by the names of their types. */
export type UsedStructures = Map<string, Used>

// operations

/** Adds a structure and everything below it, each once. */
export const reach = (
  table: MemberTable,
  used: UsedStructures,
  { structure, side }: Used,
): void => {
  const key = typeName(structure, side)
  if (used.has(key)) return
  used.set(key, { structure, side })
  for (const member of servedMembers(table, structure)) {
    for (const inner of structuresIn(member.schema())) {
      reach(table, used, { structure: inner, side })
    }
  }
}

/** Structures that callers give and AWS returns: in an output everything may be absent. */
const onBothSides: ReadonlySet<string> = new Set(['AttributeBooleanValue', 'Tag'])

/** Returns the name of the type of a structure. */
export const typeName = ({ name }: StructureSchema, side: Side): string =>
  side === 'output' && onBothSides.has(name) ? `${name}Output` : name

const typeOf = (schema: Schema, side: Side): string => {
  switch (schema.kind) {
    case 'list':
      return `ReadonlyArray<${typeOf(schema.item(), side)}>`
    case 'structure':
      return typeName(schema, side)
    case 'timestamp':
      return 'Date'
    case 'string':
    case 'number':
    case 'boolean':
      return schema.kind
  }
}

const valuesOf = ({ values, schema }: ServedMember): string | undefined =>
  schema().kind === 'string'
    ? values?.map((value) => `'${value}'`).join(' | ')
    : values?.join(' | ')

const memberText = (member: ServedMember, side: Side): string => {
  const type = valuesOf(member) ?? typeOf(member.schema(), side)
  if (side === 'output') return `  readonly ${member.name}?: ${type} | undefined\n`
  return `  readonly ${member.name}${member.isNeeded ? '' : '?'}: ${type}\n`
}

const structureText = (table: MemberTable, { structure, side }: Used): string => {
  const members = servedMembers(table, structure).map((member) => memberText(member, side))
  const name = typeName(structure, side)
  return members.length === 0
    ? `export type ${name} = Readonly<Record<never, never>>\n`
    : `export interface ${name} {\n${members.join('')}}\n`
}

/** Renders the types of structures, in the order of their texts. */
export const structureTexts = (table: MemberTable, used: UsedStructures): string =>
  [...used.values()]
    .map((one) => structureText(table, one))
    .toSorted()
    .join('\n')
