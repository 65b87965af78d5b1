import { expect, test } from 'vitest'

import { permissionGapsOf } from '../../../src/iam/permissions/permissionGaps.ts'
import { permissionsPolicy } from '../../../src/iam/permissions/permissionsPolicy.ts'
import type { PermissionStatement } from '../../../src/iam/policy/PolicyDocument.ts'
import { goldenScope } from './goldenScope.ts'

test('what the statements of the permissions do not stop', () => {
  const gaps = permissionsPolicy('compute', goldenScope)
    .Statement.map((statement) => [statement.Sid, permissionGapsOf(statement)] as const)
    .filter(([, found]) => found.length > 0)
  expect(Object.fromEntries(gaps)).toEqual({
    Observe: ['sees-whole-region'],
    NewFleets: ['fleet-launches'],
    NewTagged: ['launch-template-content'],
    ManageTagged: ['launch-template-content'],
    ManageSecurityGroups: ['security-group-rules'],
  })
})

const ec2 = (resource: string): string => `arn:aws:ec2:us-east-1:111122223333:${resource}`

test.each<[string, Partial<PermissionStatement>, ReadonlyArray<string>]>([
  ['describes with a resource', { Action: ['ec2:DescribeVpcs'], Resource: [ec2('vpc/*')] }, []],
  ['any other call on everything', { Action: ['ec2:DeleteVolume'], Resource: ['*'] }, []],
  ['fleets without nodes', { Action: ['ec2:CreateFleet'], Resource: [ec2('fleet/*')] }, []],
  ['fleets on everything', { Action: ['ec2:CreateFleet'], Resource: ['*'] }, ['fleet-launches']],
  [
    'fleets on who knows what',
    { Action: ['ec2:CreateFleet'], Resource: ['arn:aws:ec2:*'] },
    ['fleet-launches'],
  ],
  ['a denial', { Effect: 'Deny', Action: ['ec2:CreateFleet'], Resource: ['*'] }, []],
])('%s', (_what, fields, gaps) => {
  expect(permissionGapsOf({ Effect: 'Allow', Action: [], Resource: [], ...fields })).toEqual(gaps)
})
