import type { ExpectedVpc, VpcSnapshot } from '@byoa/core/inspection'
import { type Ipv4Cidr, overlaps, toBlock } from '@byoa/core/network'
import type { SubnetId } from '@byoa/core/iam'
import * as fc from 'fast-check'

import { vpcCidr } from '../network/vpcCidr.ts'
import { record } from '../record.ts'

const isFree = (cidr: Ipv4Cidr, others: ReadonlyArray<Ipv4Cidr>): boolean =>
  others.every((other) => !overlaps(toBlock(cidr), toBlock(other)))

/** Blocks that a customer added to its VPC later and that are in nobody's way. */
const extraCidrs = (expected: ExpectedVpc): fc.Arbitrary<ReadonlyArray<Ipv4Cidr>> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constant([]) },
    {
      weight: 1,
      arbitrary: vpcCidr().map((cidr) =>
        isFree(cidr, [expected.cidr, ...expected.rescaleVpcCidrs]) ? [cidr] : [],
      ),
    },
  )

const subnetOf = (
  expected: ExpectedVpc,
  subnetId: SubnetId,
  index: number,
): VpcSnapshot['subnets'][number] => ({
  subnetId,
  // Nothing looks at a subnet's block yet; the whole of the VPC's stands for it.
  cidr: expected.cidr,
  availabilityZone: `${expected.region}${'abcdef'.charAt(index % 6)}`,
})

/**
 * VPCs as they were agreed: nothing about them is an error. Warnings are possible: a further block
 * in nobody's way, and with open egress DNS attributes that are off.
 */
export const matchingVpc = (expected: ExpectedVpc): fc.Arbitrary<VpcSnapshot> => {
  const dns = expected.egress === 'blocked' ? fc.constant(true) : fc.boolean()
  return record({
    vpcId: fc.constant(expected.vpcId),
    accountId: fc.constant(expected.accountId),
    region: fc.constant(expected.region),
    state: fc.constant('available' as const),
    cidrs: extraCidrs(expected).map((extra) => [expected.cidr, ...extra]),
    dnsSupport: dns,
    dnsHostnames: dns,
    internetGatewayAttached: fc.constant(expected.egress === 'open'),
    subnets: fc.constant(
      expected.subnetIds.map((subnetId, index) => subnetOf(expected, subnetId, index)),
    ),
    routeTables: fc.constant(
      expected.routeTableIds.map((routeTableId, index) => ({
        routeTableId,
        vpcId: expected.vpcId,
        isMain: index === 0,
        subnetIds: index === 0 ? expected.subnetIds : [],
        routes: [{ destination: expected.cidr, target: { kind: 'local' }, state: 'active' }],
      })),
    ),
  })
}
