/**
 * Lets the other side resolve public host names of this side's instances to private addresses. Each
 * side allows it for its own VPC, and only while the peering is active.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-dns.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcPeeringConnectionOptions.html
 */
import type { PeeringId } from '@byoa/core/iam/identity'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Aws } from '../aws/Aws.ts'
import type { ModifyVpcPeeringConnectionOptionsRequest } from '../aws/Ec2.ts'
import type { Cloud } from '../Cloud.ts'
import type { CloudTask } from '../failures/CloudError.ts'
import { operationError } from '../failures/OperationError.ts'
import { lookUntil } from '../waiting/Waiter.ts'
import { findPeeringSnapshot } from './listPeerings.ts'
import { isEnded } from './peeringStatus.ts'

/** Rescale requests peerings, the customer accepts them. */
export type PeeringSideName = 'requester' | 'accepter'

export interface AllowPeeringDnsInput {
  readonly peeringId: PeeringId
  readonly side: PeeringSideName
}

/** Returns the parameters of the call that sets the option of a side. */
export const dnsOptionOf = ({
  peeringId,
  side,
}: AllowPeeringDnsInput): ModifyVpcPeeringConnectionOptionsRequest => {
  const allow = { AllowDnsResolutionFromRemoteVpc: true }
  return {
    VpcPeeringConnectionId: peeringId,
    ...(side === 'requester'
      ? { RequesterPeeringConnectionOptions: allow }
      : { AccepterPeeringConnectionOptions: allow }),
  }
}

const modifyOptions = (aws: Aws, input: AllowPeeringDnsInput): CloudTask<void> =>
  pipe(aws.ec2.modifyVpcPeeringConnectionOptions(dnsOptionOf(input)), TE.asUnit)

/** Allows DNS resolution; waits while the peering is becoming active, and fails when it is not. */
export const allowPeeringDns = (cloud: Cloud, input: AllowPeeringDnsInput): CloudTask<void> =>
  pipe(
    lookUntil(
      cloud.waiter,
      {
        for: 'peeringActive',
        subject: input.peeringId,
        isReached: (peering) =>
          peering?.status === 'active' || isEnded(peering?.status ?? 'deleted'),
      },
      findPeeringSnapshot(cloud.aws, input.peeringId),
    ),
    TE.map((peering) => peering?.status ?? 'not visible'),
    TE.flatMap((status) =>
      status === 'active'
        ? modifyOptions(cloud.aws, input)
        : TE.left(
            operationError('PeeringNotActive', `${input.peeringId} is ${status}, not active`),
          ),
    ),
  )
