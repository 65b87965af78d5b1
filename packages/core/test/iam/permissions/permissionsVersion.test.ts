import { expect, test } from 'vitest'

import { permissionsVersion } from '../../../src/iam/permissions/awsActions.ts'
import { nodePermissions } from '../../../src/iam/permissions/nodePermissions.ts'
import { permissionsPolicy } from '../../../src/iam/permissions/permissionsPolicy.ts'
import { minifyPolicy } from '../../../src/iam/policy/PolicyDocument.ts'
import { sha256 } from '../../../src/codec/sha256.ts'
import { goldenScope } from './goldenScope.ts'

/** What each version grants; a change of what is granted is a new line. */
const digests: Readonly<Record<number, string>> = {
  1: '70cba82711cc633b45d8bfc4ca1e25410657ed9a460422487af2b0401835696f',
}

test('what is granted changes only with the version', () => {
  const granted = [permissionsPolicy('compute', goldenScope), nodePermissions(goldenScope)]
  expect(sha256(granted.map(minifyPolicy).join('\n'))).toBe(digests[permissionsVersion])
  expect(Math.max(...Object.keys(digests).map(Number))).toBe(permissionsVersion)
})
