/** The resources that a stack has made, by which references of the template are resolved. */
import * as O from 'fp-ts/lib/Option.js'

import { partitionOfRegion } from '../iam/identity/Partition.ts'
import { type RoleArn, renderRoleArn } from '../iam/identity/RoleArn.ts'
import { VpcId } from '../iam/identity/identifiers.ts'
import type { BuiltResources } from './RoleDefinition.ts'
import type { SetupTemplateInput } from './SetupTemplateInput.ts'

/** One resource of a stack. */
export interface StackResource {
  /** Its name in the template, e.g. `ComputeRole`. */
  readonly logicalId: string
  /** E.g. `AWS::IAM::Role`. */
  readonly resourceType: string
  readonly physicalId: string
}

type StackPlace = Pick<SetupTemplateInput, 'customerAccountId' | 'region' | 'rolePath'>

/** Returns the resources of a stack that its role refers to; none when it has no role. */
export const builtResources = (
  { customerAccountId: accountId, region, rolePath }: StackPlace,
  resources: ReadonlyArray<StackResource>,
): O.Option<BuiltResources> => {
  const idOf = (logical: string): string | undefined =>
    resources.find(({ logicalId }) => logicalId === logical)?.physicalId
  const [role, vpcId, computeRole] = [idOf('RescaleRole'), idOf('Vpc'), idOf('ComputeRole')]
  if (role === undefined || !VpcId.is(vpcId)) return O.none
  const arnOf = (name: string): RoleArn =>
    renderRoleArn({ partition: partitionOfRegion(region), accountId, path: rolePath ?? '/', name })
  return O.some({
    roleArn: arnOf(role),
    vpcId,
    ...(computeRole === undefined ? {} : { computeRoleArn: arnOf(computeRole) }),
  })
}
