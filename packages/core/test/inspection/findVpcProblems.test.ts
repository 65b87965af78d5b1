import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { InspectionFinding } from '../../src/inspection/InspectionFinding.ts'
import { type ExpectedVpc, findVpcProblems } from '../../src/inspection/findVpcProblems.ts'
import type { VpcSnapshot } from '../../src/inspection/snapshots.ts'
import { Region } from '../../src/iam/identity/Partition.ts'
import { AccountId, RouteTableId } from '../../src/iam/identity/identifiers.ts'
import { Ipv4Cidr } from '../../src/network/Ipv4Cidr.ts'
import { known } from '../onboarding/support/known.ts'
import * as sample from '../onboarding/support/sample.ts'

const { vpcId, cidr, goodVpc } = sample

const agreed: ExpectedVpc = {
  vpcId,
  accountId: sample.customerAccount,
  region: sample.region,
  cidr,
  egress: 'open',
  subnetIds: sample.subnetIds,
  routeTableIds: [sample.customerTableId],
  rescaleVpcCidrs: sample.rescaleVpc.cidrs,
}

const blocked: ExpectedVpc = { ...agreed, egress: 'blocked' }
const blockedVpc: VpcSnapshot = { ...goodVpc, internetGatewayAttached: false }

/** One thing that can be wrong, by itself: how, and the finding that must say so. */
interface Fault {
  readonly title: string
  readonly change: Partial<VpcSnapshot>
  readonly finding: InspectionFinding
}

const error = { level: 'error' } as const
const warning = { level: 'warning' } as const

/** Faults that are judged alike with open and with blocked egress; no two touch the same field. */
const always: ReadonlyArray<Fault> = [
  {
    title: 'another owner',
    change: { accountId: known(AccountId, '444455556666') },
    finding: {
      id: 'vpc-owner-differs',
      ...error,
      evidence: { expected: '111122223333', actual: '444455556666' },
    },
  },
  {
    title: 'another Region',
    change: { region: known(Region, 'eu-west-1') },
    finding: {
      id: 'vpc-region-differs',
      ...error,
      evidence: { expected: 'us-east-1', actual: 'eu-west-1' },
    },
  },
  {
    title: 'not available yet',
    change: { state: 'pending' },
    finding: { id: 'vpc-not-available', ...error, evidence: { vpcId } },
  },
  {
    title: 'another block',
    change: { cidrs: [sample.otherCidr] },
    finding: {
      id: 'vpc-cidr-differs',
      ...error,
      evidence: { expected: cidr, actual: sample.otherCidr },
    },
  },
]

const parts: ReadonlyArray<Fault> = [
  {
    title: 'a subnet that is gone',
    change: { subnets: goodVpc.subnets.slice(1) },
    finding: {
      id: 'subnet-missing',
      ...error,
      evidence: { subnetId: goodVpc.subnets[0]?.subnetId ?? '' },
    },
  },
  {
    title: 'a route table that is gone',
    change: { routeTables: [] },
    finding: {
      id: 'route-table-missing',
      ...error,
      evidence: { routeTableId: sample.customerTableId },
    },
  },
]

const dns = (level: 'error' | 'warning'): ReadonlyArray<Fault> => [
  {
    title: 'no DNS resolution',
    change: { dnsSupport: false },
    finding: { id: 'dns-support-off', level, evidence: { vpcId } },
  },
  {
    title: 'no DNS host names',
    change: { dnsHostnames: false },
    finding: { id: 'dns-hostnames-off', level, evidence: { vpcId } },
  },
]

const openFaultsWith = (level: 'error' | 'warning'): ReadonlyArray<Fault> => [
  ...always,
  ...dns(level),
  {
    title: 'no internet gateway',
    change: { internetGatewayAttached: false },
    finding: { id: 'internet-gateway-missing', ...error, evidence: { vpcId } },
  },
  ...parts,
]

const openFaults = openFaultsWith('warning')
/** AWS allows the option of a peering only where both VPCs have both attributes. */
const dnsFaults = openFaultsWith('error')

const blockedFaults: ReadonlyArray<Fault> = [
  ...always,
  ...dns('error'),
  {
    title: 'an internet gateway',
    change: { internetGatewayAttached: true },
    finding: { id: 'internet-gateway-present', ...error, evidence: { vpcId } },
  },
  ...parts,
]

describe.each([
  ['open egress', agreed, goodVpc, openFaults],
  ['names over the peering', { ...agreed, peeringDns: true }, goodVpc, dnsFaults],
  ['blocked egress', blocked, blockedVpc, blockedFaults],
] as const)('with %s', (_title, expected, vpc, faults) => {
  it('finds nothing in the VPC that was agreed', () => {
    expect(findVpcProblems(expected, vpc)).toEqual([])
  })

  it.each(faults)('finds $title', ({ change, finding }) => {
    expect(findVpcProblems(expected, { ...vpc, ...change })).toEqual([finding])
  })

  it('finds any faults together, each once, in their order', () => {
    fc.assert(
      fc.property(fc.subarray([...faults]), (chosen) => {
        const broken = chosen.reduce<VpcSnapshot>(
          (seen, { change }) => ({ ...seen, ...change }),
          vpc,
        )
        expect(findVpcProblems(expected, broken)).toEqual(chosen.map(({ finding }) => finding))
      }),
    )
  })
})

describe('a VPC', () => {
  it('that cannot be seen is one finding', () => {
    expect(findVpcProblems(agreed, undefined)).toEqual([
      { id: 'vpc-missing', level: 'error', evidence: { vpcId } },
    ])
  })

  it('may have more blocks, with a warning; not one that overlaps the Rescale VPC', () => {
    const extra = (block: Ipv4Cidr) => findVpcProblems(agreed, { ...goodVpc, cidrs: [cidr, block] })
    expect(extra(sample.otherCidr)).toEqual([
      {
        id: 'vpc-extra-cidr',
        ...warning,
        evidence: { cidr: sample.otherCidr, overlapsRescaleVpc: false },
      },
    ])
    const overlapping = known(Ipv4Cidr, '10.0.8.0/24')
    expect(extra(overlapping)).toEqual([
      {
        id: 'vpc-extra-cidr',
        ...error,
        evidence: { cidr: overlapping, overlapsRescaleVpc: true },
      },
    ])
  })

  it('must have every block that was agreed later, in whatever order', () => {
    const { secondaryCidr, otherCidr } = sample
    const extended: ExpectedVpc = { ...agreed, secondaryCidrs: [secondaryCidr] }
    const found = (...cidrs: ReadonlyArray<Ipv4Cidr>) =>
      findVpcProblems(extended, { ...goodVpc, cidrs })
    const differs = (...actual: ReadonlyArray<Ipv4Cidr>): ReadonlyArray<InspectionFinding> => [
      {
        id: 'vpc-cidr-differs',
        ...error,
        evidence: { expected: `${cidr}, ${secondaryCidr}`, actual: actual.join(', ') },
      },
    ]
    expect(found(cidr, secondaryCidr)).toEqual([])
    expect(found(secondaryCidr, cidr)).toEqual([])
    expect(found(cidr)).toEqual(differs(cidr))
    expect(found(secondaryCidr, otherCidr)).toEqual(differs(secondaryCidr, otherCidr))
    expect(found(cidr, secondaryCidr, otherCidr)).toMatchObject([
      { id: 'vpc-extra-cidr', level: 'warning', evidence: { cidr: otherCidr } },
    ])
  })

  it('may have more subnets and route tables than were reported', () => {
    expect(findVpcProblems({ ...agreed, subnetIds: [], routeTableIds: [] }, goodVpc)).toEqual([])
  })
})

describe('a subnet', () => {
  const [own] = goodVpc.routeTables
  const other = known(RouteTableId, 'rtb-0d000000000000000')
  const [first, second] = sample.subnetIds

  const tablesWith = (
    ownSubnets: typeof sample.subnetIds,
    isOtherMain: boolean,
  ): Partial<VpcSnapshot> => ({
    routeTables:
      own === undefined
        ? []
        : [
            { ...own, subnetIds: ownSubnets, isMain: !isOtherMain },
            { ...own, routeTableId: other, subnetIds: [], isMain: isOtherMain },
          ],
  })

  const found = (change: Partial<VpcSnapshot>) => findVpcProblems(agreed, { ...goodVpc, ...change })

  it('that follows a main table which is none of the stack’s is a warning', () => {
    const [kept, off] = [first, second]
    expect(found(tablesWith(kept === undefined ? [] : [kept], true))).toEqual([
      { id: 'subnet-off-table', ...warning, evidence: { subnetId: off, routeTableId: other } },
    ])
  })

  it('is fine by association, and by the main table when that is the stack’s', () => {
    expect(found(tablesWith([...sample.subnetIds], true))).toEqual([])
    expect(found(tablesWith([], false))).toEqual([])
  })
})
