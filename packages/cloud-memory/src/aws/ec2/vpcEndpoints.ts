/**
 * VPC endpoints: gateway ones stand in route tables, interface ones in subnets.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpoint.html
 */
import { parseJson } from '@byoa/core/codec'
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
import { dateOf } from '../dateOf.ts'
import { isRecord } from '../json.ts'
import type { FilterReaders } from '../filters.ts'
import { creationNeeds, tagsFor } from '../tags.ts'
import { ec2Arn, needOf, vpcNeed } from './arns.ts'
import { type Availability, availabilityAt, availableLater } from './availability.ts'
import { madeBefore, madeBy, tokenShown } from './clientTokens.ts'
import { found, isIdOf } from './found.ts'
import { type GroupOutput, groupsOutput } from './networkInterfaceOutput.ts'
import { groupsOrDefault, openInterface } from './networkInterfaces.ts'
import { pageOfResources } from './pageOfResources.ts'
import { prefixListId } from './routeTables.ts'
import type {
  CreateVpcEndpointRequest,
  DeleteVpcEndpointsRequest,
  DescribeVpcEndpointsRequest,
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

/** The policy of an endpoint that was made without one: it allows everything. */
const fullAccess: Readonly<Record<VpcEndpoint['type'], string>> = {
  Gateway:
    '{"Version":"2008-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}',
  Interface: JSON.stringify(
    { Statement: [{ Action: '*', Effect: 'Allow', Principal: '*', Resource: '*' }] },
    undefined,
    2,
  ),
}

/** Returns the last words of a service's name: `ec2`, `ecr.api`. */
const serviceWords = ({ serviceName: name, region }: VpcEndpoint): string =>
  name.slice(name.indexOf(`.${region}.`) + region.length + 2)

/** The name by which clients call the service; parts of a service come first in it. */
const privateDnsName = (endpoint: VpcEndpoint, partition: string): string => {
  const suffix = partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com'
  const words = serviceWords(endpoint).split('.').toReversed().join('.')
  return `${words}.${endpoint.region}.${suffix}`
}

/** Zones of the world's own: AWS does not list the ids of its zones. */
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

/** The interfaces of an endpoint are attached after the answer. */
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
 * S3 and DynamoDB are behind endpoints of both types, every other service behind interfaces.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
 */
const serviceProblem = (
  context: Context,
  { ServiceName: name, VpcEndpointType: type = 'Gateway' }: CreateVpcEndpointRequest,
): E.Either<AwsError, undefined> => {
  const known = [`com.amazonaws.${context.region}.`, `cn.com.amazonaws.${context.region}.`]
  const prefix = known.find((one) => name.startsWith(one) && name.length > one.length)
  if (prefix === undefined) {
    return refuse('InvalidServiceName', `The Vpc Endpoint Service '${name}' does not exist`)
  }
  return type === 'Gateway' && !['s3', 'dynamodb'].includes(name.slice(prefix.length))
    ? invalid('Endpoint type (Gateway) does not match available service types ([Interface]).')
    : E.right(undefined)
}

/** Refuses the parameters of the other type of endpoint. */
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

/** Every table, subnet and group that is named must be there. */
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

/** An endpoint has one subnet in a zone, and a service one route in a table. */
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
        `route table ${table.id} already has a route with destination-prefix-list-id ${prefixListId(ServiceName)}`,
      )
}

/** Private names are on unless they are switched off. */
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

const policyProblem = ({
  PolicyDocument,
}: CreateVpcEndpointRequest): E.Either<AwsError, undefined> =>
  PolicyDocument === undefined ||
  (PolicyDocument.length <= longestPolicyCharacters &&
    E.exists(isRecord)(parseJson(PolicyDocument)))
    ? E.right(undefined)
    : refuse('InvalidPolicyDocument', 'The policy document is not a valid JSON policy document.')

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

/** What stays of an endpoint that is changed. */
type Kept = Pick<VpcEndpoint, 'id' | 'createdAt' | 'availableAt'>

const keptOf = ({ id, createdAt, availableAt }: VpcEndpoint): Kept => ({
  id,
  createdAt,
  ...(availableAt === undefined ? {} : { availableAt }),
})

const newEndpoint = (
  context: Context,
  input: CreateVpcEndpointRequest,
  kept: Kept,
): VpcEndpoint => ({
  ...kept,
  accountId: context.accountId,
  region: context.region,
  tags: tagsFor(input, 'vpc-endpoint'),
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
  ...madeBy(input),
})

/** Returns the world with an endpoint and its interfaces, one in each subnet. */
const openEndpoint = (
  world: World,
  endpoint: VpcEndpoint,
  subnets: ReadonlyArray<Subnet>,
): E.Either<AwsError, World> => {
  let next = putResource(world, 'vpcEndpoints', endpoint)
  for (const subnet of subnets) {
    const opened = openInterface(next, {
      subnet,
      groupIds: endpoint.securityGroupIds,
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

const make = (
  context: Context,
  input: CreateVpcEndpointRequest,
  kept: Kept,
): Outcome<CreateVpcEndpointOutput> =>
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
    E.bind('world', ({ endpoint, parts }) => openEndpoint(context.world, endpoint, parts.subnets)),
    E.map(({ world, endpoint }) => ({
      world,
      output: created({ ...context, world }, input, endpoint),
    })),
  )

const create = (
  context: Context,
  input: CreateVpcEndpointRequest,
): Outcome<CreateVpcEndpointOutput> => {
  const [world, id] = freshId(context.world, 'vpce')
  const later = input.VpcEndpointType === 'Interface' ? availableLater(world) : {}
  return make({ ...context, world }, input, { id, createdAt: world.now, ...later })
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
    ...creationNeeds(
      ec2Arn(context, 'vpc-endpoint', '*'),
      tagsFor(input, 'vpc-endpoint'),
      'CreateVpcEndpoint',
    ),
  ],
  run: createOnce,
}

// changes

const closeEndpoint = (context: Context, endpoint: VpcEndpoint): World =>
  interfacesOf(context, endpoint).reduce(
    (world, networkInterface) => dropResource(world, 'networkInterfaces', networkInterface),
    dropResource(context.world, 'vpcEndpoints', endpoint),
  )

/** An endpoint, and all that it shall have from now on. */
export interface EndpointChange extends CreateVpcEndpointRequest {
  readonly VpcEndpointId: string
}

/**
 * Changes an endpoint in place, as stacks do. Callers are not served ModifyVpcEndpoint.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcEndpoint.html
 */
export const modifyVpcEndpoint: Action<EndpointChange, CreateVpcEndpointOutput> = {
  permission: 'ec2:ModifyVpcEndpoint',
  needs: (context, { VpcEndpointId: id }) => [
    needOf(
      context,
      'vpc-endpoint',
      resourceOf(context.world, context, { kind: 'vpcEndpoints', id }) ?? id,
    ),
  ],
  run: (context, { VpcEndpointId, ...input }) =>
    pipe(
      found(context, 'vpcEndpoints', VpcEndpointId),
      E.flatMap((endpoint) =>
        make({ ...context, world: closeEndpoint(context, endpoint) }, input, keptOf(endpoint)),
      ),
    ),
}

// DeleteVpcEndpoints

export interface DeleteVpcEndpointsOutput {
  readonly Unsuccessful: ReadonlyArray<{
    readonly ResourceId: string
    readonly Error: { readonly Code: string; readonly Message: string }
  }>
}

/** What is deleted is deleted; each id that is of nothing is told in the answer. */
const remove = (
  context: Context,
  { VpcEndpointIds }: DeleteVpcEndpointsRequest,
): Outcome<DeleteVpcEndpointsOutput> => {
  const malformed = VpcEndpointIds.find((id) => !isIdOf('vpce', id))
  if (malformed !== undefined) {
    return refuse('InvalidVpcEndpointId.Malformed', `Invalid id: "${malformed}"`)
  }
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
  needs: (context, { VpcEndpointIds }) =>
    VpcEndpointIds.map((id) =>
      needOf(
        context,
        'vpc-endpoint',
        resourceOf(context.world, context, { kind: 'vpcEndpoints', id }) ?? id,
      ),
    ),
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
          filters: endpointFilters(context),
        }),
        E.map(({ items, ...rest }) => ({
          world: context.world,
          output: { VpcEndpoints: items.map(outputOf(context)), ...rest },
        })),
      ),
  }
