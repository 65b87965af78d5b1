import { Region } from '../../../src/iam/identity/Partition.ts'
import { AccountId } from '../../../src/iam/identity/identifiers.ts'
import type { PermissionsScope } from '../../../src/iam/permissions/permissionScopes.ts'
import { certainlyOf } from '../certainlyOf.ts'

/** The scope of the golden files. */
export const goldenScope: PermissionsScope = {
  partition: 'aws',
  region: certainlyOf(Region, 'us-east-1'),
  accountId: certainlyOf(AccountId, '111122223333'),
  connectionName: 'acme',
  rescaleAccountId: certainlyOf(AccountId, '999988887777'),
  vpcId: 'vpc-0123456789abcdef0',
  roleArn: 'arn:aws:iam::111122223333:role/Setup-RescaleRole-ABC',
  computeRoleArn: 'arn:aws:iam::111122223333:role/Setup-ComputeRole-ABC',
}
