/**
 * The ways out of the VPC. With egress `open` each zone has a default route that works; with
 * `blocked` there is none, whatever its target, and no gateway that could be one.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/route-table-options.html
 */
import { hasNatGateway } from '../../cloudformation/SetupOptions.ts'
import { contains } from '../../network/Ipv4Block.ts'
import { toBlock } from '../../network/Ipv4Cidr.ts'
import type { NatGatewaySnapshot } from '../accountSnapshots.ts'
import type { AgreedConnection } from '../AgreedConnection.ts'
import { effectiveRouteTable } from '../effectiveRouteTable.ts'
import { renderRouteTarget } from '../findMissingRoutes.ts'
import type { RouteSnapshot, RouteTableSnapshot, VpcSnapshot } from '../snapshots.ts'
import { agreedSubnets, isReported } from './agreedParts.ts'
import { type Check, type Found, checkOf } from './Check.ts'
import { vpcCheck } from './vpcChecks.ts'

// queries

const guide = 'https://docs.aws.amazon.com/vpc/latest/userguide'

const isOpen = (agreed: AgreedConnection): boolean =>
  isReported(agreed) && agreed.setup.egress === 'open'

const isBlocked = (agreed: AgreedConnection): boolean =>
  isReported(agreed) && agreed.setup.egress === 'blocked'

const usesNat = (agreed: AgreedConnection): boolean => isOpen(agreed) && hasNatGateway(agreed.setup)

const about = (page: string, applies: (agreed: AgreedConnection) => boolean) =>
  ({ level: 'error', owner: 'customer', source: `${guide}/${page}`, applies }) as const

const isDefault = ({ destination }: RouteSnapshot): boolean => destination === '0.0.0.0/0'

/** A gateway, by the prefix of its id. */
const isGateway = (id: string): boolean => /^(igw|nat|eigw|cagw)-/.test(id)

// open

export const internetGatewayMissing: Check = {
  ...vpcCheck('VPC_Internet_Gateway.html', 'internet-gateway-missing'),
  applies: isOpen,
}

/** Says what a subnet's default route lacks: the right kind of gateway, in use. */
const defaultRouteProblem = (
  table: RouteTableSnapshot | undefined,
  gateway: 'igw-' | 'nat-',
): string | undefined => {
  const route = table?.routes.find(isDefault)
  if (route === undefined) return 'none'
  const target = renderRouteTarget(route.target)
  if (route.state === 'blackhole') return `${target} (blackhole)`
  return target.startsWith(gateway) ? undefined : target
}

export const openDefaultRoute: Check = checkOf(
  about('route-table-options.html', isOpen),
  ['customer.vpc'],
  ({ 'customer.vpc': vpc }, agreed) => {
    const gateway = hasNatGateway(agreed.setup) ? 'nat-' : 'igw-'
    return agreedSubnets(agreed)
      .filter((id) => vpc.subnets.some(({ subnetId }) => subnetId === id))
      .flatMap((subnetId): ReadonlyArray<Found> => {
        const actual = defaultRouteProblem(effectiveRouteTable(subnetId, vpc.routeTables), gateway)
        return actual === undefined
          ? []
          : [{ subject: subnetId, expected: `0.0.0.0/0 → ${gateway}…`, actual }]
      })
  },
)

const isAlive = ({ state }: NatGatewaySnapshot): boolean =>
  state === 'available' || state === 'pending'

export const natGateway: Check = checkOf(
  about('vpc-nat-gateway.html', usesNat),
  ['customer.vpc', 'customer.natGateways'],
  ({ 'customer.natGateways': gateways }) =>
    gateways.some(({ state }) => state === 'available')
      ? []
      : [{ subject: 'NAT gateway', expected: 'available', actual: gateways[0]?.state ?? 'none' }],
)

/** Traffic through a NAT gateway passes a block of incoming connections. */
export const blockPublicAccess: Check = checkOf(
  about('security-vpc-bpa.html', isOpen),
  ['customer.subnets'],
  ({ 'customer.subnets': subnets }, agreed) =>
    subnets
      .filter(({ internetGatewayBlock: mode }) =>
        hasNatGateway(agreed.setup) ? mode === 'block-bidirectional' : mode !== 'off',
      )
      .map(({ subnetId, internetGatewayBlock: actual }) => ({ subject: subnetId, actual })),
)

// blocked

export const internetGatewayPresent: Check = {
  ...vpcCheck('VPC_Internet_Gateway.html', 'internet-gateway-present'),
  applies: isBlocked,
}

/** Whether a route is one of the agreed ones: within the VPC, or to Rescale over the peering. */
const isAgreedRoute = (
  route: RouteSnapshot,
  { peeringId, rescaleVpc }: AgreedConnection,
): boolean => {
  const { destination, target } = route
  if (target.kind === 'local') return true
  if (target.kind !== 'peering' || target.peeringId !== peeringId) return false
  return rescaleVpc.cidrs.some((cidr) => contains(toBlock(cidr), toBlock(destination)))
}

/** A default route and a route to a gateway leave the VPC; others may lead to private networks. */
const leaves = (route: RouteSnapshot): boolean =>
  isDefault(route) || isGateway(renderRouteTarget(route.target))

const waysOut = ({ routeTables }: VpcSnapshot, agreed: AgreedConnection): ReadonlyArray<Found> =>
  routeTables.flatMap(({ routeTableId, routes, ipv6Routes = [] }) => [
    ...routes
      .filter((route) => !isAgreedRoute(route, agreed))
      .map((route): Found => ({
        level: leaves(route) ? 'error' : 'warning',
        subject: routeTableId,
        actual: `${route.destination} → ${renderRouteTarget(route.target)}`,
      })),
    ...ipv6Routes
      .filter(({ target }) => target !== 'local')
      .map(({ destination, target }): Found => ({
        subject: routeTableId,
        actual: `${destination} → ${target}`,
      })),
  ])

export const blockedRoutes: Check = checkOf(
  about('route-table-options.html', isBlocked),
  ['customer.vpc'],
  ({ 'customer.vpc': vpc }, agreed) => waysOut(vpc, agreed),
)

export const blockedNatGateway: Check = checkOf(
  { ...about('vpc-nat-gateway.html', isBlocked), level: 'warning' },
  ['customer.natGateways'],
  ({ 'customer.natGateways': gateways }) =>
    gateways.filter(isAlive).map(({ natGatewayId, state }) => ({
      subject: natGatewayId,
      actual: state,
    })),
)
