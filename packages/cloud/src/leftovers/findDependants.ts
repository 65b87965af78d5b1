/**
 * Lists resources in a stack's VPC that are not part of the stack and prevent the deletion of the
 * VPC, so that no deletion is started that must fail.
 *
 * Network interfaces of an endpoint are deleted with the endpoint; those of an instance are
 * reported as the instance. A live peering counts, whichever side requested it.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/delete-vpc.html
 */
import type { StackResource } from '@byoa/core/cloudformation'
import { PeeringId } from '@byoa/core/iam/identity'
import type { Leftover } from '@byoa/core/onboarding'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Aws } from '../aws/Aws.ts'
import type { NetworkInterface, VpcEndpoint } from '../aws/Ec2.ts'
import type { CloudTask } from '../failures/CloudError.ts'
import { listPeerings } from '../peering/listPeerings.ts'
import { isLive, liveStatuses } from '../peering/peeringStatus.ts'
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

const addressesInUse = ({ ec2 }: Aws, vpcId: string): CloudTask<Leftovers> => {
  const filter = { Name: 'vpc-id', Values: [vpcId] }
  return pipe(
    TE.Do,
    TE.bind('interfaces', () => listNetworkInterfaces(ec2, filter)),
    TE.bind('endpoints', () => listVpcEndpoints(ec2, filter)),
    TE.map(({ interfaces, endpoints }) => [
      ...interfaces.flatMap(interfaceDependants(endpoints)),
      ...endpoints.flatMap(endpointDependants),
    ]),
  )
}

/** Lists the live peerings of a VPC, whoever requested them. */
export const livePeeringsOf = (aws: Aws, vpcId: string): CloudTask<ReadonlyArray<PeeringId>> =>
  pipe(
    listPeerings(aws, { 'status-code': liveStatuses }),
    TE.map((listed) =>
      listed.flatMap(({ VpcPeeringConnectionId, RequesterVpcInfo, AccepterVpcInfo, Status }) =>
        PeeringId.is(VpcPeeringConnectionId) &&
        [RequesterVpcInfo?.VpcId, AccepterVpcInfo?.VpcId].includes(vpcId) &&
        isLive(Status?.Code)
          ? [VpcPeeringConnectionId]
          : [],
      ),
    ),
  )

const peeringDependants = (aws: Aws, vpcId: string): CloudTask<Leftovers> =>
  pipe(
    livePeeringsOf(aws, vpcId),
    TE.map((peeringIds) =>
      // The resource type as in EC2's tags.
      peeringIds.map((resourceId) => ({ resourceType: 'vpc-peering-connection', resourceId })),
    ),
  )

const dependantsOf = (aws: Aws, resources: ReadonlyArray<StackResource>): CloudTask<Leftovers> => {
  const vpcId = resources.find(({ resourceType }) => resourceType === 'AWS::EC2::VPC')?.physicalId
  const ofStack = new Set(resources.map(({ physicalId }) => physicalId))
  return vpcId === undefined
    ? TE.right([])
    : pipe(
        TE.Do,
        TE.bind('inUse', () => addressesInUse(aws, vpcId)),
        TE.bind('others', () => leftoversInVpc(aws, otherKindsInVpc, vpcId)),
        TE.bind('peerings', () => peeringDependants(aws, vpcId)),
        TE.map(({ inUse, others, peerings }) => eachOnce([...inUse, ...others, ...peerings])),
        TE.map((found) => found.filter(({ resourceId }) => !ofStack.has(resourceId))),
      )
}

/** Lists the dependants of a stack's VPC; none when there is no stack, or no VPC in it. */
export const findDependants = (aws: Aws, stackName: string): CloudTask<Leftovers> =>
  pipe(
    describeStackResources(aws, stackName),
    TE.flatMap((resources) => dependantsOf(aws, resources)),
  )
