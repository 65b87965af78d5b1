/**
 * The types of one service, from its schemas and what is served of it: inputs are exact, outputs
 * may lack everything.
 */
import type { ServedService } from './servedActions.ts'
import {
  type MemberSchema,
  type Schema,
  type StructureSchema,
  operationSchema,
  structureSchema,
} from './Schema.ts'

type Side = 'input' | 'output'

/** A structure with the side it is on; one that is on both has a type for each. */
interface Used {
  readonly structure: StructureSchema
  readonly side: Side
}

/** What is used of one member. */
interface ServedMember extends MemberSchema {
  readonly isNeeded: boolean
}

const servedMembers = (
  { members }: ServedService,
  structure: StructureSchema,
): ReadonlyArray<ServedMember> => {
  const listed = members[structure.name]?.split(' ').filter((text) => text !== '') ?? []
  return listed.map((text) => {
    const name = text.replace(/!$/, '')
    const member = structure.members.find((candidate) => candidate.name === name)
    if (member === undefined) throw new Error(`${structure.name} has no member ${name}`)
    return { ...member, isNeeded: member.isRequired || text.endsWith('!') }
  })
}

const structuresIn = (schema: Schema): ReadonlyArray<StructureSchema> => {
  if (schema.kind === 'list') return structuresIn(schema.item())
  return schema.kind === 'structure' ? [schema] : []
}

/** Adds a structure and everything below it, each once. */
const reach = (
  service: ServedService,
  used: Map<string, Used>,
  { structure, side }: Used,
): void => {
  const key = typeName(structure, side)
  if (used.has(key)) return
  used.set(key, { structure, side })
  for (const member of servedMembers(service, structure)) {
    for (const inner of structuresIn(member.schema())) {
      reach(service, used, { structure: inner, side })
    }
  }
}

/** Structures that callers give and AWS returns: in an output everything may be absent. */
const onBothSides: ReadonlySet<string> = new Set(['AttributeBooleanValue', 'Tag'])

const typeName = ({ name }: StructureSchema, side: Side): string =>
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

const memberText = ({ name, schema, isNeeded }: ServedMember, side: Side): string => {
  const type = typeOf(schema(), side)
  if (side === 'output') return `  readonly ${name}?: ${type} | undefined\n`
  return `  readonly ${name}${isNeeded ? '' : '?'}: ${type}\n`
}

const interfaceText = (service: ServedService, { structure, side }: Used): string => {
  const members = servedMembers(service, structure).map((member) => memberText(member, side))
  const name = typeName(structure, side)
  return members.length === 0
    ? `export type ${name} = Readonly<Record<never, never>>\n`
    : `export interface ${name} {\n${members.join('')}}\n`
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

const header = ({ interfaceName }: ServedService): string => `/**
 * The calls to ${interfaceName} that are made, with what is used of their inputs and outputs.
 * Generated from the schemas of the AWS SDK; change the table of served actions instead.
 */
import type { AwsCall } from './AwsCall.ts'
`

/** Renders the module with the types of a service; it is not formatted yet. */
export const renderServiceTypes = (service: ServedService, client: object): string => {
  const used = new Map<string, Used>()
  const calls = service.actions.map((action) => {
    const { input, output } = operationSchema(client, action)
    reach(service, used, { structure: input, side: 'input' })
    reach(service, used, { structure: output, side: 'output' })
    return `  readonly ${lowerFirst(action)}: AwsCall<${typeName(input, 'input')}, ${typeName(output, 'output')}>\n`
  })
  for (const name of service.alone ?? []) {
    reach(service, used, { structure: structureSchema(client, name), side: 'input' })
  }
  const structures = [...used.values()].map((one) => interfaceText(service, one)).toSorted()
  return `${header(service)}
/** One caller's calls to the service in one Region. */
export interface ${service.interfaceName} {
${calls.join('')}}

${structures.join('\n')}`
}
