import type { ExpectedVpc, VpcSnapshot } from '@byoa/core/inspection'
import { Ipv4Cidr, baseOf, overlaps, prefixLengthOf, toBlock } from '@byoa/core/network'
import * as fc from 'fast-check'

import { cidrBeside } from '../network/cidrBeside.ts'
import { cidrText } from '../network/ipv4Cidr.ts'
import { vpcCidr } from '../network/vpcCidr.ts'
import { record } from '../record.ts'
import { valid } from '../valid.ts'

const isFree = (cidr: Ipv4Cidr, others: ReadonlyArray<Ipv4Cidr>): boolean =>
  others.every((other) => !overlaps(toBlock(cidr), toBlock(other)))

const agreedCidrs = ({ cidr, secondaryCidrs = [] }: ExpectedVpc): ReadonlyArray<Ipv4Cidr> => [
  cidr,
  ...secondaryCidrs,
]

/** Non-conflicting blocks that a customer added to its VPC later, some adjacent to ours. */
const extraCidrs = (expected: ExpectedVpc): fc.Arbitrary<ReadonlyArray<Ipv4Cidr>> => {
  const taken = [...agreedCidrs(expected), ...expected.rescaleVpcCidrs]
  const wanted = fc.oneof(vpcCidr(), fc.constantFrom(...taken).chain(cidrBeside))
  return fc.oneof(
    fc.constant([]),
    wanted.map((cidr) => (isFree(cidr, taken) ? [cidr] : [])),
  )
}

/** Cuts a block into equal parts, one for each subnet. */
const subnetsOf = ({ cidr, region, subnetIds }: ExpectedVpc): VpcSnapshot['subnets'] => {
  const block = toBlock(cidr)
  const length = Math.min(prefixLengthOf(block) + Math.ceil(Math.log2(subnetIds.length)), 32)
  return subnetIds.map((subnetId, index) => ({
    subnetId,
    cidr: valid(cidrText(baseOf(block) + index * 2 ** (32 - length), length), Ipv4Cidr),
    availabilityZone: `${region}${'abcdef'.charAt(index % 6)}`,
  }))
}

/** Whether DNS attributes that are off are errors: endpoints and DNS over the peering need both. */
export const needsDns = ({ egress, peeringDns = false }: ExpectedVpc): boolean =>
  egress === 'blocked' || peeringDns

/**
 * VPCs as agreed, without errors. Warnings are possible: a non-conflicting further block, and DNS
 * attributes that are off where nothing needs them.
 */
export const matchingVpc = (expected: ExpectedVpc): fc.Arbitrary<VpcSnapshot> => {
  const dns = needsDns(expected) ? fc.constant(true) : fc.boolean()
  return record({
    vpcId: fc.constant(expected.vpcId),
    accountId: fc.constant(expected.accountId),
    region: fc.constant(expected.region),
    state: fc.constant('available' as const),
    cidrs: extraCidrs(expected).map((extra) => [...agreedCidrs(expected), ...extra]),
    dnsSupport: dns,
    dnsHostnames: dns,
    internetGatewayAttached: fc.constant(expected.egress === 'open'),
    subnets: fc.constant(subnetsOf(expected)),
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
