/**
 * The schema of one service as the wire reads it: how inputs are named in a form, with what is
 * served of them, and how outputs are named in XML.
 */
import {
  type MemberSchema,
  type Schema,
  type StructureSchema,
  operationSchema,
  structuresIn,
} from './Schema.ts'
import { type MemberTable, type ServedMember, servedMembers } from './ServedMember.ts'
import { type WorldService, actionsOf } from './worldInputs.ts'

interface Reached {
  readonly inputs: Record<string, unknown>
  readonly outputs: Record<string, unknown>
}

type Side = keyof Reached

const wireNameOf = ({ name }: WorldService, member: MemberSchema): string =>
  name === 'ec2' ? member.ec2QueryName : member.xmlName

const typeOf = (schema: Schema, side: Side): unknown => {
  switch (schema.kind) {
    case 'list': {
      const list = typeOf(schema.item(), side)
      return side === 'inputs' ? { list } : { list, item: schema.itemName }
    }
    case 'structure':
      return { structure: schema.name }
    case 'string':
    case 'number':
    case 'boolean':
    case 'timestamp':
      return schema.kind
  }
}

/** Renders what the structure of an input is on the wire. */
const inputOf = (
  service: WorldService,
  structure: StructureSchema,
  served: ReadonlyArray<ServedMember>,
): object => {
  const names = new Set(served.map(({ name }) => name))
  return {
    served: Object.fromEntries(
      served.map((member) => [
        wireNameOf(service, member),
        {
          member: member.name,
          type: typeOf(member.schema(), 'inputs'),
          ...(member.isNeeded ? { isRequired: true } : {}),
          ...(member.values === undefined ? {} : { values: member.values }),
        },
      ]),
    ),
    unserved: structure.members
      .filter(({ name }) => !names.has(name))
      .map((member) => wireNameOf(service, member))
      .join(' '),
  }
}

const everyMember = ({ members }: StructureSchema): string =>
  members.map(({ name }) => name).join(' ')

const outputOf = (members: ReadonlyArray<MemberSchema>): object =>
  Object.fromEntries(
    members.map(({ name, xmlName, schema }) => [name, [xmlName, typeOf(schema(), 'outputs')]]),
  )

/** Adds a structure and everything below it, each once. */
const reach = (
  service: WorldService,
  reached: Reached,
  { structure, side }: { readonly structure: StructureSchema; readonly side: Side },
): void => {
  if (Object.hasOwn(reached[side], structure.name)) return
  const table: MemberTable =
    side === 'inputs'
      ? service.inputs
      : { [structure.name]: everyMember(structure), ...service.outputs }
  const members = servedMembers(table, structure)
  reached[side][structure.name] =
    side === 'inputs' ? inputOf(service, structure, members) : outputOf(members)
  for (const inner of members.flatMap(({ schema }) => structuresIn(schema()))) {
    reach(service, reached, { structure: inner, side })
  }
}

/** Renders the module with the schema of a service; it is not formatted yet. */
export const renderWireSchema = (service: WorldService): string => {
  const { name, client } = service
  const reached: Reached = { inputs: {}, outputs: {} }
  const actions: Record<string, object> = {}
  for (const action of actionsOf(service)) {
    const { input, output } = operationSchema(client, action)
    reach(service, reached, { structure: input, side: 'inputs' })
    actions[action] = { input: input.name }
    if (output.name === 'Unit') continue
    reach(service, reached, { structure: output, side: 'outputs' })
    actions[action] = { input: input.name, output: output.name }
  }
  const schema = { actions, ...reached }
  return `/**
 * Generated from the schemas of the AWS SDK; change the table of inputs that are served instead.
 */
import type { ServiceSchema } from '../ServiceSchema.ts'

/** How the inputs and outputs of the service are written. */
export const ${name}Schema: ServiceSchema = ${JSON.stringify(schema)}
`
}
