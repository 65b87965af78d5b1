import type { CustomerAccess, CustomerCloud } from '@byoa/application'
import type { VpcId } from '@byoa/core/iam'
import type { VpcSnapshot } from '@byoa/core/inspection'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'

import type { RescaleInfrastructure } from '../rescale/RescaleInfrastructure.ts'
import * as PersistentMap from '../world/PersistentMap.ts'
import { type Exchange, type Line, send } from './Exchange.ts'
import { rescaleLine } from './memoryRescaleCloud.ts'
import { type PortError, portTask } from './portFailure.ts'
import { describeTables } from './routing.ts'
import { vpcSnapshot } from './snapshotsOf.ts'

type Result<A> = E.Either<PortError, A>

/** A session is made anew when less than this is left of it, as the SDK does. */
const leastSecondsLeft = 300

const isUsable = (exchange: Exchange, accessKeyId: string): boolean => {
  const holder = PersistentMap.get(exchange.world.accessKeys, accessKeyId)?.holder
  return (
    holder?.type === 'role-session' &&
    holder.expiresAt - exchange.world.now > leastSecondsLeft * 1000
  )
}

const enter = (
  exchange: Exchange,
  line: Line,
  { roleArn, externalId, region }: CustomerAccess,
): Result<Line> => {
  const name = `${roleArn} ${externalId}`
  const open = exchange.sessions.get(name)
  if (open !== undefined && isUsable(exchange, open)) {
    return E.right({ accessKeyId: open, region, operation: line.operation })
  }
  const assumed = send(exchange, line, {
    action: 'AssumeRole',
    input: { RoleArn: roleArn, RoleSessionName: 'rescale-connect', ExternalId: externalId },
  })
  if (E.isLeft(assumed)) return assumed
  const accessKeyId = assumed.right.Credentials.AccessKeyId
  exchange.sessions = new Map(exchange.sessions).set(name, accessKeyId)
  return E.right({ accessKeyId, region, operation: line.operation })
}

const inVpc = (vpcId: string) => ({ Filters: [{ Name: 'vpc-id', Values: [vpcId] }] })

const hasDns = (
  exchange: Exchange,
  line: Line,
  asked: { readonly VpcId: string; readonly Attribute: 'enableDnsSupport' | 'enableDnsHostnames' },
): Result<boolean> => {
  const described = send(exchange, line, { action: 'DescribeVpcAttribute', input: asked })
  if (E.isLeft(described)) return described
  const { EnableDnsSupport, EnableDnsHostnames } = described.right
  return E.right((EnableDnsSupport ?? EnableDnsHostnames)?.Value ?? false)
}

const describeVpc = (
  exchange: Exchange,
  line: Line,
  { vpcId, region }: CustomerAccess & { readonly vpcId: VpcId },
): Result<O.Option<VpcSnapshot>> => {
  const vpcs = send(exchange, line, { action: 'DescribeVpcs', input: inVpc(vpcId) })
  if (E.isLeft(vpcs)) return vpcs
  const [vpc] = vpcs.right.Vpcs
  if (vpc === undefined) return E.right(O.none)
  const dnsSupport = hasDns(exchange, line, { VpcId: vpcId, Attribute: 'enableDnsSupport' })
  if (E.isLeft(dnsSupport)) return dnsSupport
  const dnsHostnames = hasDns(exchange, line, { VpcId: vpcId, Attribute: 'enableDnsHostnames' })
  if (E.isLeft(dnsHostnames)) return dnsHostnames
  const gateways = send(exchange, line, {
    action: 'DescribeInternetGateways',
    input: { Filters: [{ Name: 'attachment.vpc-id', Values: [vpcId] }] },
  })
  if (E.isLeft(gateways)) return gateways
  const subnets = send(exchange, line, { action: 'DescribeSubnets', input: inVpc(vpcId) })
  if (E.isLeft(subnets)) return subnets
  const tables = send(exchange, line, { action: 'DescribeRouteTables', input: inVpc(vpcId) })
  if (E.isLeft(tables)) return tables
  const snapshot = vpcSnapshot({
    vpc,
    region,
    dnsSupport: dnsSupport.right,
    dnsHostnames: dnsHostnames.right,
    internetGatewayAttached: gateways.right.InternetGateways.length > 0,
    subnets: subnets.right.Subnets,
    routeTables: tables.right.RouteTables,
  })
  return E.isLeft(snapshot) ? snapshot : E.right(O.some(snapshot.right))
}

/**
 * The customer's account through its role, in memory: every call is weighed by the policies of the
 * role.
 */
export const memoryCustomerCloud = (
  exchange: Exchange,
  rescale: RescaleInfrastructure,
): CustomerCloud => {
  const task = <Input extends CustomerAccess, A>(
    name: string,
    run: (line: Line, input: Input) => Result<A>,
  ) => {
    const operation = `CustomerCloud.${name}`
    return (input: Input) =>
      portTask(operation, () => {
        const line = enter(exchange, rescaleLine(rescale, input.region, operation), input)
        return E.isLeft(line) ? line : run(line.right, input)
      })
  }
  return {
    describeVpc: task('describeVpc', (line, input) => describeVpc(exchange, line, input)),
    describeRouteTables: task('describeRouteTables', (line, { routeTableIds }) =>
      describeTables(exchange, line, routeTableIds),
    ),
  }
}
