import type { ExpectedVpc, InspectionFinding, VpcSnapshot } from '@byoa/core/inspection'
import * as fc from 'fast-check'

import { accountId } from '../iam/accountId.ts'
import { region } from '../iam/region.ts'
import { vpcCidr } from '../network/vpcCidr.ts'
import { record } from '../record.ts'
import { matchingVpc, needsDns } from './matchingVpc.ts'

/** A VPC with one defect, and the expected finding. */
export interface BrokenVpc {
  readonly finding: InspectionFinding['id']
  readonly vpc: VpcSnapshot
}

/** A defect of a VPC. */
interface Damage {
  readonly finding: InspectionFinding['id']
  readonly apply: (vpc: VpcSnapshot) => fc.Arbitrary<VpcSnapshot>
}

const without = <A>(list: ReadonlyArray<A>): fc.Arbitrary<ReadonlyArray<A>> =>
  fc.nat(list.length - 1).map((index) => list.toSpliced(index, 1))

const other = <A>(any: fc.Arbitrary<A>, than: A): fc.Arbitrary<A> =>
  any.filter((value) => value !== than)

const identityDamages = (expected: ExpectedVpc): ReadonlyArray<Damage> => [
  {
    finding: 'vpc-owner-differs',
    apply: (vpc) =>
      other(accountId(), expected.accountId).map((owner) => ({ ...vpc, accountId: owner })),
  },
  {
    finding: 'vpc-region-differs',
    apply: (vpc) =>
      other(region(), expected.region).map((elsewhere) => ({ ...vpc, region: elsewhere })),
  },
  { finding: 'vpc-not-available', apply: (vpc) => fc.constant({ ...vpc, state: 'pending' }) },
]

const cidrDamages = (expected: ExpectedVpc): ReadonlyArray<Damage> => [
  {
    finding: 'vpc-cidr-differs',
    apply: (vpc) => other(vpcCidr(), expected.cidr).map((cidr) => ({ ...vpc, cidrs: [cidr] })),
  },
  {
    finding: 'vpc-extra-cidr',
    apply: (vpc) =>
      fc
        .constantFrom(...expected.rescaleVpcCidrs)
        .map((cidr) => ({ ...vpc, cidrs: [...vpc.cidrs, cidr] })),
  },
]

const partDamages: ReadonlyArray<Damage> = [
  {
    finding: 'subnet-missing',
    apply: (vpc) => without(vpc.subnets).map((subnets) => ({ ...vpc, subnets })),
  },
  {
    finding: 'route-table-missing',
    apply: (vpc) => without(vpc.routeTables).map((routeTables) => ({ ...vpc, routeTables })),
  },
]

const openDamages: ReadonlyArray<Damage> = [
  {
    finding: 'internet-gateway-missing',
    apply: (vpc) => fc.constant({ ...vpc, internetGatewayAttached: false }),
  },
]

const blockedDamages: ReadonlyArray<Damage> = [
  {
    finding: 'internet-gateway-present',
    apply: (vpc) => fc.constant({ ...vpc, internetGatewayAttached: true }),
  },
]

const dnsDamages: ReadonlyArray<Damage> = [
  { finding: 'dns-support-off', apply: (vpc) => fc.constant({ ...vpc, dnsSupport: false }) },
  { finding: 'dns-hostnames-off', apply: (vpc) => fc.constant({ ...vpc, dnsHostnames: false }) },
]

/** VPCs with exactly one defect at error level, each equally often. */
export const brokenVpc = (expected: ExpectedVpc): fc.Arbitrary<BrokenVpc> =>
  fc
    .constantFrom(
      ...identityDamages(expected),
      ...cidrDamages(expected),
      ...partDamages,
      ...(expected.egress === 'open' ? openDamages : blockedDamages),
      ...(needsDns(expected) ? dnsDamages : []),
    )
    .chain(({ finding, apply }) =>
      record({ finding: fc.constant(finding), vpc: matchingVpc(expected).chain(apply) }),
    )
