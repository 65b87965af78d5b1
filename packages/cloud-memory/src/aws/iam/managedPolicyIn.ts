import * as Table from '../../world/Table.ts'
import type { Account } from '../../world/World.ts'
import type { ManagedPolicy, PolicyVersion } from '../../world/identities.ts'
import { awsManagedPolicy } from './awsManagedPolicies.ts'

/** Returns the policy of an ARN that roles of an account can have: its own, or one of AWS. */
export const managedPolicyIn = (account: Account, arn: string): ManagedPolicy | undefined =>
  Table.get(account.managedPolicies, arn) ?? awsManagedPolicy(arn, account.partition)

/** Returns the version of a policy that is in force. */
export const defaultVersionOf = ({
  versions,
  defaultVersionId,
}: ManagedPolicy): PolicyVersion | undefined =>
  versions.find(({ versionId }) => versionId === defaultVersionId)
