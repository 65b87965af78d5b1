/**
 * Lets public host names of one side's instances resolve to private addresses when the other side
 * asks. Each side allows it for its own VPC, and only while the peering is active.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-dns.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcPeeringConnectionOptions.html
 */
import { ModifyVpcPeeringConnectionOptionsCommand } from '@aws-sdk/client-ec2'
import type { Failure } from '@byoa/application'
import type { PeeringId, Region } from '@byoa/core/iam'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { Ec2Call } from '../clients/Ec2Call.ts'
import { type Answered, answered } from '../failures/answered.ts'
import { ownFailure } from '../failures/ownFailure.ts'
import { type Waiter, lookUntil } from '../waiting/Waiter.ts'
import { findPeeringSnapshot } from './listPeerings.ts'
import { isEnded } from './peeringStatus.ts'

export interface AllowPeeringDnsInput {
  readonly peeringId: PeeringId
  /** Rescale requests peerings, the customer accepts them. */
  readonly side: 'requester' | 'accepter'
}

/** Allows it; waits while the peering is on its way to active, and refuses one that is not. */
export const allowPeeringDns = async (
  waiter: Waiter,
  call: Ec2Call,
  { peeringId, side }: AllowPeeringDnsInput,
): Answered<void> => {
  const seen = await lookUntil(
    waiter,
    {
      for: 'peeringActive',
      subject: peeringId,
      isReached: (peering) => peering?.status === 'active' || isEnded(peering?.status ?? 'deleted'),
    },
    () => findPeeringSnapshot(call, peeringId),
  )
  if (E.isLeft(seen)) return seen
  if (seen.right?.status !== 'active') {
    const status = seen.right?.status ?? 'not visible'
    return ownFailure(call.operation, 'PeeringNotActive', `${peeringId} is ${status}, not active`)
  }
  const allow = { AllowDnsResolutionFromRemoteVpc: true }
  const modified = await answered(call.operation, () =>
    call.ec2.send(
      new ModifyVpcPeeringConnectionOptionsCommand({
        VpcPeeringConnectionId: peeringId,
        ...(side === 'requester'
          ? { RequesterPeeringConnectionOptions: allow }
          : { AccepterPeeringConnectionOptions: allow }),
      }),
    ),
  )
  return E.isLeft(modified) ? modified : E.right(undefined)
}

/** Closes the operation over a side, for the party that has it. */
export const dnsAllowing =
  (
    waiter: Waiter,
    side: AllowPeeringDnsInput['side'],
    callOf: (region: Region) => Ec2Call,
  ): ((input: {
    readonly region: Region
    readonly peeringId: PeeringId
  }) => TaskEither<Failure, void>) =>
  ({ region, peeringId }) =>
  () =>
    allowPeeringDns(waiter, callOf(region), { peeringId, side })
