/**
 * VPC endpoints: gateway ones stand in route tables, interface ones in subnets.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpoint.html
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { dropResource, putResource, resourceOf } from '../../world/World.ts'
import { freshId } from '../../world/freshId.ts'
import type { Tag, Vpc, VpcEndpoint } from '../../world/network.ts'
import { type Action, type Context, type Outcome, answer, onEverything } from '../Action.ts'
import { type AwsError, invalidParameter, refuse } from '../AwsError.ts'
import { creationNeeds, tagsFor } from '../tags.ts'
import { ec2Arn, needOf, vpcNeed } from './arns.ts'
import { madeBefore, madeBy, tokenShown } from './clientTokens.ts'
import { found } from './found.ts'
import { pageOfResources } from './pageOfResources.ts'
import type {
  CreateVpcEndpointRequest,
  DeleteVpcEndpointsRequest,
  DescribeVpcEndpointsRequest,
} from './Ec2Inputs.ts'

export interface VpcEndpointOutput {
  readonly VpcEndpointId: string
  readonly VpcId: string
  readonly VpcEndpointType: 'Gateway' | 'Interface'
  readonly ServiceName: string
  readonly State: 'available'
  readonly RouteTableIds: ReadonlyArray<string>
  readonly SubnetIds: ReadonlyArray<string>
  readonly Groups: ReadonlyArray<{ readonly GroupId: string }>
  readonly PrivateDnsEnabled: boolean
  readonly PolicyDocument?: string
  /** None: the interfaces of an endpoint are not resources of this world. */
  readonly NetworkInterfaceIds: ReadonlyArray<string>
  readonly Tags: ReadonlyArray<Tag>
}

const outputOf = (endpoint: VpcEndpoint): VpcEndpointOutput => ({
  VpcEndpointId: endpoint.id,
  VpcId: endpoint.vpcId,
  VpcEndpointType: endpoint.type,
  ServiceName: endpoint.serviceName,
  State: 'available',
  RouteTableIds: endpoint.routeTableIds,
  SubnetIds: endpoint.subnetIds,
  Groups: endpoint.securityGroupIds.map((GroupId) => ({ GroupId })),
  PrivateDnsEnabled: endpoint.privateDns,
  ...(endpoint.policyDocument === undefined ? {} : { PolicyDocument: endpoint.policyDocument }),
  NetworkInterfaceIds: [],
  Tags: endpoint.tags,
})

export interface CreateVpcEndpointOutput {
  readonly VpcEndpoint: VpcEndpointOutput
  readonly ClientToken?: string
}

const created = (
  input: CreateVpcEndpointRequest,
  endpoint: VpcEndpoint,
): CreateVpcEndpointOutput => ({ VpcEndpoint: outputOf(endpoint), ...tokenShown(input) })

const serviceName = (context: Context, name: string): E.Either<AwsError, string> => {
  const known = [`com.amazonaws.${context.region}.`, `cn.com.amazonaws.${context.region}.`]
  return known.some((prefix) => name.startsWith(prefix) && name.length > prefix.length)
    ? E.right(name)
    : refuse('InvalidServiceName', `The Vpc Endpoint Service '${name}' does not exist`)
}

/** Every table, subnet and group that is named must be there. */
const partsExist = (
  context: Context,
  input: CreateVpcEndpointRequest,
): E.Either<AwsError, undefined> => {
  const tables = E.traverseArray((id: string) => found(context, 'routeTables', id))
  const subnets = E.traverseArray((id: string) => found(context, 'subnets', id))
  const groups = E.traverseArray((id: string) => found(context, 'securityGroups', id))
  for (const part of [
    tables(input.RouteTableIds ?? []),
    subnets(input.SubnetIds ?? []),
    groups(input.SecurityGroupIds ?? []),
  ]) {
    if (E.isLeft(part)) return part
    if (part.right.some(({ vpcId }) => vpcId !== input.VpcId)) {
      return invalidParameter(`A resource of the endpoint is not in the vpc ${input.VpcId}`)
    }
  }
  return E.right(undefined)
}

const privateDnsWorks = (vpc: Vpc, input: CreateVpcEndpointRequest): boolean =>
  input.PrivateDnsEnabled !== true || (vpc.dnsSupport && vpc.dnsHostnames)

const create = (
  context: Context,
  input: CreateVpcEndpointRequest,
): Outcome<CreateVpcEndpointOutput> => {
  const made = madeBefore(context, 'vpcEndpoints', input)
  if (E.isLeft(made)) return made
  const [before] = made.right
  if (before !== undefined) return answer(context.world, created(input, before))
  const vpc = found(context, 'vpcs', input.VpcId)
  if (E.isLeft(vpc)) return vpc
  const name = serviceName(context, input.ServiceName)
  if (E.isLeft(name)) return name
  const parts = partsExist(context, input)
  if (E.isLeft(parts)) return parts
  if (!privateDnsWorks(vpc.right, input)) {
    return invalidParameter(
      'Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true',
    )
  }
  const [withId, id] = freshId(context.world, 'vpce')
  const endpoint: VpcEndpoint = {
    id,
    accountId: context.accountId,
    region: context.region,
    tags: tagsFor(input, 'vpc-endpoint'),
    vpcId: input.VpcId,
    type: input.VpcEndpointType ?? 'Gateway',
    serviceName: name.right,
    routeTableIds: input.RouteTableIds ?? [],
    subnetIds: input.SubnetIds ?? [],
    securityGroupIds: input.SecurityGroupIds ?? [],
    privateDns: input.PrivateDnsEnabled ?? false,
    ...(input.PolicyDocument === undefined ? {} : { policyDocument: input.PolicyDocument }),
    ...madeBy(input),
  }
  return answer(putResource(withId, 'vpcEndpoints', endpoint), created(input, endpoint))
}

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
  run: create,
}

export const deleteVpcEndpoints: Action<
  DeleteVpcEndpointsRequest,
  { readonly Unsuccessful: ReadonlyArray<never> }
> = {
  permission: 'ec2:DeleteVpcEndpoints',
  needs: (context, { VpcEndpointIds }) =>
    VpcEndpointIds.map((id) =>
      needOf(
        context,
        'vpc-endpoint',
        resourceOf(context.world, context, { kind: 'vpcEndpoints', id }) ?? id,
      ),
    ),
  run: (context, { VpcEndpointIds }) =>
    pipe(
      VpcEndpointIds,
      E.traverseArray((id) => found(context, 'vpcEndpoints', id)),
      E.map((endpoints) => ({
        world: endpoints.reduce(
          (world, endpoint) => dropResource(world, 'vpcEndpoints', endpoint),
          context.world,
        ),
        output: { Unsuccessful: [] },
      })),
    ),
}

export interface DescribeVpcEndpointsOutput {
  readonly VpcEndpoints: ReadonlyArray<VpcEndpointOutput>
  readonly NextToken?: string
}

const endpointFilters = {
  'vpc-endpoint-id': ({ id }: VpcEndpoint) => [id],
  'vpc-id': ({ vpcId }: VpcEndpoint) => [vpcId],
  'service-name': (endpoint: VpcEndpoint) => [endpoint.serviceName],
  'vpc-endpoint-type': ({ type }: VpcEndpoint) => [type],
}

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
        }),
        E.map(({ items, ...rest }) => ({
          world: context.world,
          output: { VpcEndpoints: items.map(outputOf), ...rest },
        })),
      ),
  }
