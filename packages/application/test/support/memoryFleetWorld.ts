/** A fleet's world on the in-memory AWS: what people do past the ports, and the truth about it. */
import type { RescalePorts } from '@byoa/application'
import {
  type ActionName,
  type CallOf,
  type MemoryCloud,
  type OutputOf,
  type Settings,
  administratorKeyOf,
  apply,
  createMemoryCloud,
  rescaleWorld,
  withCustomerAccount,
} from '@byoa/cloud-memory'
import { type AccountId, partsOfRoleArn } from '@byoa/core/iam/identity'
import { type Connected, stackNameOf } from '@byoa/core/onboarding'
import type { FleetWorld, Mischief, Used } from '@byoa/testing/fleet'
import { rescalePortsOn } from '@byoa/testing/world'
import * as E from 'fp-ts/lib/Either.js'

type Put = <Name extends ActionName>(call: CallOf<Name>) => void
type Ask = <Name extends ActionName>(call: CallOf<Name>) => OutputOf<Name> | undefined

/** Calls past the ports, which no fault strikes and nobody counts. */
interface Hands {
  readonly put: Put
  readonly ask: Ask
}

const handsOf = (cloud: MemoryCloud, accessKeyId: string, region: string): Hands => {
  const caller = { accessKeyId, region }
  return {
    put: (call) => {
      cloud.changeWorld((world) => apply(world, caller, call)[0])
    },
    ask: (call) => {
      const [, answer] = apply(cloud.world(), caller, call)
      return E.isRight(answer) ? answer.right : undefined
    },
  }
}

const inVpc = (VpcId: string) => [{ Name: 'vpc-id', Values: [VpcId] }]

// mischief

const trustOf = (statements: ReadonlyArray<object>): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements })

const trusting = (accountId: string, externalId?: string): object => ({
  Effect: 'Allow',
  Principal: { AWS: `arn:aws:iam::${accountId}:root` },
  Action: 'sts:AssumeRole',
  ...(externalId === undefined
    ? {}
    : { Condition: { StringEquals: { 'sts:ExternalId': externalId } } }),
})

const removePolicies = ({ put, ask }: Hands, RoleName: string): void => {
  const { PolicyNames = [] } = ask({ action: 'ListRolePolicies', input: { RoleName } }) ?? {}
  for (const PolicyName of PolicyNames) {
    put({ action: 'DeleteRolePolicy', input: { RoleName, PolicyName } })
  }
}

const editRole = (hands: Hands, what: Mischief, state: Used): void => {
  const { put } = hands
  const { name: RoleName } = partsOfRoleArn(state.stack.roleArn)
  const { rescaleAccountId, externalId } = state.setup
  const trust = (...statements: ReadonlyArray<object>): void => {
    const PolicyDocument = trustOf(statements)
    put({ action: 'UpdateAssumeRolePolicy', input: { RoleName, PolicyDocument } })
  }
  if (what === 'open-trust') trust(trusting(rescaleAccountId))
  if (what === 'close-trust') trust(trusting(state.request.accountId))
  if (what === 'trust-another-account') {
    trust(trusting(rescaleAccountId, externalId), trusting('123456789012'))
  }
  if (what === 'remove-permissions' || what === 'delete-role') removePolicies(hands, RoleName)
  if (what === 'delete-role') put({ action: 'DeleteRole', input: { RoleName } })
}

const removeRoutes = (
  { put, ask }: Hands,
  routeTableIds: ReadonlyArray<string>,
  destinations: ReadonlyArray<string>,
): void => {
  for (const RouteTableId of routeTableIds) {
    for (const DestinationCidrBlock of destinations) {
      put({ action: 'DeleteRoute', input: { RouteTableId, DestinationCidrBlock } })
    }
  }
  ask({ action: 'DescribeRouteTables', input: {} })
}

const removeNodes = ({ put, ask }: Hands, state: Used): void => {
  const { NetworkInterfaces = [] } =
    ask({ action: 'DescribeNetworkInterfaces', input: { Filters: inVpc(state.stack.vpcId) } }) ?? {}
  for (const { NetworkInterfaceId } of NetworkInterfaces) {
    put({ action: 'DeleteNetworkInterface', input: { NetworkInterfaceId } })
  }
}

const tablesOf = ({ ask }: Hands, vpcId: string) =>
  ask({ action: 'DescribeRouteTables', input: { Filters: inVpc(vpcId) } })?.RouteTables ?? []

/** Subnets without an association use the main table. */
const leaveTables = (hands: Hands, vpcId: string): void => {
  for (const { Associations } of tablesOf(hands, vpcId)) {
    for (const { SubnetId, RouteTableAssociationId: AssociationId } of Associations) {
      if (SubnetId !== undefined && AssociationId !== undefined) {
        hands.put({ action: 'DisassociateRouteTable', input: { AssociationId } })
      }
    }
  }
}

const editNetwork = (hands: Hands, what: Mischief, state: Used): void => {
  const { put, ask } = hands
  const { vpcId: VpcId, subnetIds, routeTableIds } = state.stack
  if (what === 'detach-gateway') {
    const Filters = [{ Name: 'attachment.vpc-id', Values: [VpcId] }]
    const { InternetGateways = [] } =
      ask({ action: 'DescribeInternetGateways', input: { Filters } }) ?? {}
    for (const { InternetGatewayId } of InternetGateways) {
      put({ action: 'DetachInternetGateway', input: { InternetGatewayId, VpcId } })
    }
  }
  if (what === 'turn-dns-off') {
    put({
      action: 'ModifyVpcAttribute',
      input: { VpcId, EnableDnsHostnames: { Value: false } },
    })
  }
  if (what === 'add-block') {
    put({ action: 'AssociateVpcCidrBlock', input: { VpcId, CidrBlock: '10.200.0.0/24' } })
  }
  const [SubnetId] = subnetIds
  if (what === 'add-node' && SubnetId !== undefined) {
    put({ action: 'CreateNetworkInterface', input: { SubnetId } })
  }
  if (what === 'remove-nodes') removeNodes(hands, state)
  if (what === 'remove-customer-routes') removeRoutes(hands, routeTableIds, state.rescaleVpc.cidrs)
  if (what === 'leave-tables' || what === 'delete-tables') leaveTables(hands, VpcId)
  if (what === 'delete-tables') {
    for (const RouteTableId of routeTableIds) {
      put({ action: 'DeleteRouteTable', input: { RouteTableId } })
    }
  }
}

const endPeering = ({ put }: Hands, state: Used): void => {
  if (state.peering === undefined) return
  const input = { VpcPeeringConnectionId: state.peering.peeringId }
  put({ action: 'DeleteVpcPeeringConnection', input })
  put({ action: 'RejectVpcPeeringConnection', input })
}

// the truth

const peeringsOf = ({ ask }: Hands) =>
  ask({ action: 'DescribeVpcPeeringConnections', input: {} })?.VpcPeeringConnections ?? []

const liveCodes = ['initiating-request', 'pending-acceptance', 'provisioning', 'active']

const lacksRoute = (
  { ask }: Hands,
  tables: ReadonlyArray<string>,
  { to, over }: { readonly to: ReadonlyArray<string>; readonly over: string },
): boolean => {
  const Filters = [{ Name: 'route-table-id', Values: tables }]
  const { RouteTables = [] } = ask({ action: 'DescribeRouteTables', input: { Filters } }) ?? {}
  return (
    RouteTables.length < tables.length ||
    RouteTables.some(({ Routes }) =>
      to.some(
        (cidr) =>
          !Routes.some(
            (route) =>
              route.DestinationCidrBlock === cidr &&
              route.VpcPeeringConnectionId === over &&
              route.State === 'active',
          ),
      ),
    )
  )
}

/** The tables that the subnets of a stack use. */
const usedTables = (
  customer: Hands,
  { vpcId, subnetIds }: Connected['stack'],
): ReadonlyArray<string> => {
  const tables = tablesOf(customer, vpcId)
  const main = tables.find(({ Associations }) => Associations.some(({ Main }) => Main))
  return subnetIds.flatMap((subnetId) => {
    const own = tables.find(({ Associations }) =>
      Associations.some(({ SubnetId }) => SubnetId === subnetId),
    )
    return (own ?? main)?.RouteTableId ?? []
  })
}

/** In a rotation either ID may be the one that the role takes by now. */
const roleFaults = (
  { ask }: Hands,
  { stack, setup, rotation }: Connected,
): ReadonlyArray<string> => {
  const assume = (ExternalId?: string): boolean =>
    ask({
      action: 'AssumeRole',
      input: {
        RoleArn: stack.roleArn,
        RoleSessionName: 'truth',
        ...(ExternalId === undefined ? {} : { ExternalId }),
      },
    }) !== undefined
  const ids = [setup.externalId, ...(rotation === undefined ? [] : [rotation.nextExternalId])]
  return [
    ...(ids.some((id) => assume(id)) ? [] : ['the role refuses Rescale']),
    ...(assume() ? ['the role needs no external ID'] : []),
    ...(assume('another') ? ['the role takes any external ID'] : []),
  ]
}

const faultsOf = (rescale: Hands, customer: Hands, state: Connected): ReadonlyArray<string> => {
  const { peering, stack, setup, rescaleVpc } = state
  const over = peering.peeringId
  const found = peeringsOf(rescale).find(
    ({ VpcPeeringConnectionId }) => VpcPeeringConnectionId === over,
  )
  return [
    ...(found?.Status.Code === 'active' ? [] : ['its peering is not active']),
    ...(lacksRoute(rescale, rescaleVpc.routeTableIds, { to: [setup.cidr], over })
      ? ['Rescale lacks a route']
      : []),
    ...(lacksRoute(customer, stack.routeTableIds, { to: rescaleVpc.cidrs, over })
      ? ['the customer lacks a route']
      : []),
    ...(lacksRoute(customer, usedTables(customer, stack), { to: rescaleVpc.cidrs, over })
      ? ['a subnet of the customer lacks a route']
      : []),
    ...(customer.ask({ action: 'DescribeVpcs', input: { Filters: inVpc(stack.vpcId) } })?.Vpcs
      .length === 1
      ? []
      : ['its VPC is gone']),
    ...(hasGateway(customer, stack.vpcId) ? [] : ['its internet gateway is gone']),
    ...roleFaults(rescale, state),
    ...(trustsOthers(customer, state) ? ['its role trusts another account'] : []),
  ]
}

const hasGateway = ({ ask }: Hands, vpcId: string): boolean => {
  const Filters = [{ Name: 'attachment.vpc-id', Values: [vpcId] }]
  return (
    ask({ action: 'DescribeInternetGateways', input: { Filters } })?.InternetGateways.length === 1
  )
}

const trustsOthers = ({ ask }: Hands, { stack }: Connected): boolean => {
  const { name: RoleName } = partsOfRoleArn(stack.roleArn)
  const role = ask({ action: 'GetRole', input: { RoleName } })?.Role
  return decodeURIComponent(role?.AssumeRolePolicyDocument ?? '').includes('123456789012')
}

const routesToPeerings = ({ ask }: Hands): ReturnType<FleetWorld['rescaleRoutes']> => {
  const { RouteTables = [] } = ask({ action: 'DescribeRouteTables', input: {} }) ?? {}
  return RouteTables.flatMap(({ Routes }) => Routes).flatMap(
    ({ DestinationCidrBlock: destination, VpcPeeringConnectionId: peeringId }) =>
      destination === undefined || peeringId === undefined ? [] : [{ destination, peeringId }],
  )
}

// the world

/** A fleet's world: so many customers' accounts beside Rescale's. */
export const memoryFleetWorld = (options: {
  readonly accountIds: ReadonlyArray<AccountId>
  readonly region: Connected['request']['region']
  readonly rescale: Parameters<typeof rescaleWorld>[0]
  readonly start: Parameters<typeof rescaleWorld>[1]['now']
  readonly delays: Partial<Settings['delays']>
  readonly store: RescalePorts['store']
}): FleetWorld => {
  const { accountIds, region, start, delays, store } = options
  const side = rescaleWorld(options.rescale, { now: start, settings: { delays } })
  const cloud = createMemoryCloud({
    ...side,
    world: accountIds.reduce(
      (world, accountId) => withCustomerAccount(world, { accountId, region }),
      side.world,
    ),
  })
  const rescaleKey = cloud.rescale.accounts[0]?.accessKeyId ?? ''
  const rescale = handsOf(cloud, rescaleKey, region)
  const customerHands = (accountId: AccountId): Hands =>
    handsOf(cloud, administratorKeyOf(cloud.world(), accountId), region)
  return {
    rescale: rescalePortsOn(cloud, store),
    customerOf: (accountId) => ({
      store,
      clock: cloud.clock,
      console: cloud.customerConsole(accountId),
    }),
    advanceTime: cloud.advanceTime,
    strike: (kind) => {
      cloud.planFaults([{ onCall: cloud.calls().length + 1, kind }])
    },
    callCount: () => cloud.calls().length,
    doMischief: (what, state) => {
      const customer = customerHands(state.request.accountId)
      editRole(customer, what, state)
      editNetwork(customer, what, state)
      if (what === 'end-peering') endPeering(customer, state)
      if (what === 'delete-peering') endPeering(rescale, state)
      if (what === 'delete-stack') {
        customer.put({ action: 'DeleteStack', input: { StackName: stackNameOf(state) } })
      }
      if (what === 'remove-rescale-routes') {
        removeRoutes(rescale, state.rescaleVpc.routeTableIds, [state.setup.cidr])
      }
    },
    faultsOf: (state) => faultsOf(rescale, customerHands(state.request.accountId), state),
    livePeerings: () =>
      peeringsOf(rescale)
        .filter(({ Status }) => liveCodes.includes(Status.Code))
        .map(({ VpcPeeringConnectionId: peeringId, Tags }) => ({
          peeringId,
          onboardingId: Tags.find(({ Key }) => Key === 'rescale:onboarding')?.Value ?? '',
        })),
    rescaleRoutes: () => routesToPeerings(rescale),
  }
}
