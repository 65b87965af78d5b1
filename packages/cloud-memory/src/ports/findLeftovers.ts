/**
 * What is left in a Region of an account after the stack is gone: everything in the VPC, and
 * everything with the tag of the connection, or of what Rescale launched, wherever it is. Roles
 * belong to no Region and to the stack; they went with it.
 */
import { computeTagKey, connectionTagKey } from '@byoa/core/iam'
import type { Leftover } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'

import type { AwsError } from '../aws/AwsError.ts'
import { type Exchange, type Line, send } from './Exchange.ts'

type Result<A> = E.Either<AwsError, A>

const inVpc = (vpcId: string) => ({ Filters: [{ Name: 'vpc-id', Values: [vpcId] }] })

const leftover =
  (resourceType: string) =>
  (resourceId: string): Leftover => ({ resourceType, resourceId })

const inNetwork = (
  exchange: Exchange,
  line: Line,
  vpcId: string,
): Result<ReadonlyArray<Leftover>> => {
  const vpcs = send(exchange, line, { action: 'DescribeVpcs', input: inVpc(vpcId) })
  if (E.isLeft(vpcs)) return vpcs
  const interfaces = send(exchange, line, {
    action: 'DescribeNetworkInterfaces',
    input: inVpc(vpcId),
  })
  if (E.isLeft(interfaces)) return interfaces
  const subnets = send(exchange, line, { action: 'DescribeSubnets', input: inVpc(vpcId) })
  if (E.isLeft(subnets)) return subnets
  return E.right([
    ...interfaces.right.NetworkInterfaces.map(({ NetworkInterfaceId }) => NetworkInterfaceId).map(
      leftover('network-interface'),
    ),
    ...subnets.right.Subnets.map(({ SubnetId }) => SubnetId).map(leftover('subnet')),
    ...vpcs.right.Vpcs.map(({ VpcId }) => VpcId).map(leftover('vpc')),
  ])
}

/** An account has one open onboarding in a Region, so the tags' keys are enough. */
const tagged = (exchange: Exchange, line: Line): Result<ReadonlyArray<Leftover>> => {
  const tags = send(exchange, line, {
    action: 'DescribeTags',
    input: { Filters: [{ Name: 'key', Values: [connectionTagKey, computeTagKey] }] },
  })
  if (E.isLeft(tags)) return tags
  return E.right(
    tags.right.Tags.map(({ ResourceId, ResourceType }) => ({
      resourceType: ResourceType,
      resourceId: ResourceId,
    })),
  )
}

/** Returns every leftover once, the ones in the VPC first. */
export const findLeftovers = (
  exchange: Exchange,
  line: Line,
  vpcId: string,
): Result<ReadonlyArray<Leftover>> => {
  const network = inNetwork(exchange, line, vpcId)
  if (E.isLeft(network)) return network
  const others = tagged(exchange, line)
  if (E.isLeft(others)) return others
  const byId = new Map([...network.right, ...others.right].map((item) => [item.resourceId, item]))
  return E.right([...byId.values()])
}
