import * as Table from '../../world/Table.ts'
import type { Account } from '../../world/World.ts'
import type { ManagedPolicy, PolicyVersion } from '../../world/identities.ts'
import { awsManagedPolicy } from './awsManagedPolicies.ts'

/** Returns a managed policy of the account or of AWS. */
export const managedPolicyIn = (account: Account, arn: string): ManagedPolicy | undefined =>
  Table.get(account.managedPolicies, arn) ?? awsManagedPolicy(arn, account.partition)

/** Returns the default version of a policy. */
export const defaultVersionOf = ({
  versions,
  defaultVersionId,
}: ManagedPolicy): PolicyVersion | undefined =>
  versions.find(({ versionId }) => versionId === defaultVersionId)
