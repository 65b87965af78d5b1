/** The types of the inputs that the in-memory AWS serves of one service. */
import { operationSchema } from './Schema.ts'
import type { MemberTable } from './ServedMember.ts'
import { type UsedStructures, reach, structureTexts, typeName } from './structureTypes.ts'
import { upperFirst } from './upperFirst.ts'
import { type WorldService, actionsOf } from './worldInputs.ts'

/** A dry run is how an action is called, not a part of its input. */
const withoutDryRun = (table: MemberTable): MemberTable =>
  Object.fromEntries(
    Object.entries(table).map(([name, members]) => [name, members.replace(/ ?\bDryRun\b\S*/, '')]),
  )

/** Renders the module with the inputs of a service; it is not formatted yet. */
export const renderInputTypes = (service: WorldService): string => {
  const { name, client, inputs } = service
  const table = withoutDryRun(inputs)
  const used: UsedStructures = new Map()
  const members = actionsOf(service).map((action) => {
    const { input } = operationSchema(client, action)
    reach(table, used, { structure: input, side: 'input' })
    return `  readonly ${action}: ${typeName(input, 'input')}\n`
  })
  return `/**
 * What is served of the inputs of each action.
 * Generated from the schemas of the AWS SDK; change the table of inputs that are served instead.
 */

/** Name of an action → its input. */
export interface ${upperFirst(name)}Inputs {
${members.join('')}}

${structureTexts(table, used)}`
}
