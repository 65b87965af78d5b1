import { expect, test } from 'vitest'

import { renderPolicy } from '../../../src/iam/policy/PolicyDocument.ts'
import { Region } from '../../../src/iam/identity/Partition.ts'
import {
  explainPermissions,
  renderExplanation,
  renderExplanationJson,
} from '../../../src/iam/permissions/explainPermissions.ts'
import { AccountId } from '../../../src/iam/identity/identifiers.ts'
import type { PermissionsScope } from '../../../src/iam/permissions/permissionScopes.ts'
import { permissionsBoundary } from '../../../src/iam/permissions/permissionsBoundary.ts'
import { permissionsPolicy } from '../../../src/iam/permissions/permissionsPolicy.ts'
import { certainlyOf } from '../certainlyOf.ts'

const scope: PermissionsScope = {
  partition: 'aws',
  region: certainlyOf(Region, 'us-east-1'),
  accountId: certainlyOf(AccountId, '111122223333'),
  connectionName: 'acme',
  rescaleAccountId: certainlyOf(AccountId, '999988887777'),
  vpcId: 'vpc-0123456789abcdef0',
  roleArn: 'arn:aws:iam::111122223333:role/Setup-RescaleRole-ABC',
  computeRoleArn: 'arn:aws:iam::111122223333:role/Setup-ComputeRole-ABC',
}

test.each(['connect', 'compute'] as const)('the policy of the tier %s', async (tier) => {
  await expect(renderPolicy(permissionsPolicy(tier, scope))).toMatchFileSnapshot(
    `golden/permissions-${tier}.json`,
  )
})

test.each(['en', 'ja'] as const)('the explanation in %s', async (language) => {
  const explanation = explainPermissions('compute', scope)
  await expect(renderExplanation(explanation, language)).toMatchFileSnapshot(
    `golden/permissions-explained.${language}.md`,
  )
})

test('the explanation for tools', async () => {
  const explanation = explainPermissions('connect', scope)
  await expect(renderExplanationJson(explanation)).toMatchFileSnapshot(
    'golden/permissions-explained.json',
  )
})

test('the boundary', async () => {
  await expect(renderPolicy(permissionsBoundary(scope))).toMatchFileSnapshot(
    'golden/permissions-boundary.json',
  )
})
