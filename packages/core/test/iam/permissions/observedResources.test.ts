import { expect, test } from 'vitest'

import { permissionsPolicy } from '../../../src/iam/permissions/permissionsPolicy.ts'
import { goldenScope } from './goldenScope.ts'

/**
 * Every describe of EC2 that has a resource to name. DescribeLaunchTemplateVersions has none.
 *
 * @source https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 */
const withResources: ReadonlyArray<string> = [
  'CapacityBlockExtensionOfferings',
  'ClientVpnAuthorizationRules',
  'ClientVpnConnections',
  'ClientVpnRoutes',
  'ClientVpnTargetNetworks',
  'FleetHistory',
  'FleetInstances',
  'FpgaImageAttribute',
  'ImageAttribute',
  'InstanceAttribute',
  'SecurityGroupReferences',
  'SnapshotAttribute',
  'SpotFleetInstances',
  'SpotFleetRequestHistory',
  'VolumeAttribute',
  'VpcAttribute',
  'VpcEndpointServicePermissions',
].map((name) => `ec2:Describe${name}`)

test('a call is confined to the Region alone only where IAM has no resource for it', () => {
  const { Statement } = permissionsPolicy('compute', goldenScope)
  const onEverything = Statement.filter(({ Resource }) => Resource.includes('*'))
  const calls = onEverything.flatMap(({ Action }) => Action)
  expect(calls.filter((action) => !action.startsWith('ec2:Describe'))).toEqual([])
  expect(calls.filter((action) => withResources.includes(action))).toEqual([])
  const confined = Statement.filter(({ Resource }) => !Resource.includes('*'))
    .flatMap(({ Action }) => Action)
    .filter((action) => action.startsWith('ec2:Describe'))
  expect(confined.toSorted()).toEqual(['ec2:DescribeFleetInstances', 'ec2:DescribeVpcAttribute'])
})
