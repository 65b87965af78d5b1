/**
 * Lists what is in the VPC of a stack, is not of the stack, and would keep the VPC from being
 * deleted, so that a deletion is not begun that must fail.
 *
 * The network interfaces of an endpoint go with the endpoint; those of an instance are named by the
 * instance. A peering counts while it is live, whichever side requested it.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/delete-vpc.html
 */
import type { NetworkInterface, VpcEndpoint } from '@aws-sdk/client-ec2'
import type { StackResource } from '@byoa/application'
import { PeeringId } from '@byoa/core/iam/identity'
import type { Leftover } from '@byoa/core/onboarding'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import { type Answered, answered } from '../failures/answered.ts'
import { listPeerings } from '../peering/listPeerings.ts'
import { liveStatuses } from '../peering/peeringStatus.ts'
import type { NetworkedStackCall } from '../stack/StackCall.ts'
import { describeStackResources } from '../stack/describeStackResources.ts'
import { eachOnce } from './eachOnce.ts'
import { listNetworkInterfaces, listVpcEndpoints, otherKindsInVpc } from './leftoverKinds.ts'
import { leftoversInVpc } from './leftoversOfKind.ts'

type Leftovers = ReadonlyArray<Leftover>

const interfaceDependants =
  (endpoints: ReadonlyArray<VpcEndpoint>) =>
  ({ NetworkInterfaceId, Attachment }: NetworkInterface): Leftovers => {
    const isOfEndpoint = endpoints.some(({ NetworkInterfaceIds }) =>
      (NetworkInterfaceIds ?? []).includes(NetworkInterfaceId ?? ''),
    )
    if (NetworkInterfaceId === undefined || isOfEndpoint) return []
    return Attachment?.InstanceId === undefined
      ? [{ resourceType: 'network-interface', resourceId: NetworkInterfaceId }]
      : [{ resourceType: 'instance', resourceId: Attachment.InstanceId }]
  }

const endpointDependants = ({ VpcEndpointId }: VpcEndpoint): Leftovers =>
  VpcEndpointId === undefined ? [] : [{ resourceType: 'vpc-endpoint', resourceId: VpcEndpointId }]

const addressesInUse = (
  { ec2, operation }: NetworkedStackCall,
  vpcId: string,
): Answered<Leftovers> => {
  const filter = { Name: 'vpc-id', Values: [vpcId] }
  return pipe(
    TE.Do,
    TE.bind('interfaces', () =>
      answered(operation, 'ec2:DescribeNetworkInterfaces', () =>
        listNetworkInterfaces(ec2, filter),
      ),
    ),
    TE.bind('endpoints', () =>
      answered(operation, 'ec2:DescribeVpcEndpoints', () => listVpcEndpoints(ec2, filter)),
    ),
    TE.map(({ interfaces, endpoints }) => [
      ...interfaces.flatMap(interfaceDependants(endpoints)),
      ...endpoints.flatMap(endpointDependants),
    ]),
  )
}

/** Lists the peerings of a VPC that connect, or still may, whoever requested them. */
export const livePeeringsOf = (
  call: NetworkedStackCall,
  vpcId: string,
): Answered<ReadonlyArray<PeeringId>> =>
  pipe(
    listPeerings(call, { 'status-code': liveStatuses }),
    TE.map((listed) =>
      listed.flatMap(({ VpcPeeringConnectionId, RequesterVpcInfo, AccepterVpcInfo, Status }) =>
        PeeringId.is(VpcPeeringConnectionId) &&
        [RequesterVpcInfo?.VpcId, AccepterVpcInfo?.VpcId].includes(vpcId) &&
        liveStatuses.some((status) => status === Status?.Code)
          ? [VpcPeeringConnectionId]
          : [],
      ),
    ),
  )

const peeringDependants = (call: NetworkedStackCall, vpcId: string): Answered<Leftovers> =>
  pipe(
    livePeeringsOf(call, vpcId),
    TE.map((peeringIds) =>
      // As EC2 writes the type on tags.
      peeringIds.map((resourceId) => ({ resourceType: 'vpc-peering-connection', resourceId })),
    ),
  )

const dependantsOf = (
  call: NetworkedStackCall,
  resources: ReadonlyArray<StackResource>,
): Answered<Leftovers> => {
  const vpcId = resources.find(({ resourceType }) => resourceType === 'AWS::EC2::VPC')?.physicalId
  const ofStack = new Set(resources.map(({ physicalId }) => physicalId))
  return vpcId === undefined
    ? TE.right([])
    : pipe(
        TE.Do,
        TE.bind('inUse', () => addressesInUse(call, vpcId)),
        TE.bind('others', () => leftoversInVpc(call, otherKindsInVpc, vpcId)),
        TE.bind('peerings', () => peeringDependants(call, vpcId)),
        TE.map(({ inUse, others, peerings }) => eachOnce([...inUse, ...others, ...peerings])),
        TE.map((found) => found.filter(({ resourceId }) => !ofStack.has(resourceId))),
      )
}

/** Lists the dependants of a stack's VPC; none when there is no stack, or no VPC in it. */
export const findDependants = (call: NetworkedStackCall, stackName: string): Answered<Leftovers> =>
  pipe(
    describeStackResources(call, stackName),
    TE.flatMap((resources) => dependantsOf(call, resources)),
  )
