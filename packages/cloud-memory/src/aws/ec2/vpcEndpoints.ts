/**
 * VPC endpoints: gateway endpoints with route tables, interface endpoints with subnets.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpoint.html
 */
import { omitUndefined, parseJson } from '@byoa/core/codec'
import { type Partition, dnsSuffixOf } from '@byoa/core/iam/identity'
import { endpointServiceOf, gatewayServiceName, gatewayServices } from '@byoa/core/network'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import {
  type World,
  dropResource,
  putResource,
  resourceOf,
  resourcesOf,
} from '../../world/World.ts'
import { freshId } from '../../world/freshId.ts'
import type {
  NetworkInterface,
  RouteTable,
  Subnet,
  Tag,
  Vpc,
  VpcEndpoint,
} from '../../world/network.ts'
import { type Action, type Context, type Outcome, answer, onEverything } from '../Action.ts'
import { type AwsError, invalidParameter, refuse } from '../AwsError.ts'
import { policyFault } from '../iam/policyFault.ts'
import { dateOf } from '../dateOf.ts'
import type { FilterReaders } from '../filters.ts'
import { tagsFor } from '../tags.ts'
import { creationNeeds, needOfId, needsOfIds, vpcNeed } from './arns.ts'
import { type Availability, availabilityAt, availableLater } from './availability.ts'
import { madeBefore, madeBy, tokenShown } from './clientTokens.ts'
import { found, isIdOf, unknownId } from './found.ts'
import { identifiedKinds } from './identifiedKinds.ts'
import { type GroupOutput, groupsOutput } from './networkInterfaceOutput.ts'
import { groupsOrDefault, openInterface } from './networkInterfaces.ts'
import { pageOfResources } from './pageOfResources.ts'
import { prefixListId } from './prefixLists.ts'
import type {
  CreateVpcEndpointRequest,
  DeleteVpcEndpointsRequest,
  DescribeVpcEndpointsRequest,
  ModifyVpcEndpointRequest,
} from './Ec2Inputs.ts'

// outputs

export interface VpcEndpointOutput {
  readonly VpcEndpointId: string
  readonly VpcId: string
  readonly VpcEndpointType: VpcEndpoint['type']
  readonly ServiceName: string
  readonly ServiceRegion: string
  readonly State: Availability
  readonly OwnerId: string
  readonly CreationTimestamp: Date
  readonly RequesterManaged: false
  readonly IpAddressType: 'ipv4'
  readonly DnsOptions: { readonly DnsRecordIpType: 'ipv4' | 'service-defined' }
  readonly DnsEntries: ReadonlyArray<DnsEntry>
  readonly RouteTableIds: ReadonlyArray<string>
  readonly SubnetIds: ReadonlyArray<string>
  readonly Groups: ReadonlyArray<GroupOutput>
  readonly PrivateDnsEnabled: boolean
  readonly PolicyDocument: string
  readonly NetworkInterfaceIds: ReadonlyArray<string>
  readonly Tags: ReadonlyArray<Tag>
}

interface DnsEntry {
  readonly DnsName: string
  readonly HostedZoneId: string
}

/** The default endpoint policy, which allows full access. */
const fullAccess: Readonly<Record<VpcEndpoint['type'], string>> = {
  Gateway:
    '{"Version":"2008-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}',
  Interface: JSON.stringify(
    { Statement: [{ Action: '*', Effect: 'Allow', Principal: '*', Resource: '*' }] },
    undefined,
    2,
  ),
}

/** Returns the end of a service name, e.g. `ec2`, `ecr.api`. */
const serviceWords = ({ serviceName, region }: VpcEndpoint): string =>
  endpointServiceOf(region, serviceName) ?? ''

/** Returns the private DNS name of a service. */
const privateDnsName = (endpoint: VpcEndpoint, partition: Partition): string => {
  const words = serviceWords(endpoint).split('.').toReversed().join('.')
  return `${words}.${endpoint.region}.${dnsSuffixOf(partition)}`
}

/** Generated hosted zone IDs, as AWS does not publish them. */
const hostedZoneOf = (letter: string, { id }: VpcEndpoint): string =>
  `Z${letter}${id.slice(-12).toUpperCase()}`

const dnsEntries = (context: Context, endpoint: VpcEndpoint): ReadonlyArray<DnsEntry> => {
  if (endpoint.type === 'Gateway') return []
  const { id, region, subnetIds } = endpoint
  const label = `${id}-${id.slice(-8)}`
  const rest = `${serviceWords(endpoint)}.${region}.vpce.amazonaws.com`
  const zones = subnetIds.flatMap((subnetId) => {
    const subnet = resourceOf(context.world, endpoint, { kind: 'subnets', id: subnetId })
    return subnet === undefined ? [] : [`${label}-${subnet.availabilityZone}.${rest}`]
  })
  const own = [`${label}.${rest}`, ...zones].map((DnsName) => ({
    DnsName,
    HostedZoneId: hostedZoneOf('A', endpoint),
  }))
  const HostedZoneId = hostedZoneOf('B', endpoint)
  return endpoint.privateDns
    ? [...own, { DnsName: privateDnsName(endpoint, context.partition), HostedZoneId }]
    : own
}

const interfacesOf = (context: Context, { id }: VpcEndpoint): ReadonlyArray<NetworkInterface> =>
  resourcesOf(context.world, context, 'networkInterfaces').filter(
    ({ endpointId }) => endpointId === id,
  )

const outputOf =
  (context: Context) =>
  (endpoint: VpcEndpoint): VpcEndpointOutput => ({
    VpcEndpointId: endpoint.id,
    VpcId: endpoint.vpcId,
    VpcEndpointType: endpoint.type,
    ServiceName: endpoint.serviceName,
    ServiceRegion: endpoint.region,
    State: availabilityAt(endpoint, context.world.now),
    OwnerId: endpoint.accountId,
    CreationTimestamp: dateOf(endpoint.createdAt),
    RequesterManaged: false,
    IpAddressType: 'ipv4',
    DnsOptions: { DnsRecordIpType: endpoint.type === 'Gateway' ? 'service-defined' : 'ipv4' },
    DnsEntries: dnsEntries(context, endpoint),
    RouteTableIds: endpoint.routeTableIds,
    SubnetIds: endpoint.subnetIds,
    Groups: groupsOutput(context, endpoint.securityGroupIds),
    PrivateDnsEnabled: endpoint.privateDns,
    PolicyDocument: endpoint.policyDocument ?? fullAccess[endpoint.type],
    NetworkInterfaceIds: interfacesOf(context, endpoint).map(({ id }) => id),
    Tags: endpoint.tags,
  })

// CreateVpcEndpoint

export interface CreateVpcEndpointOutput {
  readonly VpcEndpoint: VpcEndpointOutput
  readonly ClientToken?: string
}

/** The answer is that before network interfaces are created. */
const created = (
  context: Context,
  input: CreateVpcEndpointRequest,
  endpoint: VpcEndpoint,
): CreateVpcEndpointOutput => ({
  VpcEndpoint: {
    ...outputOf(context)(endpoint),
    State: endpoint.type === 'Interface' ? 'pending' : 'available',
  },
  ...tokenShown(input),
})

const invalid = (message: string): E.Either<AwsError, never> => refuse('InvalidParameter', message)

/**
 * S3 and DynamoDB have endpoints of both types, other services interface endpoints only.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
 */
const serviceProblem = (
  context: Context,
  { ServiceName: name, VpcEndpointType: type = 'Gateway' }: CreateVpcEndpointRequest,
): E.Either<AwsError, undefined> => {
  const service = endpointServiceOf(context.region, name)
  if (service === undefined) {
    return refuse('InvalidServiceName', `The Vpc Endpoint Service '${name}' does not exist`)
  }
  const isGateway = gatewayServices.some((one) => gatewayServiceName(context.region, one) === name)
  return type === 'Gateway' && !isGateway
    ? invalid('Endpoint type (Gateway) does not match available service types ([Interface]).')
    : E.right(undefined)
}

/** Refuses parameters of the other endpoint type. */
const typeProblem = (input: CreateVpcEndpointRequest): E.Either<AwsError, undefined> => {
  const { RouteTableIds = [], SubnetIds = [], SecurityGroupIds = [] } = input
  if (input.VpcEndpointType === 'Interface') {
    return RouteTableIds.length > 0
      ? invalid('Route table IDs are only supported for Gateway type VPC Endpoint.')
      : E.right(undefined)
  }
  if (SubnetIds.length > 0) {
    return invalid(
      'Subnet IDs are only supported for Interface and GatewayLoadBalancer type VPC Endpoints.',
    )
  }
  if (SecurityGroupIds.length > 0) {
    return invalid('Security group IDs are only supported for Interface type VPC Endpoint.')
  }
  return input.PrivateDnsEnabled === true
    ? invalid('Private DNS is only supported for Interface type VPC Endpoint.')
    : E.right(undefined)
}

interface Parts {
  readonly tables: ReadonlyArray<RouteTable>
  readonly subnets: ReadonlyArray<Subnet>
}

/** Requires that all route tables, subnets and groups exist. */
const partsOf = (context: Context, input: CreateVpcEndpointRequest): E.Either<AwsError, Parts> =>
  pipe(
    E.Do,
    E.bind('tables', () =>
      E.traverseArray((id: string) => found(context, 'routeTables', id))(input.RouteTableIds ?? []),
    ),
    E.bind('subnets', () =>
      E.traverseArray((id: string) => found(context, 'subnets', id))(input.SubnetIds ?? []),
    ),
    E.bind('groups', () =>
      E.traverseArray((id: string) => found(context, 'securityGroups', id))(
        input.SecurityGroupIds ?? [],
      ),
    ),
    E.flatMap(({ tables, subnets, groups }) =>
      [...tables, ...subnets, ...groups].some(({ vpcId }) => vpcId !== input.VpcId)
        ? invalidParameter(`A resource of the endpoint is not in the vpc ${input.VpcId}`)
        : E.right({ tables, subnets }),
    ),
  )

/** Requires one subnet in each zone, and one route of a service in each route table. */
const placeProblem = (
  context: Context,
  { ServiceName }: CreateVpcEndpointRequest,
  { tables, subnets }: Parts,
): E.Either<AwsError, undefined> => {
  const twin = subnets.find(({ availabilityZone }, index) =>
    subnets.slice(0, index).some((other) => other.availabilityZone === availabilityZone),
  )
  if (twin !== undefined) {
    return refuse(
      'DuplicateSubnetsInSameZone',
      `Found another VPC endpoint subnet in the availability zone of ${twin.id}. VPC endpoint subnets should be in different availability zones supported by the VPC endpoint service.`,
    )
  }
  const taken = resourcesOf(context.world, context, 'vpcEndpoints')
    .filter(({ serviceName }) => serviceName === ServiceName)
    .flatMap(({ routeTableIds }) => routeTableIds)
  const table = tables.find(({ id }) => taken.includes(id))
  return table === undefined
    ? E.right(undefined)
    : refuse(
        'RouteAlreadyExists',
        `route table ${table.id} already has a route with destination-prefix-list-id ${prefixListId(context.region, ServiceName)}`,
      )
}

/** Private DNS is enabled by default. */
const hasPrivateDns = ({ VpcEndpointType, PrivateDnsEnabled }: CreateVpcEndpointRequest): boolean =>
  VpcEndpointType === 'Interface' && (PrivateDnsEnabled ?? true)

const dnsProblem = (context: Context, vpc: Vpc, endpoint: VpcEndpoint) => {
  if (!endpoint.privateDns) return E.right(undefined)
  if (!vpc.dnsSupport || !vpc.dnsHostnames) {
    return invalid(
      `Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for ${vpc.id}`,
    )
  }
  const isTaken = resourcesOf(context.world, context, 'vpcEndpoints').some(
    ({ vpcId, serviceName, privateDns }) =>
      privateDns && vpcId === vpc.id && serviceName === endpoint.serviceName,
  )
  return isTaken
    ? invalid(
        `private-dns-enabled cannot be set because there is already a conflicting DNS domain for ${privateDnsName(endpoint, context.partition)} in the VPC ${vpc.id}`,
      )
    : E.right(undefined)
}

/** @source https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html */
const longestPolicyCharacters = 20_480

const isSoundPolicy = (document: string): boolean =>
  document.length <= longestPolicyCharacters &&
  E.exists((value) => policyFault('endpoint', value) === undefined)(parseJson(document))

const policyProblem = ({
  PolicyDocument,
}: Pick<CreateVpcEndpointRequest, 'PolicyDocument'>): E.Either<AwsError, undefined> =>
  PolicyDocument === undefined || isSoundPolicy(PolicyDocument)
    ? E.right(undefined)
    : refuse('InvalidPolicyDocument', 'The Policy Document is not valid.')

const quotaProblem = (
  context: Context,
  { type, vpcId }: VpcEndpoint,
): E.Either<AwsError, undefined> => {
  const { interfaceEndpointsPerVpc, gatewayEndpointsPerRegion } = context.world.settings.quotas
  const same = resourcesOf(context.world, context, 'vpcEndpoints').filter(
    (other) => other.type === type && (type === 'Gateway' || other.vpcId === vpcId),
  )
  const most = type === 'Gateway' ? gatewayEndpointsPerRegion : interfaceEndpointsPerVpc
  return same.length < most
    ? E.right(undefined)
    : refuse('VpcEndpointLimitExceeded', 'The maximum number of VPC endpoints has been reached.')
}

/** Properties that ModifyVpcEndpoint does not change. */
type Kept = Pick<VpcEndpoint, 'id' | 'createdAt' | 'availableAt' | 'tags' | 'madeBy'>

const newEndpoint = (
  context: Context,
  input: CreateVpcEndpointRequest,
  kept: Kept,
): VpcEndpoint => ({
  ...kept,
  accountId: context.accountId,
  region: context.region,
  vpcId: input.VpcId,
  type: input.VpcEndpointType ?? 'Gateway',
  serviceName: input.ServiceName,
  routeTableIds: input.RouteTableIds ?? [],
  subnetIds: input.SubnetIds ?? [],
  securityGroupIds:
    input.VpcEndpointType === 'Interface'
      ? groupsOrDefault(context, input.VpcId, input.SecurityGroupIds)
      : [],
  privateDns: hasPrivateDns(input),
  ...(input.PolicyDocument === undefined ? {} : { policyDocument: input.PolicyDocument }),
})

const closeInterfaces = (
  context: Context,
  endpoint: VpcEndpoint,
  isClosed: (networkInterface: NetworkInterface) => boolean,
): World =>
  interfacesOf(context, endpoint)
    .filter(isClosed)
    .reduce(
      (world, networkInterface) => dropResource(world, 'networkInterfaces', networkInterface),
      context.world,
    )

/** Returns the world with an endpoint and its network interfaces, one in each subnet. */
const openEndpoint = (
  context: Context,
  endpoint: VpcEndpoint,
  subnets: ReadonlyArray<Subnet>,
): E.Either<AwsError, World> => {
  const isLeft = ({ subnetId }: NetworkInterface): boolean => !endpoint.subnetIds.includes(subnetId)
  const world = closeInterfaces(context, endpoint, isLeft)
  let next = putResource(world, 'vpcEndpoints', endpoint)
  const groupIds = endpoint.securityGroupIds
  const standing = interfacesOf({ ...context, world }, endpoint)
  for (const one of standing) next = putResource(next, 'networkInterfaces', { ...one, groupIds })
  for (const subnet of subnets) {
    if (standing.some(({ subnetId }) => subnetId === subnet.id)) continue
    const opened = openInterface(next, {
      subnet,
      groupIds,
      description: `VPC Endpoint Interface ${endpoint.id}`,
      tags: [],
      endpointId: endpoint.id,
    })
    if (E.isLeft(opened)) return opened
    const [withInterface] = opened.right
    next = withInterface
  }
  return E.right(next)
}

interface MadeEndpoint {
  readonly world: World
  readonly endpoint: VpcEndpoint
}

/** Creates an endpoint, or recreates a modified one under its ID. */
const make = (
  context: Context,
  input: CreateVpcEndpointRequest,
  kept: Kept,
): E.Either<AwsError, MadeEndpoint> =>
  pipe(
    E.Do,
    E.bind('vpc', () => found(context, 'vpcs', input.VpcId)),
    E.tap(() => serviceProblem(context, input)),
    E.tap(() => typeProblem(input)),
    E.bind('parts', () => partsOf(context, input)),
    E.tap(({ parts }) => placeProblem(context, input, parts)),
    E.tap(() => policyProblem(input)),
    E.let('endpoint', () => newEndpoint(context, input, kept)),
    E.tap(({ vpc, endpoint }) => dnsProblem(context, vpc, endpoint)),
    E.tap(({ endpoint }) => quotaProblem(context, endpoint)),
    E.bind('world', ({ endpoint, parts }) => openEndpoint(context, endpoint, parts.subnets)),
  )

const create = (
  context: Context,
  input: CreateVpcEndpointRequest,
): Outcome<CreateVpcEndpointOutput> => {
  const [withId, id] = freshId(context.world, 'vpce')
  const kept = {
    id,
    createdAt: withId.now,
    tags: tagsFor(input, 'vpc-endpoint'),
    ...(input.VpcEndpointType === 'Interface' ? availableLater(withId) : {}),
    ...madeBy(input),
  }
  return pipe(
    make({ ...context, world: withId }, input, kept),
    E.map(({ world, endpoint }) => ({
      world,
      output: created({ ...context, world }, input, endpoint),
    })),
  )
}

const createOnce = (
  context: Context,
  input: CreateVpcEndpointRequest,
): Outcome<CreateVpcEndpointOutput> =>
  pipe(
    madeBefore(context, 'vpcEndpoints', input),
    E.flatMap(([before]) =>
      before === undefined
        ? create(context, input)
        : answer(context.world, created(context, input, before)),
    ),
  )

export const createVpcEndpoint: Action<CreateVpcEndpointRequest, CreateVpcEndpointOutput> = {
  permission: 'ec2:CreateVpcEndpoint',
  needs: (context, input) => [
    vpcNeed(context, input.VpcId),
    ...creationNeeds(context, input, {
      type: 'vpc-endpoint',
      action: 'CreateVpcEndpoint',
      keys: { 'ec2:VpceServiceName': [input.ServiceName] },
    }),
    ...needsOfIds(context, 'routeTables', input.RouteTableIds),
    ...needsOfIds(context, 'subnets', input.SubnetIds),
    ...needsOfIds(context, 'securityGroups', input.SecurityGroupIds),
  ],
  run: createOnce,
}

// ModifyVpcEndpoint

const keptOf = ({ id, createdAt, availableAt, tags, madeBy: call }: VpcEndpoint): Kept => ({
  id,
  createdAt,
  tags,
  ...omitUndefined({ availableAt, madeBy: call }),
})

interface ListChange {
  readonly name: string
  readonly add: ReadonlyArray<string> | undefined
  readonly remove: ReadonlyArray<string> | undefined
}

const changed = (
  ids: ReadonlyArray<string>,
  { name, add = [], remove = [] }: ListChange,
): E.Either<AwsError, ReadonlyArray<string>> => {
  const unknown = remove.find((id) => !ids.includes(id))
  return unknown === undefined
    ? E.right([...new Set([...ids.filter((id) => !remove.includes(id)), ...add])])
    : invalid(`The ${name} ${unknown} is not associated with the endpoint.`)
}

/** Returns the policy after the change; undefined for the default one. */
const policyAfter = (
  { policyDocument }: VpcEndpoint,
  { PolicyDocument, ResetPolicy = false }: ModifyVpcEndpointRequest,
): E.Either<AwsError, string | undefined> => {
  if (!ResetPolicy) return E.right(PolicyDocument ?? policyDocument)
  return PolicyDocument === undefined
    ? E.right(undefined)
    : refuse(
        'InvalidParameterCombination',
        'The parameters ResetPolicy and PolicyDocument may not be used together',
      )
}

/** Returns the complete input for the modified endpoint. */
const wholeOf = (
  endpoint: VpcEndpoint,
  input: ModifyVpcEndpointRequest,
): E.Either<AwsError, CreateVpcEndpointRequest> =>
  pipe(
    E.Do,
    E.apS(
      'RouteTableIds',
      changed(endpoint.routeTableIds, {
        name: 'route table',
        add: input.AddRouteTableIds,
        remove: input.RemoveRouteTableIds,
      }),
    ),
    E.apS(
      'SubnetIds',
      changed(endpoint.subnetIds, {
        name: 'subnet',
        add: input.AddSubnetIds,
        remove: input.RemoveSubnetIds,
      }),
    ),
    E.apS(
      'SecurityGroupIds',
      changed(endpoint.securityGroupIds, {
        name: 'security group',
        add: input.AddSecurityGroupIds,
        remove: input.RemoveSecurityGroupIds,
      }),
    ),
    E.apS('PolicyDocument', policyAfter(endpoint, input)),
    E.map(({ PolicyDocument, ...lists }) => ({
      ...lists,
      VpcId: endpoint.vpcId,
      ServiceName: endpoint.serviceName,
      VpcEndpointType: endpoint.type,
      PrivateDnsEnabled: input.PrivateDnsEnabled ?? endpoint.privateDns,
      ...omitUndefined({ PolicyDocument }),
    })),
  )

/** @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcEndpoint.html */
export const modifyVpcEndpoint: Action<ModifyVpcEndpointRequest, { readonly Return: true }> = {
  permission: 'ec2:ModifyVpcEndpoint',
  needs: (context, input) => [
    needOfId(context, 'vpcEndpoints', input.VpcEndpointId),
    ...needsOfIds(context, 'routeTables', input.AddRouteTableIds),
    ...needsOfIds(context, 'routeTables', input.RemoveRouteTableIds),
    ...needsOfIds(context, 'subnets', input.AddSubnetIds),
    ...needsOfIds(context, 'subnets', input.RemoveSubnetIds),
    ...needsOfIds(context, 'securityGroups', input.AddSecurityGroupIds),
    ...needsOfIds(context, 'securityGroups', input.RemoveSecurityGroupIds),
  ],
  run: (context, input) =>
    pipe(
      E.Do,
      E.bind('endpoint', () => found(context, 'vpcEndpoints', input.VpcEndpointId)),
      E.bind('whole', ({ endpoint }) => wholeOf(endpoint, input)),
      E.flatMap(({ endpoint, whole }) => {
        const world = dropResource(context.world, 'vpcEndpoints', endpoint)
        return make({ ...context, world }, whole, keptOf(endpoint))
      }),
      E.map(({ world }) => ({ world, output: { Return: true } })),
    ),
}

// DeleteVpcEndpoints

export interface DeleteVpcEndpointsOutput {
  readonly Unsuccessful: ReadonlyArray<{
    readonly ResourceId: string
    readonly Error: { readonly Code: string; readonly Message: string }
  }>
}

const closeEndpoint = (context: Context, endpoint: VpcEndpoint): World =>
  dropResource(
    closeInterfaces(context, endpoint, () => true),
    'vpcEndpoints',
    endpoint,
  )

/** DeleteVpcEndpoints deletes known IDs and returns unknown ones in `Unsuccessful`. */
const remove = (
  context: Context,
  { VpcEndpointIds }: DeleteVpcEndpointsRequest,
): Outcome<DeleteVpcEndpointsOutput> => {
  const malformed = VpcEndpointIds.find((id) => !isIdOf('vpce', id))
  if (malformed !== undefined) return unknownId(identifiedKinds.vpcEndpoints, malformed)
  let { world } = context
  const unknown: string[] = []
  for (const id of VpcEndpointIds) {
    const endpoint = resourceOf(world, context, { kind: 'vpcEndpoints', id })
    if (endpoint === undefined) unknown.push(id)
    else world = closeEndpoint({ ...context, world }, endpoint)
  }
  return answer(world, {
    Unsuccessful: unknown.map((ResourceId) => ({
      ResourceId,
      Error: {
        Code: 'InvalidVpcEndpoint.NotFound',
        Message: `The Vpc Endpoint Id '${ResourceId}' does not exist`,
      },
    })),
  })
}

export const deleteVpcEndpoints: Action<DeleteVpcEndpointsRequest, DeleteVpcEndpointsOutput> = {
  permission: 'ec2:DeleteVpcEndpoints',
  needs: (context, { VpcEndpointIds }) => needsOfIds(context, 'vpcEndpoints', VpcEndpointIds),
  run: remove,
}

// DescribeVpcEndpoints

export interface DescribeVpcEndpointsOutput {
  readonly VpcEndpoints: ReadonlyArray<VpcEndpointOutput>
  readonly NextToken?: string
}

const endpointFilters = ({ world }: Context): FilterReaders<VpcEndpoint> => ({
  'vpc-endpoint-id': ({ id }: VpcEndpoint) => [id],
  'vpc-id': ({ vpcId }: VpcEndpoint) => [vpcId],
  'service-name': (endpoint: VpcEndpoint) => [endpoint.serviceName],
  'vpc-endpoint-type': ({ type }: VpcEndpoint) => [type],
  'vpc-endpoint-state': (endpoint) => [availabilityAt(endpoint, world.now)],
  'ip-address-type': () => ['ipv4'],
  'service-region': ({ region }: VpcEndpoint) => [region],
})

export const describeVpcEndpoints: Action<DescribeVpcEndpointsRequest, DescribeVpcEndpointsOutput> =
  {
    permission: 'ec2:DescribeVpcEndpoints',
    needs: onEverything,
    run: (context, input) =>
      pipe(
        pageOfResources(context, input, {
          kind: 'vpcEndpoints',
          ids: input.VpcEndpointIds,
          filters: endpointFilters,
          bounds: { from: 1, to: 1000, caps: true },
        }),
        E.flatMap(({ items, ...rest }) =>
          answer(context.world, { VpcEndpoints: items.map(outputOf(context)), ...rest }),
        ),
      ),
  }
