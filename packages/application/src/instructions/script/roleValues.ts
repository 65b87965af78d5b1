/** The agreed role as values of a script; what only the stack knows are placeholders. */
import { rescaleRoleDefinition } from '@byoa/core/cloudformation'
import { type VpcId, partitionOfRegion, renderRoleArn } from '@byoa/core/iam/identity'
import * as E from 'fp-ts/lib/Either.js'

import { currentTemplate } from '../../useCases/customer/Agreement.ts'
import { templateInputOf } from '../../useCases/setup.ts'
import { type CustomerTask, agreementOfTask } from '../CustomerTask.ts'
import type { ShellValue } from './shellWord.ts'

/** Names that no resource has, since a stack's resources have names with its own. */
const placeholders = {
  role_placeholder: 'BYOA-ROLE-NAME',
  compute_placeholder: 'BYOA-NODES-NAME',
  vpc_placeholder: 'BYOA-VPC-ID',
}

/** Returns the values with which the role is restored. */
export const roleValues = (task: CustomerTask): Readonly<Record<string, ShellValue>> => {
  const agreement = agreementOfTask(task)
  const { accountId, region, rolePath = '/' } = agreement.request
  const arnOf = (name: string): ReturnType<typeof renderRoleArn> =>
    renderRoleArn({ partition: partitionOfRegion(region), accountId, path: rolePath, name })
  const template = currentTemplate(agreement)
  const hasNodes = E.isRight(template) && 'ComputeRole' in template.right.template.Resources
  const role = rescaleRoleDefinition(
    templateInputOf(agreement, agreement.setup, agreement.externalIds),
    {
      roleArn: arnOf(placeholders.role_placeholder),
      vpcId: placeholders.vpc_placeholder as VpcId,
      ...(hasNodes ? { computeRoleArn: arnOf(placeholders.compute_placeholder) } : {}),
    },
  )
  return {
    ...placeholders,
    role_path: rolePath,
    role_description: role.description,
    max_session_seconds: String(role.maxSessionDurationSeconds),
    permissions_boundary: role.permissionsBoundaryArn ?? '',
    role_tags: JSON.stringify(role.tags),
    trust_policy: role.trustPolicy,
    policy_names: role.policies.map(({ policyName }) => policyName),
    policy_documents: role.policies.map(({ document }) => document),
  }
}
