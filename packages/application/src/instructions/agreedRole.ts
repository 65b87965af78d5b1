/** The role of Rescale as it is agreed, for a stack whose resources are not known here. */
import { type RoleDefinition, rescaleRoleDefinition } from '@byoa/core/cloudformation'
import { type RoleArn, partitionOfRegion, renderRoleArn } from '@byoa/core/iam/identity'
import * as E from 'fp-ts/lib/Either.js'

import { currentTemplate } from '../useCases/customer/Agreement.ts'
import { templateInputOf } from '../useCases/setup.ts'
import { type CustomerTask, agreementOfTask } from './CustomerTask.ts'

/** What stands for the names of the roles of the stack. */
export const placeholderNames = { role: 'BYOA-ROLE-NAME', nodes: 'BYOA-NODES-NAME' } as const

/**
 * Returns the definition of the role with placeholders: the names above, and the ID of the Rescale
 * VPC, to which no policy refers, for that of the stack's VPC.
 */
export const agreedRole = (task: CustomerTask): RoleDefinition => {
  const agreement = agreementOfTask(task)
  const { accountId, region, rolePath = '/' } = agreement.request
  const arnOf = (name: string): RoleArn =>
    renderRoleArn({ partition: partitionOfRegion(region), accountId, path: rolePath, name })
  const template = currentTemplate(agreement)
  const hasNodes = E.isRight(template) && 'ComputeRole' in template.right.template.Resources
  return rescaleRoleDefinition(templateInputOf(agreement, agreement.setup, agreement.externalIds), {
    roleArn: arnOf(placeholderNames.role),
    vpcId: task.setup.rescaleVpcId,
    ...(hasNodes ? { computeRoleArn: arnOf(placeholderNames.nodes) } : {}),
  })
}
