/** What a launch of Rescale's carries, by which the role's permissions are confined. */
import { connectionNameOf } from '../cloudformation/SetupTemplateInput.ts'
import { tierOf } from '../cloudformation/resources/rescaleRole.ts'
import { omitUndefined } from '../codec/omitUndefined.ts'
import type { KmsKeyArn } from '../iam/identity/KmsKeyArn.ts'
import type { SecurityGroupId, SubnetId } from '../iam/identity/identifiers.ts'
import type { AgreedConnection } from './AgreedConnection.ts'

/** The terms of launches into a stack. */
export interface LaunchTerms {
  readonly subnetIds: ReadonlyArray<SubnetId>
  /** The stack's group for nodes; absent: the default group of the VPC. */
  readonly securityGroupId?: SecurityGroupId
  /** The value of the tag on whatever is launched. */
  readonly connectionName: string
  /** The key of the volumes; absent: the account's default key for EBS. */
  readonly volumeKeyArn?: KmsKeyArn
}

/** Returns the terms; undefined before a stack was reported, and for a role that launches none. */
export const launchTermsOf = ({ setup, stack }: AgreedConnection): LaunchTerms | undefined =>
  stack === undefined || tierOf(setup) !== 'compute'
    ? undefined
    : {
        subnetIds: stack.subnetIds,
        connectionName: connectionNameOf(setup),
        ...omitUndefined({
          securityGroupId: stack.nodeSecurityGroupId,
          volumeKeyArn: setup.volumeKeyArn,
        }),
      }
