import { expect, test } from 'vitest'

import { renderPolicy } from '../../../src/iam/policy/PolicyDocument.ts'
import { permissionsBoundary } from '../../../src/iam/permissions/permissionsBoundary.ts'
import { permissionsPolicy } from '../../../src/iam/permissions/permissionsPolicy.ts'
import { goldenScope as scope } from './goldenScope.ts'

test.each(['connect', 'compute'] as const)('the policy of the tier %s', async (tier) => {
  await expect(renderPolicy(permissionsPolicy(tier, scope))).toMatchFileSnapshot(
    `golden/permissions-${tier}.json`,
  )
})

test('the boundary', async () => {
  await expect(renderPolicy(permissionsBoundary(scope))).toMatchFileSnapshot(
    'golden/permissions-boundary.json',
  )
})
