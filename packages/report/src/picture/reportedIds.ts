/** Which resource of the template has which reported ID. */
import type { Template } from '@byoa/core/cloudformation'
import type { StackReport } from '@byoa/core/onboarding'

import { listedIn, targetOf } from './templateReading.ts'

// model

/** What is read from: the template, and what the customer reported of its stack. */
export interface TemplateSource {
  readonly template: Template
  readonly stack?: StackReport | undefined
}

// queries

/** Returns the reported IDs by logical ID, in the order of the template's outputs. */
export const reportedIds = ({ template, stack }: TemplateSource): ReadonlyMap<string, string> => {
  if (stack === undefined) return new Map()
  const listed = (output: string, ids: ReadonlyArray<string>) =>
    listedIn(template, output).flatMap((logicalId, index) => {
      const id = ids[index]
      return id === undefined ? [] : [[logicalId, id] as const]
    })
  const outputs = [
    ['RoleArn', stack.roleArn],
    ['NodeSecurityGroupId', stack.nodeSecurityGroupId],
  ] as const
  return new Map([
    ...listed('SubnetIds', stack.subnetIds),
    ...listed('RouteTableIds', stack.routeTableIds),
    ...outputs.flatMap(([output, id]) =>
      id === undefined ? [] : [[targetOf(template.Outputs[output]?.Value), id] as const],
    ),
  ])
}
