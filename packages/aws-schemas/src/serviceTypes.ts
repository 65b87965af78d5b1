/** The types of the calls to one service, from its schemas and what is used of it. */
import { operationSchema, structureSchema } from './Schema.ts'
import type { ServedService } from './servedActions.ts'
import { type UsedStructures, reach, structureTexts, typeName } from './structureTypes.ts'

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

const header = ({ interfaceName }: ServedService): string => `/**
 * The calls to ${interfaceName} that are made, with what is used of their inputs and outputs.
 * Generated from the schemas of the AWS SDK; change the table of served actions instead.
 */
import type { AwsCall } from './AwsCall.ts'
`

/** Renders the module with the types of a service; it is not formatted yet. */
export const renderServiceTypes = (service: ServedService): string => {
  const { client, members } = service
  const used: UsedStructures = new Map()
  const calls = service.actions.map((action) => {
    const { input, output } = operationSchema(client, action)
    reach(members, used, { structure: input, side: 'input' })
    reach(members, used, { structure: output, side: 'output' })
    return `  readonly ${lowerFirst(action)}: AwsCall<${typeName(input, 'input')}, ${typeName(output, 'output')}>\n`
  })
  for (const name of service.alone ?? []) {
    reach(members, used, { structure: structureSchema(client, name), side: 'input' })
  }
  return `${header(service)}
/** One caller's calls to the service in one Region. */
export interface ${service.interfaceName} {
${calls.join('')}}

${structureTexts(members, used)}`
}
