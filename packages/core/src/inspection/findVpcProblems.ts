/**
 * Whether the customer's VPC is as agreed: owner, block, and the resources of the template. Errors
 * stop verification; warnings are recorded with it.
 */
import type { Region } from '../iam/identity/Partition.ts'
import type { AccountId, RouteTableId, SubnetId, VpcId } from '../iam/identity/identifiers.ts'
import { overlaps } from '../network/Ipv4Block.ts'
import { type Ipv4Cidr, toBlock } from '../network/Ipv4Cidr.ts'
import type { Egress } from '../values/Egress.ts'
import { type InspectionFinding, inspectionFinding } from './InspectionFinding.ts'
import { effectiveRouteTable } from './effectiveRouteTable.ts'
import type { VpcSnapshot } from './snapshots.ts'

export interface ExpectedVpc {
  readonly vpcId: VpcId
  readonly accountId: AccountId
  readonly region: Region
  readonly cidr: Ipv4Cidr
  /** Agreed and associated secondary blocks; absent: none. */
  readonly secondaryCidrs?: ReadonlyArray<Ipv4Cidr>
  readonly egress: Egress
  /** Whether host names are resolved over the peering; absent: not. */
  readonly peeringDns?: boolean
  readonly subnetIds: ReadonlyArray<SubnetId>
  readonly routeTableIds: ReadonlyArray<RouteTableId>
  readonly rescaleVpcCidrs: ReadonlyArray<Ipv4Cidr>
  /** The digest of the template that was handed over, and the digest in the stack's output. */
  readonly template?: { readonly expected: string; readonly actual: string }
}

type Findings = ReadonlyArray<InspectionFinding>

const differs = (
  id: 'vpc-owner-differs' | 'vpc-region-differs' | 'vpc-cidr-differs',
  compared: { readonly expected: string; readonly actual: string },
): Findings =>
  compared.expected === compared.actual ? [] : [inspectionFinding(id, 'error', compared)]

const identityProblems = (expected: ExpectedVpc, vpc: VpcSnapshot): Findings => [
  ...differs('vpc-owner-differs', { expected: expected.accountId, actual: vpc.accountId }),
  ...differs('vpc-region-differs', { expected: expected.region, actual: vpc.region }),
  ...(vpc.state === 'available'
    ? []
    : [inspectionFinding('vpc-not-available', 'error', { vpcId: vpc.vpcId })]),
]

const cidrProblems = (expected: ExpectedVpc, vpc: VpcSnapshot): Findings => {
  const agreed = [expected.cidr, ...(expected.secondaryCidrs ?? [])]
  const extra = vpc.cidrs.filter((cidr) => !agreed.includes(cidr))
  if (!agreed.every((cidr) => vpc.cidrs.includes(cidr))) {
    return differs('vpc-cidr-differs', {
      expected: agreed.join(', '),
      actual: vpc.cidrs.join(', '),
    })
  }
  return extra.map((cidr) => {
    const overlapsRescaleVpc = expected.rescaleVpcCidrs.some((own) =>
      overlaps(toBlock(own), toBlock(cidr)),
    )
    // An overlap of any blocks of the two VPCs prevents the peering, not only of the primary
    // blocks.
    const level = overlapsRescaleVpc ? 'error' : 'warning'
    return inspectionFinding('vpc-extra-cidr', level, { cidr, overlapsRescaleVpc })
  })
}

const dnsProblems = (expected: ExpectedVpc, vpc: VpcSnapshot): Findings => {
  // Private DNS of endpoints and DNS over the peering need both attributes.
  const isNeeded = expected.egress === 'blocked' || expected.peeringDns === true
  const level = isNeeded ? 'error' : 'warning'
  const evidence = { vpcId: vpc.vpcId }
  return [
    ...(vpc.dnsSupport ? [] : [inspectionFinding('dns-support-off', level, evidence)]),
    ...(vpc.dnsHostnames ? [] : [inspectionFinding('dns-hostnames-off', level, evidence)]),
  ]
}

const egressProblems = (expected: ExpectedVpc, vpc: VpcSnapshot): Findings => {
  const evidence = { vpcId: vpc.vpcId }
  if (expected.egress === 'open' && !vpc.internetGatewayAttached) {
    return [inspectionFinding('internet-gateway-missing', 'error', evidence)]
  }
  if (expected.egress === 'blocked' && vpc.internetGatewayAttached) {
    return [inspectionFinding('internet-gateway-present', 'error', evidence)]
  }
  return []
}

const partProblems = (expected: ExpectedVpc, vpc: VpcSnapshot): Findings => {
  const subnets = new Set(vpc.subnets.map(({ subnetId }) => subnetId))
  const tables = new Set(vpc.routeTables.map(({ routeTableId }) => routeTableId))
  const missingSubnets = expected.subnetIds.filter((subnetId) => !subnets.has(subnetId))
  const missingTables = expected.routeTableIds.filter((routeTableId) => !tables.has(routeTableId))
  return [
    ...missingSubnets.map((subnetId) => inspectionFinding('subnet-missing', 'error', { subnetId })),
    ...missingTables.map((routeTableId) =>
      inspectionFinding('route-table-missing', 'error', { routeTableId }),
    ),
  ]
}

/** A subnet of the stack with another effective route table, typically the main one. */
const tableProblems = (expected: ExpectedVpc, vpc: VpcSnapshot): Findings =>
  vpc.subnets.flatMap(({ subnetId }): Findings => {
    const table = effectiveRouteTable(subnetId, vpc.routeTables)
    const isOff =
      expected.subnetIds.includes(subnetId) &&
      table !== undefined &&
      !expected.routeTableIds.includes(table.routeTableId)
    if (!isOff) return []
    const evidence = { subnetId, routeTableId: table.routeTableId }
    return [inspectionFinding('subnet-off-table', 'warning', evidence)]
  })

const templateProblems = ({ template }: ExpectedVpc): Findings =>
  template === undefined || template.expected === template.actual
    ? []
    : [inspectionFinding('template-edited', 'warning', template)]

/** Lists the problems of the reported VPC; a VPC that is not visible is a single finding. */
export const findVpcProblems = (expected: ExpectedVpc, vpc: VpcSnapshot | undefined): Findings =>
  vpc === undefined
    ? [inspectionFinding('vpc-missing', 'error', { vpcId: expected.vpcId })]
    : [
        identityProblems,
        cidrProblems,
        dnsProblems,
        egressProblems,
        partProblems,
        tableProblems,
        templateProblems,
      ].flatMap((find) => find(expected, vpc))
